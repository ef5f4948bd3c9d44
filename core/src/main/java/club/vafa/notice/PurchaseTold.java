package club.vafa.notice;

import club.vafa.branch.Branch;
import club.vafa.branch.Branches;
import club.vafa.club.Clubs;
import club.vafa.db.Pipeline;
import club.vafa.event.Event;
import club.vafa.event.Listener;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.Member;
import club.vafa.member.MemberStatus;
import club.vafa.member.Members;
import club.vafa.member.Reach;
import club.vafa.member.Way;
import club.vafa.message.Content;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.Messages;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.purchase.Bill;
import club.vafa.purchase.Means;
import club.vafa.purchase.Recording;
import club.vafa.request.Requests;
import club.vafa.text.Medium;
import club.vafa.text.Message;
import club.vafa.text.SmsSegments;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Tells a member of an own purchase right after it: what was paid, what it earned and why, and the balance after it, as the till was
 * answered. A purchase that was brought in later, as history, is not told.
 */
public final class PurchaseTold implements Listener {
  // News of a purchase that comes a day late is of no use.
  private static final Duration OF_USE = Duration.ofHours(24);
  // The rules' names are left out of an SMS that they would make longer than this.
  private static final int SMS_SEGMENTS_WITH_WHY_MAX = 2;

  /** What is asked for one purchase. */
  private record Asked(Event.PurchaseRecorded event, Supplier<Optional<Recording.Recorded>> answer, Supplier<Optional<Member>> member) {}

  /** A purchase that can be told, and the way to its member. */
  private record Telling(Event.PurchaseRecorded event, Recording.Recorded recorded, Member member, Supplier<Way> way) {}

  private final Clubs clubs;
  private final Rooms rooms;
  private final Requests requests;
  private final Messages messages;
  private final InstantSource clock;

  /** Whom it is told, and where they bought. */
  public record Rooms(Branches branches, Members members, Reach reach) {}

  public PurchaseTold(Clubs clubs, Rooms rooms, Requests requests, Messages messages, InstantSource clock) {
    this.clubs = clubs;
    this.rooms = rooms;
    this.requests = requests;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "purchase-told";
  }

  @Override
  public boolean wants(Event event) {
    return event instanceof Event.PurchaseRecorded recorded && recorded.answered().isPresent();
  }

  @Override
  public boolean together() {
    return true;
  }

  @Override
  public void on(Handle h, Event event) {
    onAll(h, List.of(event));
  }

  @Override
  public void onAll(Handle h, List<Event> events) {
    var asks = new Pipeline(h);
    var asked = events.stream().map(Event.PurchaseRecorded.class::cast).map(event -> new Asked(event,
        requests.answer(asks, event.answered().orElseThrow(), Recording.Recorded.class), rooms.members().byId(asks, event.member()))).toList();
    asks.send();
    var ways = new Pipeline(h);
    var tellings = asked.stream().flatMap(one -> telling(ways, one).stream()).toList();
    ways.send();
    var writes = new Pipeline(h);
    tellings.forEach(telling -> tell(writes, telling));
    writes.send();
  }

  private Optional<Telling> telling(Pipeline ways, Asked asked) {
    return asked.answer().get().flatMap(answer -> asked.member().get().filter(member -> member.status() == MemberStatus.ACTIVE)
        .map(member -> new Telling(asked.event(), answer, member, rooms.reach().wayTo(ways, member.id(), ConsentKind.SERVICE))));
  }

  private void tell(Pipeline writes, Telling telling) {
    if (telling.way().get() instanceof Way.To(var chat)) {
      var member = telling.member();
      var branch = rooms.branches().byId(telling.event().branch()).orElseThrow();
      var body = chat.channel() == Channel.SMS ? sms(member.language(), telling.recorded()) : chat(member.language(), branch, telling.recorded());
      var to = Recipient.of(member.id(), chat.channel(), chat.address());
      messages.enqueue(writes, Outgoing.now(clock, to, Lane.SERVICE, Kind.SERVICE, Content.text(body))
          .expiresAt(clock.instant().plus(OF_USE)));
    }
  }

  private String chat(Language language, Branch branch, Recording.Recorded recorded) {
    var texts = clubs.texts();
    var lines = new ArrayList<String>();
    lines.add(texts.render(Message.of(recorded.points() == 0 ? "notice.purchase.plain" : "notice.purchase",
        "branch", branch.name(), "paid", recorded.paid()).with("points", recorded.points()), language));
    recorded.lines().forEach(line ->
        lines.add(texts.render(Message.of("notice.purchase.line", "name", line.name(), "points", line.points()), language)));
    recorded.credits().forEach(line -> lines.add(texts.render(
        Message.of("notice.purchase.credit", "name", line.name(), "amount", new Money(line.points(), recorded.paid().currency())), language)));
    recorded.coupons().forEach(name -> lines.add(texts.render(Message.of("notice.purchase.coupon", "name", name), language)));
    recorded.bill().ifPresent(bill -> bill.parts().forEach(part -> lines.add(texts.render(paidWith(part), language))));
    recorded.lines().stream().flatMap(line -> line.availableFrom().stream()).max(Comparator.naturalOrder()).ifPresent(from ->
        lines.add(texts.render(Message.of("notice.purchase.pending", "day", from.atZone(clubs.settings().zone()).toLocalDate()),
            language)));
    if (recorded.risen()) {
      lines.add(texts.render(Message.of("notice.risen", "level", recorded.level().name()), language));
    }
    lines.add(texts.render(Message.of("notice.balance", "points", recorded.balance()), language));
    return String.join("\n", lines);
  }

  private static Message paidWith(Bill.Part part) {
    return switch (part.means()) {
      case POINTS -> Message.of("notice.paid.points", "points", part.units(), "amount", part.value());
      case CREDIT -> Message.of("notice.paid.credit", "amount", part.value());
      case GIFT_CARD -> Message.of("notice.paid.giftcard", "amount", part.value());
      case LEVEL -> Message.of("notice.paid.level", "amount", part.value(), "name", part.name().orElse(LocalText.same("")));
      case COUPON, DISCOUNT_CARD -> Message.of("notice.paid.discount", "amount", part.value(), "name", part.name().orElse(LocalText.same("")));
    };
  }

  private String sms(Language language, Recording.Recorded recorded) {
    var texts = clubs.texts();
    var message = Message.of(recorded.points() == 0 ? "notice.purchase.plain.sms" : "notice.purchase.sms",
        "club", clubs.settings().name(), "paid", recorded.paid(), "points", recorded.points(), "balance", recorded.balance());
    var why = recorded.lines().stream().map(line -> line.name().in(language)).distinct()
        .collect(Collectors.joining(language == Language.FA ? "، " : ", "));
    var risen = recorded.risen() ? " " + texts.render(Message.of("notice.risen.short", "level", recorded.level().name()), language, Medium.SMS) : "";
    var news = recorded.bill().stream().flatMap(bill -> bill.parts().stream()).filter(part -> part.means() == Means.LEVEL)
        .map(part -> " " + texts.render(Message.of("notice.paid.level.short", "amount", part.value()), language, Medium.SMS))
        .collect(Collectors.joining()) + risen;
    var explained = texts.render(message.with("why", why.isEmpty() ? "" : " (" + why + ")"), language, Medium.SMS) + news;
    return SmsSegments.of(explained).segments() <= SMS_SEGMENTS_WITH_WHY_MAX ? explained
        : texts.render(message.with("why", ""), language, Medium.SMS) + news;
  }
}
