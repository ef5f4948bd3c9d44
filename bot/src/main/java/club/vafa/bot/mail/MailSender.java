package club.vafa.bot.mail;

import club.vafa.bot.sms.SmsWords;
import club.vafa.club.Clubs;
import club.vafa.member.Channel;
import club.vafa.member.Unsubscribing;
import club.vafa.message.Content;
import club.vafa.message.Kind;
import club.vafa.message.Outgoing;
import club.vafa.message.Sender;
import club.vafa.message.Sending;
import club.vafa.text.Texts;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/** Brings a message to a mailbox, as a letter of text and HTML. What only a chat can show is not sent. */
final class MailSender implements Sender {
  private static final int VERSION_WITH_TIME = 7;
  private static final Duration BUSY_PAUSE = Duration.ofSeconds(2);
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final MailSettings settings;
  private final SmtpServer server;
  private final Clubs clubs;
  private final Unsubscribing unsubscribing;
  private final Texts texts;
  private final InstantSource clock;

  MailSender(MailSettings settings, SmtpServer server, Clubs clubs, Unsubscribing unsubscribing, Texts texts, InstantSource clock) {
    this.settings = settings;
    this.server = server;
    this.clubs = clubs;
    this.unsubscribing = unsubscribing;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public Sending send(Outgoing message) {
    return words(message.content()).map(words -> send(message, words)).orElse(new Sending.Sent("", 0));
  }

  private static Optional<Letter.Words> words(Content content) {
    return content instanceof Content.Mail(String subject, String body) ? Optional.of(new Letter.Words(Optional.of(subject), body))
        : SmsWords.of(content).map(body -> new Letter.Words(Optional.empty(), body));
  }

  private Sending send(Outgoing message, Letter.Words words) {
    MimeMessage mail;
    try {
      mail = mail(message, words);
    } catch (MessagingException | UnsupportedEncodingException e) {
      return new Sending.Refused("cannot be written as a mail: " + e.getClass().getSimpleName(), false);
    }
    Optional<SmtpCall> call;
    try {
      call = server.take();
    } catch (MessagingException e) {
      return SmtpAnswers.notConnected(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Sending.NotReached("interrupted");
    }
    return call.map(open -> call(open, mail, age(message))).orElse(new Sending.Later(BUSY_PAUSE, false));
  }

  private Sending call(SmtpCall call, MimeMessage mail, Duration age) {
    boolean sound = false;
    call.begin();
    try {
      call.sendMessage(mail, mail.getAllRecipients());
      call.done();
      sound = true;
      return new Sending.Sent(mail.getMessageID(), 1);
    } catch (MessagingException e) {
      return SmtpAnswers.of(e, call.handedOver(), age);
    } finally {
      server.giveBack(call, sound);
    }
  }

  private MimeMessage mail(Outgoing message, Letter.Words words) throws MessagingException, UnsupportedEncodingException {
    var club = clubs.settings();
    var wayOut = message.member().filter(member -> message.kind() == Kind.CLUB)
        .map(member -> settings.publicUrl() + "/u/" + unsubscribing.token(member, Channel.EMAIL));
    var letter = Letter.of(words, club, texts, wayOut);
    var mail = new Numbered(message.id().value());
    mail.setFrom(new InternetAddress(settings.from().address(), club.name().in(letter.language()), UTF_8));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(message.address(), true));
    mail.setSubject(letter.subject(), UTF_8);
    mail.setSentDate(Date.from(clock.instant()));
    mail.setHeader("Content-Language", letter.language().code());
    mail.setHeader("Auto-Submitted", "auto-generated");
    if (wayOut.isPresent()) {
      mail.setHeader("List-Unsubscribe", "<" + wayOut.get() + ">");
      mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    var text = new MimeBodyPart();
    text.setText(letter.text(), UTF_8);
    var html = new MimeBodyPart();
    html.setText(letter.html(), UTF_8, "html");
    mail.setContent(new MimeMultipart("alternative", text, html));
    mail.saveChanges();
    return mail;
  }

  /** Since the message was made; its id tells when. */
  private Duration age(Outgoing message) {
    var id = message.id().value();
    return id.version() == VERSION_WITH_TIME
        ? Duration.between(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16), clock.instant()) : Duration.ZERO;
  }

  /** A mail whose Message-ID is our message's id, so that what comes back tells what it is about. */
  private final class Numbered extends MimeMessage {
    private final UUID id;

    Numbered(UUID id) {
      super(server.session());
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      var from = settings.from().address();
      setHeader("Message-ID", "<" + id + from.substring(from.lastIndexOf('@')) + ">");
    }
  }
}
