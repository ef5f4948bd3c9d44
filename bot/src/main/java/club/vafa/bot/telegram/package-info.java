/**
 * The Telegram wire. Updates come in by our own poller or through the webhook and are stored in the inbox before they are acknowledged;
 * messages go out through TelegramBots' client, and every answer of the Bot API is turned into one of the ends a send can have.
 * Nothing outside this package knows a type of the Bot API.
 */
@NullMarked
package club.vafa.bot.telegram;

import org.jspecify.annotations.NullMarked;
