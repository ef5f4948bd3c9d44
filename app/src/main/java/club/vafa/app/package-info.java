/**
 * The house put together: settings, command line, wiring of the modules, start and stop.
 * This is the only module that knows all others, and the only place where one is joined to another.
 * What it says to a person at the terminal is one line per thing; everything else goes to the log.
 */
@NullMarked
package club.vafa.app;

import org.jspecify.annotations.NullMarked;
