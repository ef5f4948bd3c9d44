/**
 * The PostgreSQL that comes with the house: real server binaries, a kept data folder, fsync on.
 * It survives whatever happens to the process above it: a server left behind by a kill is found by its {@code postmaster.pid} and taken over.
 * A database from elsewhere is only checked here: reachable, and of a version that is supported.
 */
@NullMarked
package club.vafa.app.database;

import org.jspecify.annotations.NullMarked;
