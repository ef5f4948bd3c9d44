/**
 * The packaged program as the operator has it: child processes of its own jar, started, asked, stopped and killed.
 * They run after packaging (failsafe), on embedded databases in temporary folders and on free ports.
 */
@NullMarked
package club.vafa.app.process;

import org.jspecify.annotations.NullMarked;
