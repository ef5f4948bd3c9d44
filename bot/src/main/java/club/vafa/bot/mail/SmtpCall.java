package club.vafa.bot.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection to the mail server that knows how far a mail has come: until its last line is sent, the server cannot have taken it. */
final class SmtpCall extends SMTPTransport {
  private boolean handedOver;
  private long usedAtNanos = System.nanoTime();
  private int mails;

  SmtpCall(Session session, String protocol, boolean tls) {
    super(session, new URLName(protocol, null, -1, null, null, null), protocol, tls);
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    handedOver = true;
    super.finishData();
  }

  void begin() {
    handedOver = false;
  }

  void done() {
    usedAtNanos = System.nanoTime();
    mails++;
  }

  /** The mail has been said to its end, so that only the server's answer tells what became of it. */
  boolean handedOver() {
    return handedOver;
  }

  int mails() {
    return mails;
  }

  long idleNanos() {
    return System.nanoTime() - usedAtNanos;
  }
}
