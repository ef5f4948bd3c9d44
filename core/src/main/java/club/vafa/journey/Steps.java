package club.vafa.journey;

import club.vafa.club.Clubs;
import club.vafa.coupon.CouponSource;
import club.vafa.coupon.Coupons;
import club.vafa.coupon.OwnCoupon;
import club.vafa.db.Pipeline;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.link.LinkSource;
import club.vafa.member.ConsentKind;
import club.vafa.member.Reach;
import club.vafa.member.Way;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.Messages;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.segment.Segments;
import club.vafa.segment.Who;
import club.vafa.template.Reader;
import club.vafa.template.TemplateShelf;
import club.vafa.template.TemplateText;
import club.vafa.template.Templates;
import club.vafa.template.Value;
import club.vafa.template.Variable;
import club.vafa.value.Ids;
import club.vafa.value.MessageId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Does one step with all who stand before it. */
final class Steps {
  /** The rooms that steps reach into. */
  record Rooms(Clubs clubs, Reach reach, Messages messages, Segments segments, Ledger ledger, Coupons coupons) {}

  /** The texts that steps say. */
  record Words(Templates templates, TemplateShelf shelf) {}

  private final Rooms rooms;
  private final Words words;
  private final InstantSource clock;

  Steps(Rooms rooms, Words words, InstantSource clock) {
    this.rooms = rooms;
    this.words = words;
    this.clock = clock;
  }

  /** All of them stand before this step of one version. */
  void take(Handle h, Step step, List<Walk> walks) {
    switch (step) {
      case Step.Wait(_, Until until, _) -> walks.forEach(walk -> hold(walk, until));
      case Step.Exit _ -> walks.forEach(walk -> walk.pass("EXIT", Optional.empty(), Optional.empty()));
      case Step.Check(_, Who who, String yes, String no) -> ask(h, who, yes, no, walks);
      case Step.Send send -> send(h, send, walks);
      case Step.Give give -> walks.stream().sorted(Comparator.comparing(walk -> walk.member().id().toString()))
          .forEach(walk -> give(h, give, walk));
    }
  }

  // A wait that is due is over; one that somebody comes to has just begun.
  private void hold(Walk walk, Until until) {
    boolean over = walk.visit().waiting() && walk.met().isEmpty();
    if (over) {
      walk.pass("WAITED", Optional.empty(), walk.plan().after(walk.step()));
    } else {
      walk.rest(until.from(clock.instant(), rooms.clubs().settings().zone()));
    }
  }

  private void ask(Handle h, Who who, String yes, String no, List<Walk> walks) {
    var condition = rooms.segments().condition(who).orElseThrow(() -> new IllegalStateException("a segment is not there any more"));
    var belonging = rooms.segments().belonging(h, walks.stream().map(walk -> walk.member().id()).toList(), condition);
    walks.forEach(walk -> {
      boolean belongs = belonging.contains(walk.member().id());
      walk.pass(belongs ? "YES" : "NO", Optional.empty(), Optional.of(belongs ? yes : no));
    });
  }

  private record Letter(Walk walk, Way.To way, MessageId id) {}

  private void send(Handle h, Step.Send send, List<Walk> walks) {
    // Who has just left the club's messages is asked about it: that follows from the member's own act.
    boolean service = walks.getFirst().plan().enteredBy(Trigger.LEFT);
    var asks = new Pipeline(h);
    var ways = new LinkedHashMap<Walk, Supplier<Way>>();
    walks.forEach(walk -> ways.put(walk, rooms.reach().wayTo(asks, walk.member().id(), service ? ConsentKind.SERVICE : ConsentKind.CLUB)));
    asks.send();
    var letters = new ArrayList<Letter>();
    ways.forEach((walk, way) -> {
      switch (way.get()) {
        case Way.To to -> letters.add(new Letter(walk, to, new MessageId(Ids.v7(clock))));
        case Way.NoConsent _ -> walk.pass("NOT_SENT", Optional.of("NO_CONSENT"), walk.plan().after(send));
        case Way.NoReach _ -> walk.pass("NOT_SENT", Optional.of("NO_REACH"), walk.plan().after(send));
      }
    });
    if (letters.isEmpty()) {
      return;
    }
    var contents = words.templates().render(h, text(h, send), letters.stream().map(letter -> reader(h, send, letter)).toList());
    var outgoing = new ArrayList<Outgoing>();
    for (int i = 0; i < letters.size(); i++) {
      var letter = letters.get(i);
      var chat = letter.way().chat();
      var visit = letter.walk().visit();
      outgoing.add(new Outgoing(letter.id(), Recipient.of(letter.walk().member().id(), chat.channel(), chat.address()),
          service ? Lane.SERVICE : Lane.CAMPAIGN, service ? Kind.SERVICE : Kind.CLUB, contents.get(i),
          new Outgoing.Timing(clock.instant(), Optional.empty()),
          new Outgoing.Origin(Optional.empty(), Optional.of("journey:" + visit.id() + ":" + letter.walk().nth()))));
    }
    rooms.messages().enqueue(h, outgoing);
    letters.forEach(letter -> letter.walk().pass("SENT", Optional.of(letter.id().toString()), letter.walk().plan().after(send)));
  }

