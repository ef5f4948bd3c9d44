package club.vafa.bot.kavenegar;

import club.vafa.bot.sms.SmsWords;
import club.vafa.member.Channel;
import club.vafa.message.DeliveryStatus;
import club.vafa.message.Kind;
import club.vafa.message.Outgoing;
import club.vafa.message.Sender;
import club.vafa.message.Sending;
import club.vafa.message.Settling;
import club.vafa.message.Unsettled;
import club.vafa.text.SmsSegments;
import club.vafa.value.MessageId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;

/** Brings a message to a phone in Iran. Club messages end with the way out, which the law there asks for. */
final class KavenegarSender implements Sender {
  static final String WAY_OUT = "لغو۱۱";
  private static final Pattern HAS_WAY_OUT = Pattern.compile("لغو\\s*(۱۱|١١|11)\\s*$");
  /** Kavenegar takes 612 characters of Latin and 268 of Persian in one message, which is four parts. */
  static final int PARTS_MAX = 4;
  /** A message that is not known may still be on its way in its own list. */
  private static final Duration LIST_BEHIND_MAX = Duration.ofMinutes(2);
  /** For so long it knows messages by our number. */
  private static final Duration KNOWN_FOR = Duration.ofHours(12);
  private static final long POSITIVE = 0x3FFF_FFFF_FFFF_FFFFL;

  private final KavenegarSettings settings;
  private final KavenegarHttp http;
  private final InstantSource clock;

  KavenegarSender(KavenegarSettings settings, KavenegarHttp http, InstantSource clock) {
    this.settings = settings;
    this.http = http;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public Sending send(Outgoing message) {
    return SmsWords.of(message.content()).<Sending>map(words -> send(message, message.kind() == Kind.CLUB ? withWayOut(words) : words))
        .orElse(new Sending.Sent("", 0));
  }

  private static String withWayOut(String words) {
    return HAS_WAY_OUT.matcher(words).find() ? words : words.stripTrailing() + "\n" + WAY_OUT;
  }

  private Sending send(Outgoing message, String words) {
    int parts = SmsSegments.of(words).segments();
    if (parts > PARTS_MAX) {
      return new Sending.Refused("longer than " + PARTS_MAX + " parts", false);
    }
    return switch (http.post("send", Map.of("receptor", message.address(), "sender", settings.line(), "message", words,
        "localid", localId(message.id())))) {
      case KavenegarHttp.Reply.NeverSent(String reason) -> new Sending.NotReached(reason);
      case KavenegarHttp.Reply.Lost(String reason) -> new Sending.Lost(reason);
      case KavenegarHttp.Reply.Said(int status, var entries) when status != KavenegarCodes.OK -> KavenegarCodes.refusal(status);
      case KavenegarHttp.Reply.Said(int status, var entries) -> entries.isEmpty() ? new Sending.Lost("200 without a message")
          : taken(entries.getFirst(), parts);
    };
  }

  /** A message may have ended at once, although the call was well. */
  private static Sending taken(JsonNode entry, int parts) {
    var id = entry.path("messageid").asText("");
    var state = KavenegarCodes.state(entry.path("status").asInt());
    if (id.isEmpty() || id.equals("0")) {
      return new Sending.Lost("200 without a message's number");
    }
    return state.filter(is -> is == DeliveryStatus.FAILED || is == DeliveryStatus.UNDELIVERED).isPresent()
        ? new Sending.Refused("kavenegar state " + entry.path("status").asInt(), false) : new Sending.Sent(id, parts);
  }

  @Override
  public boolean settles() {
    return true;
  }

  /** Asks by our own number. What is not known there a while after the call was never taken; after half a day nobody can tell any more. */
  @Override
  public Settling settle(Unsettled message) {
    var age = Duration.between(message.begunAt(), clock.instant());
    if (age.compareTo(KNOWN_FOR) >= 0
        || !(http.post("statuslocalmessageid", Map.of("localid", localId(message.id()))) instanceof KavenegarHttp.Reply.Said said)
        || said.status() != KavenegarCodes.OK || said.entries().isEmpty()) {
      return new Settling.NotYet();
    }
    var entry = said.entries().getFirst();
    int state = entry.path("status").asInt();
    var id = entry.path("messageid").asText("");
    if (KavenegarCodes.unknownMessage(state) || id.isEmpty() || id.equals("0")) {
      return age.compareTo(LIST_BEHIND_MAX) < 0 ? new Settling.NotYet() : new Settling.NotTaken("kavenegar does not know it");
    }
    int parts = message.content().flatMap(SmsWords::of).map(words -> SmsSegments.of(words).segments()).orElse(1);
    return new Settling.Taken(id, parts, KavenegarCodes.state(state));
  }

  /** Our message's number as Kavenegar takes numbers: the random bits of its id. */
  static String localId(MessageId id) {
    return Long.toString(id.value().getLeastSignificantBits() & POSITIVE);
  }
}
