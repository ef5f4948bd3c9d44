package club.vafa.bot.mail;

import club.vafa.message.Sending;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What a mail server's no means. 5xx is for good, 4xx for now, and no answer at all after the last line leaves the end open. */
final class SmtpAnswers {
  /** A mailbox that is full or grey-lists us is tried again after a while, until the mail is a day old. */
  static final Duration PUT_OFF_MAX = Duration.ofHours(24);
  private static final Duration PAUSE_PUT_OFF = Duration.ofMinutes(10);
  private static final Duration PAUSE_BUSY = Duration.ofMinutes(1);
  /** Account or sender are refused: nobody's mail can go before that is mended. */
  private static final Duration PAUSE_NOT_SET_UP = Duration.ofMinutes(2);
  /** No such mailbox, no such domain, moved without an address, closed (RFC 3463). */
  private static final Pattern ADDRESS_GONE = Pattern.compile("5\\.1\\.(1|2|3|6|10)|5\\.2\\.1|5\\.4\\.4");
  private static final Pattern ENHANCED = Pattern.compile("[0-9]{3}[ -]([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?=\\s|$)");
  private static final int CLOSING = 421;

  private record No(int code, String says, boolean ofTheSender) {}

  private SmtpAnswers() {}

  /** The connection could not be opened or the account not be used. */
  static Sending notConnected(MessagingException e) {
    return e instanceof AuthenticationFailedException ? new Sending.Later(PAUSE_NOT_SET_UP, true)
        : new Sending.NotReached("no connection: " + root(e));
  }

  static Sending of(MessagingException e, boolean handedOver, Duration age) {
    var no = no(e);
    if (no.isEmpty()) {
      return handedOver ? new Sending.Lost("no answer to the mail: " + root(e)) : new Sending.NotReached("broken connection: " + root(e));
    }
    var reason = reason(no.get());
    if (no.get().code() >= 500) {
      return no.get().ofTheSender() ? new Sending.Later(PAUSE_NOT_SET_UP, true)
          : new Sending.Refused(reason, enhanced(no.get()).filter(ADDRESS_GONE.asMatchPredicate()).isPresent());
    }
    if (no.get().code() == CLOSING) {
      return new Sending.Later(PAUSE_BUSY, true);
    }
    return age.compareTo(PUT_OFF_MAX) < 0 ? new Sending.Later(PAUSE_PUT_OFF, false) : new Sending.Refused("put off too long: " + reason, false);
  }

  static boolean gone(String enhanced) {
    return ADDRESS_GONE.matcher(enhanced).matches();
  }

  /** The number without what the server wrote beside it, which often repeats the address. */
  private static String reason(No no) {
    return no.code() + enhanced(no).map(code -> " " + code).orElse("");
  }

  private static Optional<String> enhanced(No no) {
    var found = ENHANCED.matcher(no.says());
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /** The server's answer, the most particular one first: that about the recipient. */
  private static Optional<No> no(MessagingException e) {
    Optional<No> found = Optional.empty();
    for (Exception next = e; next != null; next = next instanceof MessagingException more ? more.getNextException() : null) {
      var says = Optional.ofNullable(next.getMessage()).orElse("");
      switch (next) {
        case SMTPAddressFailedException address -> {
          return answered(address.getReturnCode(), says, false);
        }
        case SMTPSenderFailedException sender -> {
          return answered(sender.getReturnCode(), says, true);
        }
        case SMTPSendFailedException send -> found = found.or(() -> answered(send.getReturnCode(), says, false));
        default -> { }
      }
    }
    return found;
  }

  private static Optional<No> answered(int code, String says, boolean ofTheSender) {
    return code >= 400 && code < 600 ? Optional.of(new No(code, says, ofTheSender)) : Optional.empty();
  }

  private static String root(MessagingException e) {
    return Optional.ofNullable(e.getNextException()).map(cause -> cause.getClass().getSimpleName()).orElse(e.getClass().getSimpleName());
  }
}
