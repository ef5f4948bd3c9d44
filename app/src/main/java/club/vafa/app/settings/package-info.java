/**
 * Every setting that an operator can give, with its default, its meaning and what is accepted.
 * Values come from the environment or from a file of KEY=VALUE lines; the environment wins.
 * A wrong value stops the start with one line, which never shows a secret.
 */
@NullMarked
package club.vafa.app.settings;

import org.jspecify.annotations.NullMarked;
