/**
 * Groups of members as rules, counted live: by language and by branch, and by code for a single member.
 * A group is turned into one query that others insert from, so that it is as quick for a million members as for one.
 * The room may read any table.
 */
@NullMarked
package club.vafa.segment;

import org.jspecify.annotations.NullMarked;
