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
import club.vafa.text.SmsCarrier;
import club.vafa.text.SmsSegments;
import club.vafa.value.MessageId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings a message to a phone in Iran. Club messages end with the way out, which the law there asks for. */
final class KavenegarSender implements Sender {
  /** 612 characters of Latin and 268 of Persian in one message, which is four parts; and what the law there asks for. */
  static final SmsCarrier CARRIER = new SmsCarrier(4, "لغو۱۱");
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
    return SmsWords.of(message.content()).map(words -> message.kind() == Kind.CLUB ? CARRIER.closed(words) : words)
        .<Sending>map(words -> send(message, CARRIER.pieces(words))).orElse(new Sending.Sent("", 0));
  }

  /**
   * Piece by piece, each when the one before it has been taken. Where a later one does not get through the message is sent again as a whole, and
   * Kavenegar, which knows the earlier pieces by their numbers, does not send those a second time.
   */
  private Sending send(Outgoing message, List<String> pieces) {
    if (pieces.isEmpty()) {
      return new Sending.Refused("longer than all pieces", false);
    }
    var ids = new ArrayList<String>();
    int parts = 0;
    for (var words : pieces) {
      var end = send(message.address(), words, localId(message.id(), ids.size()));
      if (!(end instanceof Sending.Sent sent)) {
        return end;
      }
      ids.add(sent.providerId());
      parts += sent.parts();
    }
    return new Sending.Sent(ids.getFirst(), parts, ids.subList(1, ids.size()));
  }

  private Sending send(String address, String words, String localId) {
    return switch (http.post("send", Map.of("receptor", address, "sender", settings.line(), "message", words, "localid", localId))) {
      case KavenegarHttp.Reply.NeverSent(String reason) -> new Sending.NotReached(reason);
      case KavenegarHttp.Reply.Lost(String reason) -> new Sending.Lost(reason);
      case KavenegarHttp.Reply.Said(int status, var entries) when status != KavenegarCodes.OK -> KavenegarCodes.refusal(status);
      case KavenegarHttp.Reply.Said(int status, var entries) -> entries.isEmpty() ? new Sending.Lost("200 without a message")
          : taken(entries.getFirst(), SmsSegments.of(words).segments());
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

  /**
   * Asks by our own numbers, one for each piece. What is not known there a while after the call was never taken; after half a day nobody can tell
   * any more.
   */
  @Override
  public Settling settle(Unsettled message) {
    var age = Duration.between(message.begunAt(), clock.instant());
    if (age.compareTo(KNOWN_FOR) >= 0) {
      return new Settling.NotYet();
    }
    // Where the words are gone the first piece speaks for the message.
    var pieces = message.content().flatMap(SmsWords::of).map(CARRIER::pieces).filter(list -> !list.isEmpty()).orElse(List.of(""));
    var told = new ArrayList<JsonNode>();
    for (int i = 0; i < pieces.size(); i++) {
      var entry = asked(localId(message.id(), i));
      if (entry.isEmpty()) {
        return new Settling.NotYet();
      }
      entry.filter(KavenegarSender::known).ifPresent(told::add);
    }
    if (told.size() < pieces.size()) {
      return age.compareTo(LIST_BEHIND_MAX) < 0 ? new Settling.NotYet()
          : new Settling.NotTaken(told.isEmpty() ? "kavenegar does not know it" : "kavenegar knows " + told.size() + " of " + pieces.size() + " pieces");
    }
    return new Settling.Taken(told.getFirst().path("messageid").asText(), pieces.stream().mapToInt(words -> SmsSegments.of(words).segments()).sum(),
        KavenegarCodes.state(told.getLast().path("status").asInt()));
  }

  private Optional<JsonNode> asked(String localId) {
    return http.post("statuslocalmessageid", Map.of("localid", localId)) instanceof KavenegarHttp.Reply.Said(int status, var entries)
        && status == KavenegarCodes.OK ? entries.stream().findFirst() : Optional.empty();
  }

  private static boolean known(JsonNode entry) {
    var id = entry.path("messageid").asText("");
    return !KavenegarCodes.unknownMessage(entry.path("status").asInt()) && !id.isEmpty() && !id.equals("0");
  }

  /** A piece's number of ours as Kavenegar takes numbers: random bits of the message's id, and which piece it is. */
  static String localId(MessageId id, int piece) {
    return Long.toString((id.value().getLeastSignificantBits() & POSITIVE) ^ piece);
  }
}
