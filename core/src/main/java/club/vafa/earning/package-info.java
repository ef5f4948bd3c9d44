/// Earning rules as data, and the pure calculation of what a sale or another happening earns under them, exact up to one rounding per transfer.
/// Rules have versions and stand together in numbered books; a purchase keeps its book's number and all else that it was counted with. No rule can name
/// another one, so there are no circles among them; what contradicts itself is refused field by field, and what would tire members is told or refused.
@NullMarked
package club.vafa.earning;

import org.jspecify.annotations.NullMarked;
