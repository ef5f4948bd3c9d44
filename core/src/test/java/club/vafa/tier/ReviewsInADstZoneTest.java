package club.vafa.tier;

import static club.vafa.tier.TierGivens.GOLD;
import static club.vafa.tier.TierGivens.SILVER;
import static club.vafa.tier.TierGivens.draft;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Core;
import club.vafa.MovableClock;
import club.vafa.calendar.CalendarKind;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.NewMember;
import club.vafa.member.PhoneProof;
import club.vafa.secret.Secrets;
import club.vafa.tier.Programme.Measure;
import club.vafa.value.Currency;
import club.vafa.value.Language;
import club.vafa.value.Phone;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A club in Berlin, whose clocks were put forward on 29 March 2026 and are put back on 25 October.
class ReviewsInADstZoneTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final MovableClock clock = new MovableClock(Instant.parse("2024-01-10T11:00:00Z"));
  private final Core core = core();
  private final TierGivens given = new TierGivens(core, clock);
  private final Member member = member();

  private Core core() {
    var made = new Core(DATABASE.db(), clock, new Random(7), new Secrets("a key for tests only, 32 bytes..".getBytes(StandardCharsets.UTF_8)));
    made.clubs.start(ZoneId.of("Europe/Berlin"), Language.EN, Currency.of("IRR"));
    return made;
  }

  private Member member() {
    return core.db.transact(h -> {
      var wish = new NewMember(Optional.of(new Phone("+989121112233")), Optional.of(PhoneProof.TELEGRAM_CONTACT), Optional.of(ChatAddress.telegram(77)),
          "Sara Smith", Language.EN, How.TELEGRAM, Optional.of(1), Optional.empty());
      var joined = core.members.join(h, wish).member();
      core.consents.grant(h, joined.id(), Channel.TELEGRAM, ConsentKind.SERVICE, How.TELEGRAM, "comes with membership");
      return Outcome.commit(joined);
    });
  }

  @Test
  void daysBeginAtTheClubsMidnightAlsoWhereClocksChangeAndMessagesWaitForADecentHour() {
    // The review of 2025 is on 1 January 2026 and decides 87 days later: on the day of the change.
    given.programme(draft(Measure.SPEND, new Window(Window.Kind.FIXED, 12, CalendarKind.GREGORIAN), new Reviewing(12, 87, 7)));
    given.on(LocalDate.parse("2024-06-01"));
    given.buys(member.id(), GOLD);
    given.days(LocalDate.parse("2026-03-22"), LocalDate.parse("2026-03-22"));
    assertThat(given.warnings(member)).isOne();
    clock.set(Instant.parse("2026-03-28T22:59:00Z"));
    assertThat(core.reviews.run().lowered()).as("it is still the eve").isZero();
    clock.set(Instant.parse("2026-03-28T23:01:00Z"));
    assertThat(core.reviews.run().lowered()).as("it is the day, one minute after midnight").isOne();
    var due = core.db.read(h -> h.createQuery("select max(due_at) from message_open where member_id = :m").bind("m", member.id()).mapTo(Instant.class).one());
    assertThat(due).as("nine o'clock of summer time").isEqualTo("2026-03-29T07:00:00Z");
    // The hour that comes twice, and the last minute of a month after the change.
    given.programme(draft(Measure.SPEND, new Window(Window.Kind.FIXED, 1, CalendarKind.GREGORIAN), new Reviewing(1, 0, 1)));
    for (var at : new String[] {"2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-31T22:59:00Z"}) {
      clock.set(Instant.parse(at));
      given.buys(member.id(), 1_000);
    }
    assertThat(given.standing(member).measured()).isEqualTo(3_000);
    clock.set(Instant.parse("2026-10-31T23:00:00Z"));
    assertThat(given.buys(member.id(), SILVER).risen()).isTrue();
    assertThat(given.standing(member).measured()).isEqualTo(SILVER);
  }
}
