/// The club itself, wired: {@link club.vafa.Core} makes every room once, top to bottom in the order in which they depend on each other.
/// The application and the tests of every module use this same wiring. The rooms know no HTTP, no chat provider and no scheduler.
@NullMarked
package club.vafa;

import org.jspecify.annotations.NullMarked;
