/**
 * The SMS wire, spoken with Twilio. Messages go out through Twilio's SDK with its silent repetitions switched off, and its signed webhooks
 * (a text that came in, the state of one that went out) are checked and stored in the inbox before they are answered.
 * Nothing outside this package knows a type of Twilio's.
 */
@NullMarked
package club.vafa.bot.sms;

import org.jspecify.annotations.NullMarked;