  private TemplateText text(Handle h, Step.Send send) {
    return send.text().or(() -> send.template().flatMap(kept -> words.shelf().find(h, kept.code(), kept.version()))
        .map(kept -> kept.says().text())).orElseThrow(() -> new IllegalStateException("step " + send.id() + " has no text"));
  }

  private Reader reader(Handle h, Step.Send send, Letter letter) {
    var walk = letter.walk();
    var extra = new HashMap<Variable, Value>();
    walk.coupon().flatMap(id -> rooms.coupons().find(h, walk.member().id(), id).or(() -> rooms.coupons().find(h, walk.visit().memberId(), id)))
        .ifPresent(own -> extra.putAll(coupon(own)));
    return Reader.of(walk.member().id(), letter.way().chat().channel(), walk.member().language()).with(extra)
        .in(letter.id(), Optional.of(new LinkSource(walk.visit().journeyId().value(), send.id())));
  }

  private Map<Variable, Value> coupon(OwnCoupon own) {
    var last = own.coupon().until().minusNanos(1).atZone(rooms.clubs().settings().zone()).toLocalDate();
    return Map.of(Variable.COUPON, new Value.Coded(own.code()), Variable.COUPON_UNTIL, new Value.Day(last));
  }

  private void give(Handle h, Step.Give give, Walk walk) {
    var member = walk.member().id();
    var journey = walk.visit().journeyId().value();
    if (give.points().isPresent()) {
      var terms = give.validDays().map(days -> LotTerms.until(rooms.clubs().today().plusDays(days + 1L)
          .atStartOfDay(rooms.clubs().settings().zone()).toInstant())).orElse(LotTerms.PERMANENT);
      var credited = rooms.ledger().credit(h, new Credit(HolderId.of(member), Unit.POINTS, give.points().get(), House.ISSUED,
          Why.of(Reason.CAMPAIGN, journey), terms));
      walk.pass("GAVE", Optional.of(credited.transfer().toString()), walk.plan().after(give));
    } else {
      var own = rooms.coupons().issue(h, member, give.coupon().orElseThrow(), CouponSource.of(CouponSource.Kind.CAMPAIGN, journey));
      walk.gave(own.coupon().id());
      walk.pass("GAVE", Optional.of(own.coupon().id().toString()), walk.plan().after(give));
    }
  }

  /** Those who leave early by the journey's own rules. */
  void letGo(Handle h, List<Walk> walks) {
    var bought = VisitSql.bought(h, walks.stream().filter(walk -> walk.plan().exits().contains(Leaving.PURCHASED)).toList());
    walks.stream().filter(walk -> bought.contains(walk.visit().id())).forEach(walk -> walk.leave(Ended.PURCHASED));
    var bound = walks.stream().filter(Walk::open).filter(walk -> walk.plan().exits().contains(Leaving.NO_CONSENT)).toList();
    if (!bound.isEmpty()) {
      var asks = new Pipeline(h);
      Map<Walk, Supplier<Way>> ways = bound.stream().collect(Collectors.toMap(walk -> walk,
          walk -> rooms.reach().wayTo(asks, walk.member().id(), ConsentKind.CLUB)));
      asks.send();
      ways.forEach((walk, way) -> {
        if (way.get() instanceof Way.NoConsent) {
          walk.leave(Ended.NO_CONSENT);
        }
      });
    }
  }
}
