/**
 * The bot: it takes what people write to the club and brings them what the club has to say. {@link club.vafa.bot.Bot} starts and stops its
 * loops (poller, inbox workers, delivery), {@code telegram} and {@code sms} are the wires, {@code dialog} holds one class per dialogue.
 * It knows core and nothing of the other modules.
 */
@NullMarked
package club.vafa.bot;

import org.jspecify.annotations.NullMarked;
