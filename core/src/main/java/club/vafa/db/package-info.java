/// The database: Jdbi set-up, migrations, JSON columns, and transactions that end in a Commit or a Refuse.
/// Records are mapped by their constructors and typed ids by their one UUID, so no room writes a mapper.
/// Violated constraints and serialization failures are understood here alone.
@NullMarked
package club.vafa.db;

import org.jspecify.annotations.NullMarked;
