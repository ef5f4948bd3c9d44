/**
 * One person and what the club keeps about them: two records made one and taken apart again, erasure, and the export of one's own data.
 * The room drives what every room implements ({@link club.vafa.member.PersonData}) and itself answers for the tables of the foundation.
 * A merge re-keys nothing: the old id becomes an alias, value moves by transfer and remembers where it came from.
 */
@NullMarked
package club.vafa.identity;

import org.jspecify.annotations.NullMarked;
