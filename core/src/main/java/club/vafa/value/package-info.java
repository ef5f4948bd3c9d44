/**
 * The plain values that every room speaks in: points, money, phones, typed ids, pages, languages.
 * Each checks itself when it is made, so that a value that exists is a value that is right.
 * Nothing here knows a database, a clock of its own or a wire.
 */
@NullMarked
package club.vafa.value;

import org.jspecify.annotations.NullMarked;
