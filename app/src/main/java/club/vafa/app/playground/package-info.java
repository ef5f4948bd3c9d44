/**
 * What the demo has beside a club in service: a clock that can be put forward. Whoever tries the demo sees a birthday's greeting, the end
 * of points or the start of a campaign without waiting for the day. Nothing here is part of {@code serve}.
 */
@NullMarked
package club.vafa.app.playground;

import org.jspecify.annotations.NullMarked;
