/**
 * The paths that providers call: Telegram's webhook, Twilio's messages and statuses.
 * Web reads the request within its bounds and hands it on as it came; whoever knows the provider checks its signature and says what to
 * answer.
 * A path without a handler is not there.
 */
@NullMarked
package club.vafa.web.hook;

import org.jspecify.annotations.NullMarked;
