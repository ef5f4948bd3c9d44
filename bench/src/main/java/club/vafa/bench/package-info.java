/// Benchmarks: what the club does, against the limit of the same database in the same run.
/// The club runs as its users run it, in a process of its own, and is spoken to over HTTP alone.
/// Each prints its progress while it runs, and as its last line the figures.
@NullMarked
package club.vafa.bench;

import org.jspecify.annotations.NullMarked;
