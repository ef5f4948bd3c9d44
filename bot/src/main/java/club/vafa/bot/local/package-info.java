/**
 * Small servers that stand in for the providers and speak their published HTTP protocols: Telegram's Bot API and Twilio's Messages API.
 * The playground puts a person's phone in front of them, and every module's tests drive the club through them with the real clients.
 * Nothing here knows the club: the only things shared with it are bytes on a socket.
 */
@NullMarked
package club.vafa.bot.local;

import org.jspecify.annotations.NullMarked;
