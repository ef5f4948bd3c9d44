/**
 * Groups of members as rules: a tree of conditions that is turned into one query, so that it is as quick for a million members as for one.
 * Of everybody it is asked over one row of facts per member, a read model that follows the tables with a little delay and can be made anew; of
 * one member it is asked over those tables themselves. The room may read any table.
 */
@NullMarked
package club.vafa.segment;

import org.jspecify.annotations.NullMarked;
