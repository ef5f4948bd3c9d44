/// Leased open work: the one machinery under the inbox, the messages and the event listeners.
/// A table of open work has a lane, a due time and a lease; whoever claims a row owns it until the lease ends, on the clock of the database.
/// Rows whose work has ended leave the table. What only one process may do at a time is a [Lease] by name.
@NullMarked
package club.vafa.queue;

import org.jspecify.annotations.NullMarked;
