/// Imports of members and purchases from CSV and NDJSON, of any size: read line by line, written by the chunk.
/// A chunk's rows and the job's cursor are one transaction, so an import that was cut goes on after its last chunk and doubles nothing.
/// A line that cannot be taken is kept with its number and reasons, and the rest goes on.
@NullMarked
package club.vafa.intake;

import org.jspecify.annotations.NullMarked;
