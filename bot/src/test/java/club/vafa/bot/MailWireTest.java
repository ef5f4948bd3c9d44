package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.bot.mail.MailSettings;
import club.vafa.bot.mail.MailSettings.Security;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.Member;
import club.vafa.message.Content;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.value.Email;
import club.vafa.value.Language;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mail out and back through a mail server that is not ours, with a sign-in. */
class MailWireTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final MailSettings.SignIn CLUB = new MailSettings.SignIn("club@shop.example", "a password");
  private static final MailSettings.SignIn BOX = new MailSettings.SignIn("bounces@shop.example", "another one");

  private final TestClub club = new TestClub(database);
  private final Member member = club.consenting(Language.FA, Channel.EMAIL);
  private final GreenMail server = new GreenMail(new ServerSetup[] {
      new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP), new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)});
  private Email email = new Email("nobody@example.com");

  @BeforeEach
  void start() {
    server.start();
    server.setUser(CLUB.user(), CLUB.user(), CLUB.password());
    server.setUser(BOX.user(), BOX.user(), BOX.password());
    email = club.core().db.read(h -> club.core().members.emailOf(h, member.id())).orElseThrow();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private Bot bot() {
    var settings = new MailSettings(
        new MailSettings.Server("127.0.0.1", server.getSmtp().getPort(), Security.NONE, Optional.of(CLUB)), new Email(CLUB.user()), "https://club.example",
        Optional.of(new MailSettings.BounceBox(
            new MailSettings.Server("127.0.0.1", server.getImap().getPort(), Security.NONE, Optional.of(BOX)), new Email(BOX.user()))));
    return new Bot(club.core(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(settings));
  }

  private void whileRunning(BooleanSupplier until) throws InterruptedException {
    var bot = bot();
    bot.start();
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!until.getAsBoolean()) {
        assertThat(System.nanoTime()).as("in time").isLessThan(end);
        // What came too early is tried again a little later.
        club.clock().advance(Duration.ofSeconds(1));
        Thread.sleep(20);
      }
    } finally {
      bot.stop(Duration.ofSeconds(5));
    }
  }

  private String sent() throws Exception {
    var to = Recipient.of(member.id(), Channel.EMAIL, email.address());
    club.core().db.transact(h -> Outcome.commit(club.core().messages.enqueue(h,
        Outgoing.now(club.clock(), to, Lane.SERVICE, Kind.SERVICE, Content.text("کد تخفیف شما آماده است")))));
    whileRunning(() -> count("select count(*) from message_done where ending = 'SENT'") == 1);
    assertThat(server.waitForIncomingEmail(1)).isTrue();
    return server.getReceivedMessagesForDomain("example.com")[0].getMessageID();
  }

  private long count(String query) {
    return club.core().db.read(h -> h.createQuery(query).mapTo(Long.class).one());
  }

  private boolean reachable() {
    return club.core().db.read(h -> club.core().reach.reachable(h, ChatAddress.email(email)));
  }

  private void returned(String mail) throws Exception {
    var parsed = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
    server.getUserManager().getUserByEmail(BOX.user()).deliver(parsed);
  }

  private static String report(String messageId, String recipient, String action, String status) {
    return """
        From: MAILER-DAEMON@mx.example
        To: bounces@shop.example
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain

        I am sorry to inform you.

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Final-Recipient: rfc822; %s
        Action: %s
        Status: %s
        Diagnostic-Code: smtp; 550 no such user

        --b1
        Content-Type: text/rfc822-headers

        Message-ID: %s
        Subject: =?UTF-8?Q?x?=

        --b1--
        """.formatted(recipient, action, status, messageId).replace("\n", "\r\n");
  }

  private List<String> aside() {
    return club.core().db.read(h -> h.createQuery("select reason from inbox_aside order by reason").mapTo(String.class).list());
  }

  @Test
  void aHardBounceEndsTheReachAndNothingElseIsDisturbed() throws Exception {
    var id = sent();
    returned("Subject: hello\r\n\r\nI liked your mail");
    returned(report(id, email.address(), "delayed", "4.4.1"));
    returned(report(id, "somebody.else@example.com", "failed", "5.1.1"));
    returned(report("<forged@shop.example>", email.address(), "failed", "5.1.1"));
    returned("Content-Type: multipart/report; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nbroken\r\n--x--\r\n");
    whileRunning(() -> aside().size() == 4);
    assertThat(reachable()).as("none of these is a bounce of this member's mail").isTrue();
    assertThat(aside()).anyMatch(reason -> reason.contains("not a report")).anyMatch(reason -> reason.contains("not its member's"))
        .anyMatch(reason -> reason.contains("not known as sent")).anyMatch(reason -> reason.contains("without"));

    returned(report(id, email.address(), "failed", "5.1.1"));
    whileRunning(() -> !reachable());
    assertThat(count("select count(*) from message_done where delivery = 'UNDELIVERED'")).isEqualTo(1);
    assertThat(count("select count(*) from reach_lost where reason = 'BOUNCED'")).isEqualTo(1);
    assertThat(GreenMailUtil.getBody(server.getReceivedMessagesForDomain("example.com")[0])).contains("text/plain").contains("text/html");
  }

  @Test
  void aFullMailboxIsAMailLostButNotTheAddress() throws Exception {
    returned(report(sent(), email.address(), "failed", "5.2.2"));
    whileRunning(() -> count("select count(*) from message_done where delivery = 'UNDELIVERED'") == 1);
    assertThat(reachable()).isTrue();
  }
}
