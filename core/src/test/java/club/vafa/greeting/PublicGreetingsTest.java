package club.vafa.greeting;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Core;
import club.vafa.TestClub;
import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import club.vafa.coupon.CouponTerms;
import club.vafa.coupon.Discount;
import club.vafa.db.Json;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Channel;
import club.vafa.occasion.DayRule;
import club.vafa.occasion.PublicDraft;
import club.vafa.occasion.PublicOccasion;
import club.vafa.occasion.PublicStep;
import club.vafa.occasion.Remembering;
import club.vafa.segment.Condition;
import club.vafa.segment.Fault;
import club.vafa.segment.Saving;
import club.vafa.segment.SegmentDraft;
import club.vafa.segment.Who;
import club.vafa.template.Finding;
import club.vafa.template.TemplateDraft;
import club.vafa.template.TemplateText;
import club.vafa.trail.Actor;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublicGreetingsTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final TemplateText WORDS = text("{first_name} جان، {occasion} خوش بگذرد.", "{first_name}, enjoy {occasion}.");
  private static int codes;

  private final TestClub club = new TestClub(database);
  private final Core core = club.core();

  /** Each test has its own people: those of the others are gone by its time. */
  @BeforeEach
  void nobody() {
    core.db.transact(h -> Outcome.commit(h.execute("update member set status = 'LEFT' where status = 'ACTIVE'") + h.execute("update greeting_plan set active = false")));
  }

  /** An occasion of the lunar or another calendar on 10 July 2026. */
  private static TemplateText text(String fa, String en) {
    return TemplateText.of(Optional.of(fa), Optional.of(en));
  }

  private PublicOccasion occasion(CalendarKind calendar) {
    var date = CalendarDate.of(calendar, LocalDate.of(2026, 7, 10));
    var draft = new PublicDraft(new LocalText("جشن محله", "the street fair"), new DayRule.Fixed(calendar, date.month(), date.day(), LeapChoice.DAY_BEFORE), true);
    return ((PublicStep.Done) core.publicOccasions.add(Actor.SYSTEM, "fair-" + ++codes, draft)).occasion();
  }

  private PublicOccasion greeted(CalendarKind calendar, GreetingGift gift) {
    var occasion = occasion(calendar);
    assertThat(core.greetingPlans.save(Actor.SYSTEM, new GreetingPlan(occasion.code(), true, Optional.of(GreetingText.of(WORDS)), Optional.empty(), Optional.of(gift))))
        .isInstanceOf(GreetingSaving.Saved.class);
    return occasion;
  }

  private static final GreetingGift FIFTY = new GreetingGift.Points(50, 10);

  private MemberId reached(Channel channel) {
    return club.consenting(Language.FA, channel).id();
  }

  private GreetingRun runOn(String day) {
    var at = Instant.parse(day + "T07:00:00Z");
    club.clock().set(at);
    return core.greetings.run(at);
  }

  private long points(MemberId member) {
    return core.db.read(h -> core.ledger.balance(h, HolderId.of(member), Unit.POINTS)).posted();
  }

  private List<String> messages(MemberId member) {
    return core.db.read(h -> h.createQuery("select channel || ' ' || lane || ' ' || (cast(content as jsonb) ->> 'body') from message_open where member_id = :m order by id")
        .bind("m", member).mapTo(String.class).list());
  }

  @Test
  void everyMemberIsGreetedOnceWithTheGiftAndTheWordsOfStaff() {
    var sara = reached(Channel.TELEGRAM);
    var mina = reached(Channel.SMS);
    var silent = club.member().id();
    var fair = greeted(CalendarKind.GREGORIAN, FIFTY);

    assertThat(core.greetingDesk.expected(fair.code(), LocalDate.of(2026, 7, 10)))
        .isEqualTo(new Expected(3, Map.of(Channel.TELEGRAM, 1L, Channel.SMS, 1L), 1, 0));
    assertThat(runOn("2026-07-09").greeted()).isZero();
    assertThat(runOn("2026-07-10")).isEqualTo(new GreetingRun(3, 3, 2, 0));
    assertThat(runOn("2026-07-11").greeted()).isZero();

    assertThat(List.of(points(sara), points(mina), points(silent))).containsOnly(50L);
    assertThat(messages(sara)).singleElement().asString().startsWith("TELEGRAM 3 مینا جان، جشن محله خوش بگذرد.\n۵۰ امتیاز").contains("۲۹ تیر");
    assertThat(messages(mina)).singleElement().asString().startsWith("SMS 3 " + core.clubs.settings().nameFa()).endsWith("لغو۱۱");
    assertThat(messages(silent)).isEmpty();
    var results = core.greetingDesk.results(fair.code(), LocalDate.of(2026, 7, 10));
    assertThat(results.greeted()).isEqualTo(3);
    assertThat(results.points()).isEqualTo(150);
    assertThat(results.withoutConsent() + results.messages().stream().mapToLong(one -> one.messages()).sum()).isEqualTo(3);

    assertThat(runOn("2027-07-10").greeted()).as("the year after").isEqualTo(3);
  }

  @Test
  void aPublicOccasionIsNotGreetedUntilStaffSayso() {
    reached(Channel.TELEGRAM);
    var quiet = occasion(CalendarKind.GREGORIAN);
    assertThat(runOn("2026-07-10").greeted()).isZero();
    core.greetingPlans.save(Actor.SYSTEM, new GreetingPlan(quiet.code(), true, Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(runOn("2026-07-11")).as("caught up, without a gift").isEqualTo(new GreetingRun(1, 0, 1, 0));
  }

  @Test
  void aDayThatIsMovedAfterItWasGreetedIsNotGreetedAgain() {
    var member = reached(Channel.TELEGRAM);
    var eid = greeted(CalendarKind.HIJRI, FIFTY);
    int year = CalendarKind.HIJRI.yearOf(LocalDate.of(2026, 7, 10));
    assertThat(runOn("2026-07-10").greeted()).isEqualTo(1);
    core.publicOccasions.move(Actor.SYSTEM, eid.code(), year, 1);
    assertThat(runOn("2026-07-11").greeted()).isZero();
    assertThat(points(member)).isEqualTo(50);
  }

  @Test
  void aMovedDayIsGreetedOnTheMovedDay() {
    reached(Channel.TELEGRAM);
    var eid = greeted(CalendarKind.HIJRI, FIFTY);
    core.publicOccasions.move(Actor.SYSTEM, eid.code(), CalendarKind.HIJRI.yearOf(LocalDate.of(2026, 7, 10)), 2);
    assertThat(runOn("2026-07-10").greeted()).isZero();
    assertThat(core.greetingDesk.expected(eid.code(), LocalDate.of(2026, 7, 10))).isEqualTo(Expected.NOBODY);
    assertThat(runOn("2026-07-12").greeted()).isEqualTo(1);
  }

  @Test
  void manySchedulersAtOnceGreetEverybodyOnceOverSeveralSlices() throws Exception {
    int people = PublicGreetings.SLICE_MAX * 2 + 37;
    crowd(people);
    greeted(CalendarKind.GREGORIAN, FIFTY);
    var at = Instant.parse("2026-07-10T07:00:00Z");
    club.clock().set(at);
    var barrier = new CyclicBarrier(4);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var runs = IntStream.range(0, 4).mapToObj(i -> threads.submit(() -> {
        barrier.await();
        return core.greetings.run(at);
      })).toList();
      int greeted = 0;
      for (var run : runs) {
        assertThat(run.get().failed()).isZero();
        greeted += run.get().greeted();
      }
      greeted += core.greetings.run(at).greeted();
      assertThat(greeted).isEqualTo(people);
    }
    assertThat(core.db.<List<Long>>read(h -> h.createQuery("""
        select distinct b.posted from member m join balance b on b.holder_id = m.id and b.unit = 'POINTS' where m.status = 'ACTIVE' and m.name = 'جمع'
        """).mapTo(Long.class).list())).containsExactly(50L);
    assertThat(core.db.<Integer>read(h -> h.createQuery("select count(*) from award where kind = 'OCCASION' and member_id in (select id from member where name = 'جمع')")
        .mapTo(Integer.class).one())).isEqualTo(people);
  }

  private void crowd(int people) {
    core.db.transact(h -> Outcome.commit(h.createUpdate("""
        insert into member (id, name, name_key, language, status, joined_at, joined_how, seen_at)
        select gen_random_uuid(), 'جمع', 'جمع', 'FA', 'ACTIVE', :at, 'STAFF', :at from generate_series(1, :n)
        """).bind("at", TestClub.START).bind("n", people).execute()));
  }

  @Test
  void oneMemberWhoCannotBeGreetedHoldsUpNobodyElseAndIsTriedAgain() {
    crowd(5);
    var poor = reached(Channel.TELEGRAM);
    greeted(CalendarKind.GREGORIAN, FIFTY);
    // A balance of a member whose value has moved takes no postings.
    core.db.transact(h -> Outcome.commit(h.createUpdate("insert into balance (holder_id, unit, posted, moved_to) values (:m, 'POINTS', 0, :other)")
        .bind("m", poor).bind("other", UUID.randomUUID()).execute()));
    assertThat(runOn("2026-07-10")).isEqualTo(new GreetingRun(5, 5, 0, 1));
    core.db.transact(h -> Outcome.commit(h.createUpdate("delete from balance where holder_id = :m").bind("m", poor).execute()));
    assertThat(runOn("2026-07-11")).isEqualTo(new GreetingRun(1, 1, 1, 0));
    assertThat(runOn("2026-07-11").greeted()).isZero();
  }

  @Test
  void aDiscountCodeGoesWithTheGreetingOnALineOfItsOwn() {
    var member = reached(Channel.TELEGRAM);
    var terms = new CouponTerms(new LocalText("۱۰٪ تخفیف جشن", "10% off"), new Discount.Percent(10, Optional.empty()), Money.rials(0), Set.of(), 7);
    greeted(CalendarKind.GREGORIAN, new GreetingGift.Coupon(terms));
    assertThat(runOn("2026-07-10").gifts()).isEqualTo(1);
    var coupons = core.db.read(h -> core.coupons.ofMember(h, member));
    assertThat(coupons).singleElement().satisfies(own -> assertThat(messages(member)).singleElement().asString().contains("۱۰٪ تخفیف جشن", own.code()));
  }

  @Test
  void aPersonWithTwoRecordsIsGreetedUnderOneOfThem() {
    var old = reached(Channel.TELEGRAM);
    greeted(CalendarKind.GREGORIAN, FIFTY);
    runOn("2026-07-10");
    var person = reached(Channel.SMS);
    core.db.transact(h -> Outcome.commit(h.createUpdate("update member set status = 'MERGED', merged_into = :p where id = :o").bind("p", person).bind("o", old).execute()
        + h.execute("update member set joined_at = '2026-06-01T00:00:00Z'") + h.execute("delete from greeting_run")));
    assertThat(runOn("2026-07-11").greeted()).isZero();
    assertThat(points(person)).isZero();
  }

  @Test
  void wordsAreCheckedWhenTheyAreSaved() {
    var fair = occasion(CalendarKind.GREGORIAN);
    assertThat(flaws(fair, Optional.of(GreetingText.of(text("{نام} عزیز", "Hello {first_name"))), Optional.empty())).hasSize(2)
        .first().isInstanceOfSatisfying(GreetingSaving.Flaw.InText.class,
            flaw -> assertThat(flaw.finding()).isInstanceOf(Finding.UnknownVariable.class));
    assertThat(flaws(fair, Optional.of(GreetingText.kept("no-such-text")), Optional.empty()))
        .containsExactly(new GreetingSaving.Flaw.At(Fault.of("template", "unknown_code")));
    assertThat(flaws(fair, Optional.empty(), Optional.of(new Who(Optional.of("no-such-segment"), Optional.empty()))))
        .containsExactly(new GreetingSaving.Flaw.At(Fault.of("segment", "unknown_code", "code", "no-such-segment")));
    assertThat(flaws(fair, Optional.empty(), Optional.of(speaks("tier", "no-such-level")))).singleElement()
        .isInstanceOfSatisfying(GreetingSaving.Flaw.At.class, flaw -> assertThat(flaw.fault().field()).isEqualTo("condition.value"));
    assertThat(core.greetingPlans.save(Actor.SYSTEM, GreetingPlan.usual("no-such-day", false))).isInstanceOf(GreetingSaving.NoSuchOccasion.class);
  }

  private List<GreetingSaving.Flaw> flaws(PublicOccasion occasion, Optional<GreetingText> words, Optional<Who> who) {
    return ((GreetingSaving.Wrong) core.greetingPlans.save(Actor.SYSTEM, new GreetingPlan(occasion.code(), true, words, who, Optional.empty()))).flaws();
  }

  private static Who speaks(String attribute, String code) {
    return new Who(Optional.empty(), Optional.of(Json.read("{\"attribute\":\"" + attribute + "\",\"operator\":\"in\",\"value\":[\"" + code + "\"]}",
        Condition.class)));
  }

  @Test
  void onlyThoseOfTheSegmentAreGreetedEachOnce() {
    var persian = reached(Channel.TELEGRAM);
    var english = club.consenting(Language.EN, Channel.TELEGRAM).id();
    var fair = occasion(CalendarKind.GREGORIAN);
    var code = "speaks-" + codes;
    var saved = core.savedSegments.add(Actor.SYSTEM, new SegmentDraft(code, LocalText.same("x"), speaks("profile.language", "en").condition().orElseThrow()));
    assertThat(saved).isInstanceOf(Saving.Saved.class);
    save(new GreetingPlan(fair.code(), true, Optional.of(GreetingText.of(WORDS)), Optional.of(new Who(Optional.of(code), Optional.empty())),
        Optional.of(FIFTY)));
    core.segmentFacts.renew();
    assertThat(core.greetingDesk.expected(fair.code(), LocalDate.of(2026, 7, 10)).members()).isEqualTo(1);

    assertThat(runOn("2026-07-10")).isEqualTo(new GreetingRun(1, 1, 1, 0));
    assertThat(runOn("2026-07-11").greeted()).isZero();
    assertThat(messages(english)).singleElement().asString().startsWith("TELEGRAM 3 Mina, enjoy the street fair.\n");
    assertThat(List.of(points(english), points(persian))).containsExactly(50L, 0L);
    assertThat(messages(persian)).isEmpty();
  }

  @Test
  void ownDaysOfMembersOutsideTheSegmentAreNotGreeted() {
    var persian = reached(Channel.TELEGRAM);
    var english = club.consenting(Language.EN, Channel.TELEGRAM).id();
    var day = new Anniversary(CalendarKind.GREGORIAN, 2010, 7, 10, LeapChoice.DAY_BEFORE);
    core.db.transact(h -> Outcome.commit(List.of(core.occasions.rememberWedding(h, Actor.SYSTEM, persian, day),
        core.occasions.rememberWedding(h, Actor.SYSTEM, english, day))));
    save(new GreetingPlan("wedding", true, Optional.empty(), Optional.of(speaks("profile.language", "fa")), Optional.of(FIFTY)));
    assertThat(core.greetingDesk.expected("wedding", LocalDate.of(2026, 7, 10)).members()).isEqualTo(1);
    assertThat(runOn("2026-07-10")).isEqualTo(new GreetingRun(1, 1, 1, 0));
    club.clock().advance(Duration.ofHours(2));
    assertThat(core.greetings.run(club.clock().instant()).greeted()).isZero();
    assertThat(messages(english)).isEmpty();
    assertThat(points(persian)).isEqualTo(50);
  }

  @Test
  void aKeptTextIsSaidInTheVersionOfTheDayWithTheGiftAfterItAndTheWayOutLast() {
    var telegram = reached(Channel.TELEGRAM);
    var sms = reached(Channel.SMS);
    var fair = occasion(CalendarKind.GREGORIAN);
    var code = "fair-words-" + codes;
    core.templateShelf.add(Actor.SYSTEM, new TemplateDraft(code, "Fair", text("نسخهٔ یک", "One"), List.of()));
    save(new GreetingPlan(fair.code(), true, Optional.of(GreetingText.kept(code)), Optional.empty(), Optional.of(FIFTY)));
    core.templateShelf.change(Actor.SYSTEM, new TemplateDraft(code, "Fair", text("{first_name} جان، {occasion} مبارک.", "Enjoy {occasion}."), List.of()));
    assertThat(runOn("2026-07-10").messages()).isEqualTo(2);
    assertThat(messages(telegram)).singleElement().asString().startsWith("TELEGRAM 3 مینا جان، جشن محله مبارک.\n۵۰ امتیاز");
    assertThat(messages(sms)).singleElement().asString().contains("مینا جان، جشن محله مبارک.\n۵۰ امتیاز").endsWith("\nلغو۱۱");
  }

  private void save(GreetingPlan plan) {
    assertThat(core.greetingPlans.save(Actor.SYSTEM, plan)).isInstanceOf(GreetingSaving.Saved.class);
  }

  @Test
  void weddingAndOwnDaysAreGreetedEachForItselfAndTakenBackOnesAreNot() {
    var member = reached(Channel.TELEGRAM);
    var day = new Anniversary(CalendarKind.GREGORIAN, 2010, 7, 10, LeapChoice.DAY_BEFORE);
    core.db.transact(h -> {
      core.occasions.rememberWedding(h, Actor.SYSTEM, member, day);
      core.occasions.addOwn(h, Actor.SYSTEM, member, "سالگرد آشنایی", day);
      var gone = (Remembering.Remembered) core.occasions.addOwn(h, Actor.SYSTEM, member, "روز دیگر", day);
      return Outcome.commit(core.occasions.remove(h, Actor.SYSTEM, member, gone.occasion().id()));
    });
    core.greetingPlans.save(Actor.SYSTEM, new GreetingPlan("wedding", true, Optional.empty(), Optional.empty(), Optional.of(FIFTY)));
    core.greetingPlans.save(Actor.SYSTEM, new GreetingPlan("own", true, Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(core.greetingDesk.expected("own", LocalDate.of(2026, 7, 10)).members()).isEqualTo(1);
    assertThat(runOn("2026-07-10")).isEqualTo(new GreetingRun(2, 1, 2, 0));
    assertThat(messages(member)).anyMatch(text -> text.contains("سالگرد ازدواجتان مبارک") && text.contains("۵۰ امتیاز"))
        .anyMatch(text -> text.contains("«سالگرد آشنایی» بر شما مبارک"));
    club.clock().advance(Duration.ofHours(2));
    assertThat(core.greetings.run(club.clock().instant()).greeted()).isZero();
    assertThat(points(member)).isEqualTo(50);
  }
}
