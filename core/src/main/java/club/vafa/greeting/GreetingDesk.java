package club.vafa.greeting;

import club.vafa.calendar.CalendarKind;
import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.Member;
import club.vafa.member.Members;
import club.vafa.member.Reach;
import club.vafa.member.Way;
import club.vafa.member.WayCount;
import club.vafa.message.Content;
import club.vafa.message.Messages;
import club.vafa.occasion.Due;
import club.vafa.occasion.DuePage;
import club.vafa.occasion.OccasionKind;
import club.vafa.occasion.Occasions;
import club.vafa.occasion.PublicOccasions;
import club.vafa.template.Templates;
import club.vafa.text.SmsSegments;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What staff look at: a greeting in words for a member, who would get it on a day, and what came of it. */
public final class GreetingDesk {
  private static final String EXAMPLE_CODE = "7K2M-9Q4T-XW3H-BN5P";
  private static final int PAGE_MAX = 500;

  /** A greeting as a member would read it on a channel. */
  public record Shown(Channel channel, String text, Optional<SmsSegments> sms) {
  }

  /** Where the figures come from. */
  public record Rooms(Members members, Reach reach, Messages messages, Occasions own, PublicOccasions everybodys, Templates templates) {
  }

  private final Db db;
  private final Clubs clubs;
  private final GreetingPlans plans;
  private final GreetingWords words;
  private final Rooms rooms;
  private final InstantSource clock;

  public GreetingDesk(Db db, Clubs clubs, GreetingPlans plans, Rooms rooms, InstantSource clock) {
    this.db = db;
    this.clubs = clubs;
    this.plans = plans;
    this.words = new GreetingWords(clubs, plans, rooms.templates());
    this.rooms = rooms;
    this.clock = clock;
  }

  /** The greeting on each channel, with the member's own name and language. Nothing is given; a code is an example. */
  public List<Shown> preview(GreetingPlan plan, MemberId id) {
    return db.read(h -> rooms.members().byId(h, id).map(member -> {
      var wish = wish(h, plan, member);
      var contents = words.contents(h, Stream.of(Channel.values())
          .map(channel -> new GreetingWords.Letter(wish, member, channel, example(plan), Optional.empty())).toList());
      return Stream.of(Channel.values()).map(channel -> shown(channel, contents.get(channel.ordinal()))).toList();
    }).orElse(List.of()));
  }

  private static Shown shown(Channel channel, Content content) {
    var text = Templates.words(content);
    return new Shown(channel, text, channel == Channel.SMS ? Optional.of(SmsSegments.of(text)) : Optional.empty());
  }

  private Wish wish(Handle h, GreetingPlan plan, Member member) {
    var today = clubs.today();
    var everybodys = rooms.everybodys().find(plan.code());
    var kind = everybodys.map(one -> GreetingKind.PUBLIC).orElseGet(() -> GreetingKind.valueOf(plan.code().toUpperCase(Locale.ROOT)));
    var title = rooms.own().of(h, member.id()).stream().flatMap(one -> one.title().stream()).findFirst().orElse("");
    var called = everybodys.map(one -> one.name()).orElseGet(() -> LocalText.same(kind == GreetingKind.OWN ? title : ""));
    return new Wish(member.id(), kind, new UUID(0, 0), CalendarKind.GREGORIAN, today.getYear(), today, called, plan, true, plan.code());
  }

  private Optional<GreetingWords.Given> example(GreetingPlan plan) {
    var zone = clubs.settings().zone();
    return switch (plans.gift(plan)) {
      case GreetingGift.None _ -> Optional.empty();
      case GreetingGift.Points(long points, int days) -> Optional.of(new GreetingWords.Given.OfPoints(points,
          clubs.today().plusDays(days + 1L).atStartOfDay(zone).toInstant()));
      case GreetingGift.Coupon(var terms) -> Optional.of(new GreetingWords.Given.Code(terms.name(), EXAMPLE_CODE,
          clubs.today().plusDays(terms.validDays() + 1L).atStartOfDay(zone).toInstant()));
    };
  }

