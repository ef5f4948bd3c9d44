/// How often something may be tried: guesses of a code, joins from one address, codes sent to a number.
/// An attempt is counted in a window that begins with the first one and ends by itself; the subject is kept as an HMAC only.
/// Rows whose window has ended are swept, so the table holds the trying of one period and no more.
@NullMarked
package club.vafa.limit;

import org.jspecify.annotations.NullMarked;
