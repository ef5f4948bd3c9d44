package club.vafa.bot.mail;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.bot.local.LocalMail;
import club.vafa.bot.mail.MailSettings.Security;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.Unsubscribing;
import club.vafa.message.Content;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.message.Sending;
import club.vafa.text.Texts;
import club.vafa.value.Email;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MailSenderTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final String TO = "sara@example.com";

  private final TestClub club = new TestClub(database);
  private final LocalMail server = LocalMail.start("127.0.0.1", 0, InstantSource.system());

  @AfterEach
  void close() {
    server.close();
  }

  private MailSender sender(int port, Security security) {
    var settings = new MailSettings(new MailSettings.Server("localhost", port, security, Optional.empty()), new Email("club@shop.example"),
        "https://club.example", Optional.empty());
    return new MailSender(settings, new SmtpServer(settings, ANSWER), club.core().clubs, club.core().unsubscribing,
        new Texts(TestClub.ZONE), club.clock());
  }

  private Outgoing message(Recipient to, Kind kind, Content content) {
    return Outgoing.now(club.clock(), to, kind == Kind.CLUB ? Lane.CAMPAIGN : Lane.SERVICE, kind, content);
  }

  private Outgoing service(String words) {
    return message(Recipient.stranger(Channel.EMAIL, TO), Kind.SERVICE, Content.text(words));
  }

  private Sending send(Outgoing message) {
    return sender(server.port(), Security.NONE).send(message);
  }

  static Stream<Arguments> ends() {
    return Stream.of(
        Arguments.of(LocalMail.Fault.NO_SUCH_MAILBOX, new Sending.Refused("550 5.1.1", true), 0),
        Arguments.of(LocalMail.Fault.UNWANTED, new Sending.Refused("550 5.7.1", false), 0),
        Arguments.of(LocalMail.Fault.PUT_OFF, new Sending.Later(Duration.ofMinutes(10), false), 0),
        Arguments.of(LocalMail.Fault.CLOSING, new Sending.NotReached(""), 0),
        Arguments.of(LocalMail.Fault.BROKEN_BEFORE_THE_MAIL, new Sending.NotReached(""), 0),
        Arguments.of(LocalMail.Fault.SILENT_AFTER_TAKING, new Sending.Lost(""), 1));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void eachEndIsToldAsWhatItIsAndTheNextMailGoes(LocalMail.Fault fault, Sending end, int arrived) {
    server.next(fault);
    var sender = sender(server.port(), Security.NONE);
    var sent = sender.send(service("سلام"));
    if (end instanceof Sending.Refused || end instanceof Sending.Later) {
      assertThat(sent).isEqualTo(end);
    } else {
      assertThat(sent).isInstanceOf(end.getClass());
    }
    assertThat(server.mails(TO)).hasSize(arrived);
    assertThat(sender.send(service("سلام"))).isInstanceOf(Sending.Sent.class);
  }

  @Test
  void whatIsPutOffForADayHasFailed() {
    var message = service("سلام");
    club.clock().advance(SmtpAnswers.PUT_OFF_MAX);
    server.next(LocalMail.Fault.PUT_OFF);
    assertThat(send(message)).isEqualTo(new Sending.Refused("put off too long: 451 4.7.1", false));
  }

  @Test
  void aServerThatIsAwayWasNotReached() throws IOException {
    int nobody;
    try (var door = new ServerSocket(0)) {
      nobody = door.getLocalPort();
    }
    assertThat(sender(nobody, Security.NONE).send(service("x"))).isInstanceOf(Sending.NotReached.class);
  }

  @Test
  void withoutTheTlsThatIsWantedNothingIsSaid() {
    assertThat(sender(server.port(), Security.STARTTLS).send(service("x"))).isInstanceOf(Sending.NotReached.class);
    assertThat(sender(server.port(), Security.TLS).send(service("x"))).isInstanceOf(Sending.NotReached.class);
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void persianIsWrittenFromRightToLeftInTextAndHtml() {
    var sent = send(service("خرید شما ثبت شد\nامتیاز تازه: ۱۲۰ <b>\nhttps://club.example/l/abc?x=1&y=2."));
    var mail = server.mails(TO).getFirst();
    assertThat(sent).isEqualTo(new Sending.Sent(mail.header("Message-ID").orElseThrow(), 1));
    assertThat(mail.subject()).as("the first line stands for the subject").isEqualTo("خرید شما ثبت شد");
    assertThat(mail.body("text/plain")).hasValueSatisfying(text -> assertThat(text).contains("امتیاز تازه: ۱۲۰ <b>"));
    assertThat(mail.body("text/html")).hasValueSatisfying(html -> assertThat(html).contains("dir=\"rtl\"").contains("۱۲۰ &lt;b&gt;")
        .contains("href=\"https://club.example/l/abc?x=1&amp;y=2\"").contains(club.core().clubs.settings().nameFa()));
    assertThat(mail.header("List-Unsubscribe")).as("service mail cannot be left").isEmpty();
    assertThat(mail.header("Auto-Submitted")).contains("auto-generated");
  }

  @Test
  void clubMailTellsHowToLeaveByOneClick() {
    var member = club.consenting(Language.EN, Channel.EMAIL).id();
    send(message(Recipient.of(member, Channel.EMAIL, TO), Kind.CLUB, new Content.Mail("Ten percent\r\nBcc: all@example.com", "Only this week.")));
    var mail = server.mails(TO).getFirst();
    assertThat(mail.to()).containsExactly(TO);
    assertThat(mail.subject()).as("a subject is one line").isEqualTo("Ten percent Bcc: all@example.com");
    assertThat(mail.header("Bcc")).isEmpty();
    assertThat(mail.header("List-Unsubscribe-Post")).contains("List-Unsubscribe=One-Click");
    var link = mail.header("List-Unsubscribe").orElseThrow().replaceAll("\\s", "");
    assertThat(link).startsWith("<https://club.example/u/").endsWith(">");
    var token = link.substring("<https://club.example/u/".length(), link.length() - 1);
    assertThat(club.core().unsubscribing.read(token)).contains(new Unsubscribing.Ticket(new MemberId(member.value()), Channel.EMAIL));
    assertThat(mail.body("text/html")).hasValueSatisfying(html -> assertThat(html).contains("dir=\"ltr\"").contains("/u/" + token));
    assertThat(mail.body("text/plain")).hasValueSatisfying(text -> assertThat(text).contains("/u/" + token));
  }

  @Test
  void oneConnectionCarriesManyMails() {
    var sender = sender(server.port(), Security.NONE);
    for (int i = 0; i < 5; i++) {
      assertThat(sender.send(service("x " + i))).isInstanceOf(Sending.Sent.class);
    }
    assertThat(server.mails(TO)).hasSize(5).extracting(mail -> mail.header("Message-ID").orElseThrow()).doesNotHaveDuplicates();
  }
}
