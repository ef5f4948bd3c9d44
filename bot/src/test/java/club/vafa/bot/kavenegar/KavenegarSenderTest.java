package club.vafa.bot.kavenegar;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.bot.local.Fault;
import club.vafa.bot.local.LocalKavenegar;
import club.vafa.bot.sms.SmsReading;
import club.vafa.conversation.Incoming;
import club.vafa.member.Channel;
import club.vafa.message.Content;
import club.vafa.message.DeliveryStatus;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.message.Sending;
import club.vafa.message.Settling;
import club.vafa.message.Unsettled;
import club.vafa.text.SmsSegments;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KavenegarSenderTest {
  private static final String KEY = "0123456789abcdef0123456789ABCDEF";
  private static final String SECRET = "a-secret-of-more-than-32-characters-long";
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-06-01T08:00:00Z"));

  private final LocalKavenegar provider = LocalKavenegar.start(KEY, "10004346", 0);
  private final KavenegarSettings settings = new KavenegarSettings(KEY, "10004346", URI.create(provider.baseUrl()), SECRET, Set.of("10.1.2.3"));
  private final KavenegarHttp http = new KavenegarHttp(settings, Duration.ofSeconds(1));
  private final KavenegarSender sender = new KavenegarSender(settings, http, CLOCK);

  @AfterEach
  void close() {
    http.close();
    provider.close();
  }

  private static Outgoing message(Kind kind, String words) {
    return Outgoing.now(CLOCK, Recipient.stranger(Channel.SMS, "+989121234567"), Lane.SERVICE, kind, Content.text(words));
  }

  private Settling settled(Outgoing message, Duration ago) {
    return sender.settle(new Unsettled(message.id(), Channel.SMS, message.address(), 1, Optional.of(message.content()), CLOCK.instant().minus(ago)));
  }

  @Test
  void aMessageGoesWithItsOwnNumber() {
    var message = message(Kind.SERVICE, "خرید شما ثبت شد");
    var sent = sender.send(message);
    var taken = provider.messages().getFirst();
    assertThat(sent).isEqualTo(new Sending.Sent(Long.toString(taken.id()), 1));
    assertThat(taken.localId()).isEqualTo(KavenegarSender.localId(message.id(), 0)).matches("[0-9]{1,19}");
    assertThat(taken.text()).isEqualTo("خرید شما ثبت شد");
  }

  @ParameterizedTest
  @CsvSource({"فروش ویژه,فروش ویژه|لغو۱۱", "فروش ویژه|لغو۱۱,فروش ویژه|لغو۱۱", "فروش ویژه|لغو11,فروش ویژه|لغو11"})
  void clubMessagesEndWithTheWayOutOnce(String words, String sent) {
    sender.send(message(Kind.CLUB, words.replace('|', '\n')));
    assertThat(provider.messages().getFirst().text()).isEqualTo(sent.replace('|', '\n'));
  }

  private static final String LONG = "مشتری گرامی، فهرست امتیازهای شما در زیر آمده است. ".repeat(12).strip();

  @Test
  void aLongTextGoesInNumberedPiecesInOrderEachWithinTheLimit() {
    var sent = sender.send(message(Kind.CLUB, LONG));
    var taken = provider.messages();
    assertThat(taken).hasSize(3).extracting(LocalKavenegar.Taken::text).allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(268));
    assertThat(taken).extracting(one -> one.text().substring(0, 6)).containsExactly("(۱/۳) ", "(۲/۳) ", "(۳/۳) ");
    assertThat(taken.subList(0, 2)).as("cut where a sentence ends").allSatisfy(one -> assertThat(one.text()).endsWith("."));
    assertThat(taken.getLast().text()).as("the way out is the last word").endsWith("\nلغو۱۱");
    assertThat(String.join(" ", taken.stream().map(one -> one.text().substring(6)).toList())).as("nothing is lost").isEqualTo(LONG + "\nلغو۱۱");
    assertThat(sent).isEqualTo(new Sending.Sent(id(0), taken.stream().mapToInt(one -> SmsSegments.of(one.text()).segments()).sum(), List.of(id(1), id(2))));
  }

  private String id(int index) {
    return Long.toString(provider.messages().get(index).id());
  }

  @Test
  void aLongTextThatBrokeOffIsSentAgainWithoutDoublingItsFirstPiece() {
    var message = message(Kind.SERVICE, LONG);
    provider.faults().next("send", 1, Fault.json(200, "{\"return\":{\"status\":200,\"message\":\"\"},\"entries\":null}").afterAccepting());
    assertThat(sender.send(message)).isInstanceOf(Sending.Lost.class);
    assertThat(settled(message, Duration.ofMinutes(3))).isEqualTo(new Settling.NotTaken("kavenegar knows 1 of 3 pieces"));
    assertThat(sender.send(message)).isInstanceOf(Sending.Sent.class);
    assertThat(provider.messages()).extracting(one -> one.text().substring(0, 6)).containsExactly("(۱/۳) ", "(۲/۳) ", "(۳/۳) ");
    assertThat(settled(message, Duration.ofSeconds(30))).isInstanceOfSatisfying(Settling.Taken.class, all -> assertThat(all.providerId()).isEqualTo(id(0)));
  }

  @Test
  void whatFitsIsNotCutAndWhatNoPiecesHoldIsRefused() {
    assertThat(sender.send(message(Kind.SERVICE, "س".repeat(268)))).isInstanceOf(Sending.Sent.class);
    assertThat(provider.messages()).singleElement().satisfies(one -> assertThat(one.text()).hasSize(268));
    assertThat(sender.send(message(Kind.SERVICE, "سلام ".repeat(600)))).isInstanceOf(Sending.Refused.class);
    assertThat(provider.messages()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"411,Refused", "413,Refused", "418,Later", "403,Later", "409,Later", "402,Lost", "499,Lost"})
  void eachAnswerIsTakenAsWhatItIsWhateverHttpSays(int status, String end) {
    provider.faults().next("send", 1, Fault.json(200, "{\"return\":{\"status\":" + status + ",\"message\":\"\"},\"entries\":null}"));
    assertThat(sender.send(message(Kind.SERVICE, "x")).getClass().getSimpleName()).isEqualTo(end);
  }

  @Test
  void whatWasTakenAndNotAnsweredIsFoundByItsNumber() {
    for (var fault : List.of(Fault.badGateway(), Fault.drop(), Fault.hang())) {
      var message = message(Kind.SERVICE, "x");
      provider.faults().next("send", 1, fault.afterAccepting());
      assertThat(sender.send(message)).isInstanceOf(Sending.Lost.class);
      var id = Long.toString(provider.messages().getLast().id());
      assertThat(settled(message, Duration.ofSeconds(30))).isEqualTo(new Settling.Taken(id, 1, Optional.of(DeliveryStatus.SENT)));
      assertThat(sender.send(message)).as("the same number is not sent again").isEqualTo(new Sending.Sent(id, 1));
    }
    assertThat(provider.messages()).hasSize(3);
  }

  @Test
  void whatIsNotKnownAWhileAfterTheCallWasNeverTaken() {
    var message = message(Kind.SERVICE, "x");
    provider.faults().next("send", 1, Fault.drop());
    assertThat(sender.send(message)).isInstanceOf(Sending.Lost.class);
    assertThat(settled(message, Duration.ofSeconds(30))).isInstanceOf(Settling.NotYet.class);
    assertThat(settled(message, Duration.ofMinutes(3))).isInstanceOf(Settling.NotTaken.class);
    assertThat(settled(message, Duration.ofHours(13))).as("it forgets after half a day").isInstanceOf(Settling.NotYet.class);
  }

  @Test
  void aProviderThatIsAwayWasNotReached() {
    provider.close();
    assertThat(sender.send(message(Kind.SERVICE, "x"))).isInstanceOf(Sending.NotReached.class);
  }

  @Test
  void onlyCallsWithTheSecretFromTheListedAddressesAreStored() {
    var stored = new ArrayList<Incoming>();
    var webhook = new KavenegarWebhook(settings, stored::addAll);
    var text = Map.of("messageid", "77", "from", "09121234567", "to", "10004346", "message", "۱۱");
    assertThat(webhook.text("wrong", "10.1.2.3", text)).isEqualTo(KavenegarWebhook.Answer.FORGED);
    assertThat(webhook.text(SECRET, "10.9.9.9", text)).isEqualTo(KavenegarWebhook.Answer.FORGED);
    assertThat(webhook.text(SECRET, "10.1.2.3", Map.of("from", "09121234567"))).isEqualTo(KavenegarWebhook.Answer.UNREADABLE);
    assertThat(stored).isEmpty();
    assertThat(webhook.text(SECRET, "10.1.2.3", text)).isEqualTo(KavenegarWebhook.Answer.TAKEN);
    assertThat(stored.getFirst().address()).isEqualTo("+989121234567");
    assertThat(KavenegarReading.read(stored.getFirst())).isEqualTo(new SmsReading.Read.Text("۱۱", Optional.empty(), false));
    webhook.status(SECRET, "10.1.2.3", Map.of("messageid", "800000001", "status", "10"));
    assertThat(KavenegarReading.read(stored.getLast()))
        .isEqualTo(new SmsReading.Read.State("800000001", "", DeliveryStatus.DELIVERED, Optional.empty()));
    webhook.status(SECRET, "10.1.2.3", Map.of("messageid", "800000001", "status", "99"));
    assertThat(KavenegarReading.read(stored.getLast())).isInstanceOf(SmsReading.Read.Poison.class);
  }
}
