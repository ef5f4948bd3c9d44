package club.vafa.greeting;

import club.vafa.award.Awards;
import club.vafa.award.YearlyGift;
import club.vafa.club.ClubSettings;
import club.vafa.club.Clubs;
import club.vafa.coupon.CouponSource;
import club.vafa.coupon.Coupons;
import club.vafa.db.Pipeline;
import club.vafa.ledger.LotTerms;
import club.vafa.member.ChatAddress;
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
import club.vafa.template.Templates;
import club.vafa.value.CouponId;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Greets a slice of members, in as few statements as for one: the rows that say so come first and decide, then the gifts and the messages of
 * those whose row is new, all in the caller's transaction or not at all.
 */
public final class Greeter {
  /** Where gifts come from, and where messages go. */
  public record Rooms(Members members, Reach reach, Awards awards, Coupons coupons, Messages messages, Templates templates) {
  }

  // Less than the shortest year of any calendar.
  private static final Duration LESS_THAN_A_YEAR = Duration.ofDays(300);

  private record Planned(Wish wish, Member member, Way way, GreetingGift gift, MessageId message) {
    Optional<ChatAddress> chat() {
      return way instanceof Way.To(var chat) ? Optional.of(chat) : Optional.empty();
    }

    GreetingSql.Row row(Instant now) {
      var unsent = switch (way) {
        case Way.To _ -> Optional.<String>empty();
        case Way.NoConsent _ -> Optional.of("NO_CONSENT");
        case Way.NoReach _ -> Optional.of("NO_REACH");
      };
      long points = gift instanceof GreetingGift.Points(long given, int _) ? given : 0;
      return new GreetingSql.Row(wish, now, points, unsent.isPresent() ? Optional.empty() : Optional.of(message), unsent);
    }
  }

  private final Clubs clubs;
  private final GreetingPlans plans;
  private final GreetingWords words;
  private final Rooms rooms;

  public Greeter(Clubs clubs, GreetingPlans plans, Rooms rooms) {
    this.clubs = clubs;
    this.plans = plans;
    this.words = new GreetingWords(clubs, plans, rooms.templates());
    this.rooms = rooms;
  }

  /** Each member is in it once at most. */
  GreetingRun greet(Handle h, List<Wish> asked, Instant now) {
    var wishes = meant(h, asked);
    var members = members(h, wishes);
    var elsewhere = greetedInAnotherCalendar(h, wishes);
    // The days of an id that was merged rest: those that count are the person's own.
    var open = wishes.stream().filter(wish -> members.containsKey(wish.member()) && !elsewhere.contains(wish)).toList();
    var ways = ways(h, open);
    InstantSource at = () -> now;
    var planned = open.stream().map(wish -> new Planned(wish, members.get(wish.member()), ways.get(wish.member()).get(),
        wish.earnsGift() ? plans.gift(wish.plan()) : new GreetingGift.None(), new MessageId(Ids.v7(at)))).toList();
    var first = GreetingSql.claim(h, planned.stream().map(one -> one.row(now)).toList(), now.minus(LESS_THAN_A_YEAR));
    return give(h, planned.stream().filter(one -> first.contains(one.wish().member())).toList(), now);
  }

  /** Of each plan those of its segment, where it has one. */
  private List<Wish> meant(Handle h, List<Wish> wishes) {
    var byPlan = wishes.stream().collect(Collectors.groupingBy(Wish::plan));
    var meant = new HashMap<GreetingPlan, Set<MemberId>>();
    byPlan.forEach((plan, some) -> meant.put(plan, plans.meant(h, plan, some.stream().map(Wish::member).toList())));
    return wishes.stream().filter(wish -> meant.get(wish.plan()).contains(wish.member())).toList();
  }