  /** Who would be greeted for this on that day, were it greeted. */
  public Expected expected(String code, LocalDate day) {
    var plan = plans.of(code);
    if (rooms.everybodys().find(code).isPresent()) {
      boolean falls = rooms.everybodys().on(day).stream().anyMatch(one -> one.occasion().code().equals(code));
      return falls ? db.read(h -> everybody(h, plan, day)) : Expected.NOBODY;
    }
    var kind = Stream.of(OccasionKind.values()).filter(one -> one.code().equals(code)).findFirst();
    return kind.map(one -> own(plan, one, day)).orElse(Expected.NOBODY);
  }

  private Expected everybody(Handle h, GreetingPlan plan, LocalDate day) {
    var hour = Greetings.greetingTime(day, clubs.settings());
    var by = hour.isAfter(clock.instant()) ? clock.instant() : hour;
    var ways = plans.selection(plan).map(some -> rooms.reach().census(h, by, some.sql(), some.bindings())).orElseGet(() -> rooms.reach().census(h, by));
    var byChannel = new EnumMap<Channel, Long>(Channel.class);
    ways.forEach(way -> way.channel().ifPresent(channel -> byChannel.put(channel, way.members())));
    long all = ways.stream().mapToLong(way -> way.members()).sum();
    return new Expected(all, byChannel, without(ways, true), without(ways, false));
  }

  private static long without(List<WayCount> ways, boolean reached) {
    return ways.stream().filter(way -> way.channel().isEmpty() && way.reached() == reached).mapToLong(way -> way.members()).sum();
  }

  private Expected own(GreetingPlan plan, OccasionKind kind, LocalDate day) {
    var byChannel = new EnumMap<Channel, Long>(Channel.class);
    long members = 0;
    long[] without = new long[2];
    Optional<DuePage.Cursor> after = Optional.empty();
    do {
      var cursor = after;
      var page = db.read(h -> rooms.own().due(h, day, cursor, PAGE_MAX));
      var dues = page.due().stream().filter(one -> one.occasion().kind() == kind).toList();
      var meant = db.read(h -> plans.meant(h, plan, dues.stream().map(one -> one.occasion().member()).toList()));
      for (Due due : dues.stream().filter(one -> meant.contains(one.occasion().member())).toList()) {
        var way = db.read(h -> rooms.members().byId(h, due.occasion().member()).filter(m -> m.id().equals(due.occasion().member()))
            .map(m -> rooms.reach().wayTo(h, m.id(), ConsentKind.CLUB)));
        members += way.isPresent() ? 1 : 0;
        way.ifPresent(one -> {
          switch (one) {
            case Way.To(var chat) -> byChannel.merge(chat.channel(), 1L, Long::sum);
            case Way.NoConsent _ -> without[0]++;
            case Way.NoReach _ -> without[1]++;
          }
        });
      }
      after = page.next();
    } while (after.isPresent());
    return new Expected(members, byChannel, without[0], without[1]);
  }

  /** What came of the greetings for this that were for that day. */
  public GreetingResults results(String code, LocalDate day) {
    var id = rooms.everybodys().find(code).map(one -> one.id());
    var kind = id.isPresent() ? GreetingKind.PUBLIC : GreetingKind.valueOf(code.toUpperCase(Locale.ROOT));
    return db.read(h -> {
      var figures = ResultSql.figures(h, kind, id, day);
      // The bindings of an occasion that is not asked for stay away.
      var bindings = id.<Map<String, Object>>map(one -> Map.of("greetedKind", kind.name(), "greetedDay", day, "greetedOccasion", one))
          .orElseGet(() -> Map.of("greetedKind", kind.name(), "greetedDay", day));
      var since = day.atStartOfDay(clubs.settings().zone()).toInstant();
      var messages = rooms.messages().endings(h, ResultSql.messages(id.isPresent()), bindings, since);
      return new GreetingResults(figures.greeted(), figures.withPoints(), figures.points(), figures.coupons(), figures.withoutConsent(),
          figures.withoutReach(), messages);
    });
  }
}
