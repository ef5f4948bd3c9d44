package club.vafa.bot.mail;

import club.vafa.conversation.Incoming;
import club.vafa.member.Channel;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what has come back from the bounce box: each mail is stored in the inbox first and only then deleted from the box, so that one
 * which comes twice is known by its number there, and none is lost. Several processes may do so at once.
 */
final class ReturnedMail {
  static final int FETCH_MAX = 50;
  /** Headers, the report and the headers of what it is about stand within this; of longer mail the rest is left. */
  static final int MAIL_BYTES_MAX = 200_000;
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final Logger LOG = LoggerFactory.getLogger(ReturnedMail.class);

  private final MailSettings.BounceBox box;
  private final Consumer<List<Incoming>> inbox;

  ReturnedMail(MailSettings.BounceBox box, Consumer<List<Incoming>> inbox) {
    this.box = box;
    this.inbox = inbox;
  }

  /** One round; true where there may be more at once. A box that cannot be reached is tried again at the next round. */
  boolean fetch() {
    var protocol = box.imap().security() == MailSettings.Security.TLS ? "imaps" : "imap";
    try (Store store = Session.getInstance(properties(protocol)).getStore(protocol)) {
      store.connect(box.imap().host(), box.imap().port(), box.imap().signIn().map(MailSettings.SignIn::user).orElse(null),
          box.imap().signIn().map(MailSettings.SignIn::password).orElse(null));
      try (Folder folder = store.getFolder("INBOX")) {
        folder.open(Folder.READ_WRITE);
        return fetch(folder);
      }
    } catch (MessagingException | IOException e) {
      LOG.warn("the box for returned mail cannot be read: {}", e.getClass().getSimpleName());
      return false;
    }
  }

  private boolean fetch(Folder folder) throws MessagingException, IOException {
    int there = folder.getMessageCount();
    var taken = there == 0 ? new Message[0] : folder.getMessages(1, Math.min(there, FETCH_MAX));
    var stored = new ArrayList<Incoming>();
    for (Message mail : taken) {
      stored.add(incoming(folder, mail));
    }
    if (!stored.isEmpty()) {
      inbox.accept(stored);
    }
    for (Message mail : taken) {
      mail.setFlag(Flags.Flag.DELETED, true);
    }
    folder.expunge();
    return taken.length == FETCH_MAX;
  }

  private Incoming incoming(Folder folder, Message mail) throws MessagingException, IOException {
    var number = folder instanceof UIDFolder numbered ? numbered.getUIDValidity() + ":" + numbered.getUID(mail) : "" + mail.getMessageNumber();
    var bytes = new Cut();
    mail.writeTo(bytes);
    // Each byte is one character, so that nothing is lost of a mail in whatever code; the database keeps no NUL.
    var body = bytes.content.toString(StandardCharsets.ISO_8859_1).replace('\0', ' ');
    return new Incoming(Channel.EMAIL, box.address().address(), number, "returned:" + number, MailReading.RETURNED, body);
  }

  private static final class Cut extends OutputStream {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
      if (content.size() < MAIL_BYTES_MAX) {
        content.write(b);
      }
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      content.write(bytes, from, Math.min(length, MAIL_BYTES_MAX - content.size()));
    }
  }

  private Properties properties(String protocol) {
    var given = new Properties();
    var mail = "mail." + protocol + ".";
    for (var limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
      given.setProperty(mail + limit, Integer.toString(TIMEOUT_MILLIS));
    }
    given.setProperty(mail + "ssl.checkserveridentity", "true");
    boolean startTls = box.imap().security() == MailSettings.Security.STARTTLS;
    given.setProperty(mail + "starttls.enable", Boolean.toString(startTls));
    given.setProperty(mail + "starttls.required", Boolean.toString(startTls));
    return given;
  }
}