  private GreetingRun give(Handle h, List<Planned> claimed, Instant now) {
    var settings = clubs.settings();
    var points = points(h, claimed, now, settings);
    var writes = new Pipeline(h);
    var gifts = new HashMap<MemberId, GreetingWords.Given>(points);
    var coupons = new HashMap<Wish, CouponId>();
    for (var one : claimed) {
      if (one.gift() instanceof GreetingGift.Coupon(var terms)) {
        var coupon = rooms.coupons().issue(writes, one.member().id(), terms, CouponSource.of(CouponSource.Kind.GREETING, one.wish().occasion()));
        gifts.put(one.member().id(), new GreetingWords.Given.Code(coupon.coupon().name(), coupon.code(), coupon.coupon().until()));
        coupons.put(one.wish(), coupon.coupon().id());
      }
    }
    var result = GreetingRun.NONE;
    for (var one : claimed) {
      result = result.and(gifts.containsKey(one.member().id()), one.chat().isPresent());
    }
    var reached = claimed.stream().filter(one -> one.chat().isPresent()).toList();
    var contents = words.contents(h, reached.stream().map(one -> new GreetingWords.Letter(one.wish(), one.member(), one.chat().orElseThrow().channel(),
        Optional.ofNullable(gifts.get(one.member().id())), Optional.of(one.message()))).toList());
    for (int i = 0; i < reached.size(); i++) {
      var one = reached.get(i);
      rooms.messages().enqueue(writes, outgoing(one, one.chat().orElseThrow(), contents.get(i), now, settings));
    }
    writes.send();
    GreetingSql.coupons(h, coupons);
    return result;
  }

  /** Points of those who did not have them before; the rows of the others are told so. */
  private Map<MemberId, GreetingWords.Given> points(Handle h, List<Planned> claimed, Instant now, ClubSettings settings) {
    var gifts = new ArrayList<YearlyGift>();
    for (var one : claimed) {
      if (one.gift() instanceof GreetingGift.Points(long amount, int days)) {
        var until = now.atZone(settings.zone()).toLocalDate().plusDays(days + 1L).atStartOfDay(settings.zone()).toInstant();
        var name = one.wish().kind() == GreetingKind.PUBLIC ? Optional.of(one.wish().called()) : Optional.<LocalText>empty();
        gifts.add(new YearlyGift(one.member().id(), one.wish().kind().award(), one.wish().award(), one.wish().occasion(), amount, LotTerms.until(until), name));
      }
    }
    if (gifts.isEmpty()) {
      return Map.of();
    }
    var given = rooms.awards().yearly(h, gifts).keySet();
    var had = gifts.stream().filter(gift -> !given.contains(gift)).map(YearlyGift::member).collect(Collectors.toSet());
    GreetingSql.noPoints(h, claimed.stream().map(Planned::wish).filter(wish -> had.contains(wish.member())).toList());
    return given.stream().collect(Collectors.toMap(YearlyGift::member,
        gift -> new GreetingWords.Given.OfPoints(gift.points(), gift.terms().expiresAt().orElseThrow())));
  }

  private static Outgoing outgoing(Planned one, ChatAddress chat, Content content, Instant now, ClubSettings settings) {
    var lastDay = one.wish().day().plusDays(settings.greetingCatchUpDays());
    return new Outgoing(one.message(), Recipient.of(one.member().id(), chat.channel(), chat.address()), Lane.GREETING, Kind.CLUB, content,
        new Outgoing.Timing(now, Optional.of(lastDay.plusDays(1).atStartOfDay(settings.zone()).toInstant())), new Outgoing.Origin(Optional.empty(), Optional.empty()));
  }

  private Map<MemberId, Member> members(Handle h, List<Wish> wishes) {
    var asks = new Pipeline(h);
    var found = wishes.stream().map(wish -> rooms.members().byId(asks, wish.member())).toList();
    asks.send();
    var ids = wishes.stream().map(Wish::member).collect(Collectors.toSet());
    return found.stream().map(Supplier::get).flatMap(Optional::stream)
        .filter(member -> member.status() == MemberStatus.ACTIVE && ids.contains(member.id()))
        .collect(Collectors.toMap(Member::id, member -> member, (one, same) -> one));
  }

  private Map<MemberId, Supplier<Way>> ways(Handle h, List<Wish> wishes) {
    var asks = new Pipeline(h);
    var ways = new HashMap<MemberId, Supplier<Way>>();
    wishes.forEach(wish -> ways.put(wish.member(), rooms.reach().wayTo(asks, wish.member(), ConsentKind.CLUB)));
    asks.send();
    return ways;
  }

  /** Whoever gave the day anew in another calendar is not greeted twice within the year of that calendar. */
  private static List<Wish> greetedInAnotherCalendar(Handle h, List<Wish> wishes) {
    var own = wishes.stream().filter(wish -> wish.kind() != GreetingKind.PUBLIC).toList();
    var days = GreetingSql.daysInOtherCalendars(h, own);
    return own.stream().filter(wish -> days.getOrDefault(wish.occasion(), List.of()).stream()
        .anyMatch(day -> wish.calendar().yearOf(day) == wish.year())).toList();
  }
}
