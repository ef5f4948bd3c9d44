/// Random histories of the books, run against the real ledger and against a model of it in plain Java; any difference names the seed that shows it again.
/// The model knows the rules and nothing of tables. Used by the tests and by `./vafa bench simulate`.
@NullMarked
package club.vafa.simulation;

import org.jspecify.annotations.NullMarked;
