/**
 * The architecture as a test: who may import whom, what may not be written, how large things may get.
 * The rooms and their neighbours are read from CONTRIBUTING.md, so that the page is the rule.
 * A new rule of the house that a machine can check belongs here.
 */
@NullMarked
package club.vafa.app.layout;

import org.jspecify.annotations.NullMarked;
