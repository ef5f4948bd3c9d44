package club.vafa.bot.local;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Mails as their readers see them. */
public final class LocalMailbox {
  private static final Session SESSION = Session.getInstance(new Properties());

  /** One mail as it was taken. */
  public record Mail(long number, String from, List<String> to, byte[] content, Instant at) {

    /** With its headers decoded. */
    public MimeMessage parsed() {
      try {
        return new MimeMessage(SESSION, new ByteArrayInputStream(content));
      } catch (MessagingException e) {
        throw new IllegalStateException("not a mail", e);
      }
    }

    public String subject() {
      try {
        return Optional.ofNullable(parsed().getSubject()).orElse("");
      } catch (MessagingException e) {
        return "";
      }
    }

    public Optional<String> header(String name) {
      try {
        return Optional.ofNullable(parsed().getHeader(name, null));
      } catch (MessagingException e) {
        return Optional.empty();
      }
    }

    /** The words of the part of this type, such as text/html. */
    public Optional<String> body(String type) {
      try {
        return find(parsed(), type);
      } catch (MessagingException | IOException e) {
        return Optional.empty();
      }
    }

    private static Optional<String> find(Part part, String type) throws MessagingException, IOException {
      if (part.isMimeType(type) && part.getContent() instanceof String words) {
        return Optional.of(words);
      }
      if (part.getContent() instanceof MimeMultipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          var found = find(parts.getBodyPart(i), type);
          if (found.isPresent()) {
            return found;
          }
        }
      }
      return Optional.empty();
    }
  }

  private LocalMailbox() {}
}
