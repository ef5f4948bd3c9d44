/// Earning rules as data, and the pure calculation of what a sale earns under them.
/// Arithmetic is exact, with one rounding per transfer; the calculation reads nothing but the facts that it is handed.
/// Rules have versions, and a purchase remembers those it was counted with.
@NullMarked
package club.vafa.earning;

import org.jspecify.annotations.NullMarked;
