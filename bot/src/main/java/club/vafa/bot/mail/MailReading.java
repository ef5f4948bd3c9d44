package club.vafa.bot.mail;

import club.vafa.conversation.Incoming;
import club.vafa.value.Email;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.dsn.DeliveryStatus;

/** Reads mail that has come back, as the inbox has kept it: reports of delivery (RFC 3464); anything else is told apart or cannot be read. */
public final class MailReading {
  public static final String RETURNED = "returned";

  /** What a mail is about. */
  public sealed interface Read {
    /** A mail of ours did not arrive; {@code forGood} where its address cannot be reached at all. */
    record Bounce(String messageId, Email recipient, boolean failed, boolean forGood) implements Read {}

    /** An answer by a machine, or a report that changes nothing. */
    record Nothing() implements Read {}

    record Poison(String reason) implements Read {}
  }

  private static final Session SESSION = Session.getInstance(new Properties());
  private static final int PARTS_MAX = 50;

  private MailReading() {}

  public static Read read(Incoming incoming) {
    if (!incoming.kind().equals(RETURNED)) {
      return new Read.Poison("an unknown kind: " + incoming.kind());
    }
    try {
      var mail = new MimeMessage(SESSION, new ByteArrayInputStream(incoming.body().getBytes(StandardCharsets.ISO_8859_1)));
      return mail.isMimeType("multipart/report") && mail.getContent() instanceof MimeMultipart parts ? report(parts) : other(mail);
    } catch (MessagingException | IOException | RuntimeException e) {
      return new Read.Poison("a mail that cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static Read other(MimeMessage mail) throws MessagingException {
    var automatic = Optional.ofNullable(mail.getHeader("Auto-Submitted", null)).filter(how -> !how.strip().equalsIgnoreCase("no"));
    return automatic.isPresent() ? new Read.Nothing() : new Read.Poison("not a report of delivery (RFC 3464)");
  }

  private static Read report(MimeMultipart parts) throws MessagingException, IOException {
    Optional<DeliveryStatus> status = Optional.empty();
    Optional<String> about = Optional.empty();
    for (int i = 0; i < Math.min(parts.getCount(), PARTS_MAX); i++) {
      var part = parts.getBodyPart(i);
      if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
        status = Optional.of(new DeliveryStatus(part.getInputStream()));
      } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers") || part.isMimeType("message/global")) {
        about = messageId(part);
      }
    }
    if (status.isEmpty() || status.get().getRecipientDSNCount() == 0) {
      return new Read.Poison("a report without the state of a recipient");
    }
    if (about.isEmpty()) {
      return new Read.Poison("a report that does not name the mail which it is about");
    }
    return recipient(about.get(), status.get().getRecipientDSN(0));
  }

  private static Read recipient(String messageId, InternetHeaders state) {
    var action = header(state, "Action").toLowerCase(Locale.ROOT);
    var code = header(state, "Status").split("[\\s(]", 2)[0];
    var recipient = address(header(state, "Original-Recipient")).or(() -> address(header(state, "Final-Recipient")));
    if (!code.matches("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}") || recipient.isEmpty()) {
      return new Read.Poison("a report without a status or an address");
    }
    return switch (action) {
      case "failed" -> new Read.Bounce(messageId, recipient.get(), true, SmtpAnswers.gone(code));
      case "delayed", "delivered", "relayed", "expanded" -> new Read.Nothing();
      default -> new Read.Poison("a report with an unknown action");
    };
  }

  private static String header(InternetHeaders headers, String name) {
    return Optional.ofNullable(headers.getHeader(name, null)).orElse("").strip();
  }

  /** "rfc822; sara@example.com". */
  private static Optional<Email> address(String typed) {
    var parts = typed.split(";", 2);
    return parts.length == 2 && parts[0].strip().equalsIgnoreCase("rfc822") ? Email.parse(parts[1].replaceAll("[<>]", " ")) : Optional.empty();
  }

  private static Optional<String> messageId(Part part) throws MessagingException, IOException {
    try (InputStream said = part.getInputStream()) {
      return Optional.ofNullable(new InternetHeaders(said).getHeader("Message-ID", null)).map(String::strip).filter(id -> !id.isEmpty());
    }
  }
}
