/**
 * The e-mail wire: letters of text and HTML by SMTP, and the mail that comes back, which is fetched from a mailbox and read as reports of
 * delivery (RFC 3464). A letter with club messages says how to leave them by one click (RFC 8058).
 * Nothing outside this package knows a type of Jakarta Mail.
 */
@NullMarked
package club.vafa.bot.mail;

import org.jspecify.annotations.NullMarked;
