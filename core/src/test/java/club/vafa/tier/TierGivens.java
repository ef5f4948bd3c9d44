package club.vafa.tier;

import club.vafa.Core;
import club.vafa.MovableClock;
import club.vafa.branch.Branches;
import club.vafa.branch.NewBranch;
import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import club.vafa.db.Outcome;
import club.vafa.member.Member;
import club.vafa.purchase.Customer;
import club.vafa.purchase.Recording;
import club.vafa.purchase.Sale;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.tier.Programme.Measure;
import club.vafa.trail.Actor;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// What tests of levels need: a programme, days, sales, and what became of a member.
final class TierGivens {

  static final Window JALALI_YEAR = new Window(Window.Kind.FIXED, 12, CalendarKind.JALALI);
  static final long SILVER = 100_000_000;
  static final long GOLD = 300_000_000;
  /// In 1405 nothing is reviewed yet, since the programme began in it; 1406 is the year to lose a level in, and the review on 1 Farvardin 1407.
  static final LocalDate REVIEW = jalali(1407, 1, 1);
  static final LocalDate WARNED = REVIEW.plusDays(10);
  static final LocalDate DECIDED = REVIEW.plusDays(30);

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Core core;
  private final MovableClock clock;
  private final String branch = "shop-" + NUMBERS.incrementAndGet();

  TierGivens(Core core, MovableClock clock) {
    this.core = core;
    this.clock = clock;
    var wish = new NewBranch(branch, new LocalText("شعبه", "Shop"), new LocalText("", ""), "", Optional.empty(), Optional.empty());
    if (!(core.branches.add(Actor.SYSTEM, wish) instanceof Branches.Adding.Added)) {
      throw new IllegalStateException("no branch");
    }
    core.db.transact(h -> {
      for (var table : List.of("tier_review", "tier_warning", "member_tier", "tier_progress")) {
        h.execute("delete from " + table);
      }
      h.execute("update tier_programme set reviewed_since = null");
      return Outcome.commit(true);
    });
  }

  static ProgrammeDraft.Level level(String code, long threshold) {
    return new ProgrammeDraft.Level(code, LocalText.same(code), threshold, Benefits.multiplier(100));
  }

  /// Bronze, silver and gold by what was spent in a Jalali year, with thirty days of grace and a warning twenty days before.
  static ProgrammeDraft yearly() {
    return draft(Measure.SPEND, JALALI_YEAR, new Reviewing(12, 30, 20));
  }

  static ProgrammeDraft draft(Measure measure, Window window, Reviewing reviewing, ProgrammeDraft.Level... levels) {
    var tiers = levels.length > 0 ? List.of(levels) : List.of(level("bronze", 0), level("silver", SILVER), level("gold", GOLD));
    return new ProgrammeDraft(measure, window, reviewing, new Engagement(1, 5, 20), tiers);
  }

  /// Buys as much in 1405 as gold takes.
  Member goldOf1405(Member member) {
    on(jalali(1405, 3, 11));
    if (!buys(member.id(), GOLD).level().code().equals("gold")) {
      throw new IllegalStateException("no gold");
    }
    return member;
  }

  void programme(ProgrammeDraft draft) {
    if (!(core.programmes.change(Actor.SYSTEM, draft) instanceof Programmes.Changing.Changed)) {
      throw new IllegalStateException("the programme is wrong: " + draft.problems());
    }
    core.db.transact(h -> Outcome.commit(h.execute("update tier_programme set reviewed_since = null")));
    core.reviews.run();
  }

  static LocalDate jalali(int year, int month, int day) {
    return new CalendarDate(CalendarKind.JALALI, year, month, day).toLocalDate();
  }

  /// It is noon of that day in the club.
  LocalDate on(LocalDate day) {
    clock.set(day.atTime(LocalTime.NOON).atZone(core.clubs.settings().zone()).toInstant());
    return day;
  }

  /// The jobs of each day from that one to the other have run.
  ReviewRun days(LocalDate from, LocalDate to) {
    var run = ReviewRun.NONE;
    for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
      on(day);
      run = run.plus(core.reviews.run());
    }
    return run;
  }

  Recording.Recorded buys(MemberId member, long amount) {
    return bought(member, amount, Optional.empty());
  }

  Recording.Recorded boughtOn(MemberId member, long amount, LocalDate day) {
    return bought(member, amount, Optional.of(day));
  }

  private Recording.Recorded bought(MemberId member, long amount, Optional<LocalDate> day) {
    int number = NUMBERS.incrementAndGet();
    var at = day.map(d -> d.atTime(LocalTime.NOON).atZone(core.clubs.settings().zone()).toInstant());
    var sale = new Sale(new Customer.ById(member), branch, "main", "t" + number, at, Optional.of(Money.rials(amount)), List.of());
    if (core.purchases.record(new RequestKey("tier-test", "t" + number), sale, Optional.empty())
        instanceof Keyed.First<Recording>(Recording.Recorded recorded)) {
      return recorded;
    }
    throw new IllegalStateException("the sale was refused");
  }

  String level(Member member) {
    return core.db.read(h -> core.tiers.of(h, member.id())).code();
  }

  Standing standing(Member member) {
    return core.db.read(h -> core.tiers.standing(h, member.id(), core.clubs.today()));
  }

  int messages(Member member) {
    return count("select count(*) from message_open where lane = 3 and member_id = ?", member);
  }

  int warnings(Member member) {
    return count("select count(*) from tier_warning where member_id = ?", member);
  }

  List<String> outcomes(Member member) {
    return core.db.read(h -> h.createQuery("select coalesce(outcome, 'OPEN') from tier_warning where member_id = :m order by review")
        .bind("m", member.id()).mapTo(String.class).list());
  }

  List<String> texts(Member member) {
    return core.db.read(h -> h.createQuery("select content from message_open where lane = 3 and member_id = :m order by position")
        .bind("m", member.id()).mapTo(String.class).list());
  }

  private int count(String sql, Member member) {
    return core.db.read(h -> h.createQuery(sql.replace("?", ":m")).bind("m", member.id()).mapTo(Integer.class).one());
  }
}
