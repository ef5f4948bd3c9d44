/** Rules of the demo's clock. It only goes forward, and what it was put forward by outlives a restart. Tested on a real folder. */
@NullMarked
package club.vafa.app.playground;

import org.jspecify.annotations.NullMarked;
