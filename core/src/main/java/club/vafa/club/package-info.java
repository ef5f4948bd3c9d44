/// The club's settings and the versions of its terms, as rows.
/// Zone, language and currency are fixed at the first start; everything else may be changed by staff.
/// Readers get a copy that is at most a few seconds old.
@NullMarked
package club.vafa.club;

import org.jspecify.annotations.NullMarked;
