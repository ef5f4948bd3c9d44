package club.vafa.app.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.TestClub;
import club.vafa.calendar.CalendarKind;
import club.vafa.campaign.CampaignState;
import club.vafa.db.TestDatabase;
import club.vafa.game.GameState;
import club.vafa.text.PersonName;
import club.vafa.value.PageRequest;
import club.vafa.value.Phone;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SampleClubTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();
  @RegisterExtension
  static final TestDatabase own = new TestDatabase();

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  @Test
  void aLoadingThatWasCutOffIsDoneAgainWithoutDoublingAnythingAndThenNeverAgain() {
    var club = new TestClub(database);
    assertThatThrownBy(() -> SampleClub.loadOnce(club.core(), line -> {
      if (line.contains(" 150 of")) {
        throw new IllegalStateException("cut off");
      }
    })).isInstanceOf(IllegalStateException.class);
    assertThat(count(club, "select count(*) from member")).isBetween(100L, (long) SamplePeople.PEOPLE);

    club.clock().advance(Duration.ofDays(2));
    var lines = new ArrayList<String>();
    assertThat(SampleClub.loadOnce(club.core(), lines::add)).isTrue();
    assertThat(lines).hasSizeGreaterThan(5);
    assertWhole(club);

    assertThat(SampleClub.loadOnce(club.core(), lines::add)).isFalse();
    assertWhole(club);
  }

  private static void assertWhole(TestClub club) {
    assertThat(count(club, "select count(*) from member")).isEqualTo(SamplePeople.PEOPLE);
    assertThat(count(club, "select count(*) from card")).isEqualTo(SamplePeople.PEOPLE);
    assertThat(count(club, "select count(*) from award where kind = 'WELCOME'")).isEqualTo(SamplePeople.PEOPLE);
    assertThat(count(club, "select count(*) from purchase")).isBetween(2_500L, 6_000L).isEqualTo(visits());
    assertThat(count(club, "select count(*) from branch")).isEqualTo(3);
    assertThat(count(club, "select count(*) from product")).isEqualTo(SampleMenu.PRODUCTS.size());
    assertThat(count(club, "select count(*) from staff where name <> 'owner'")).isEqualTo(6);
    assertThat(count(club, "select count(*) from earning_rule")).isEqualTo(3);
    assertThat(count(club, "select count(distinct tier_id) from member_tier")).as("silver and gold have members").isEqualTo(2);
    booksAddUp(club);
    assertThat(count(club, "select count(*) from message_open")).as("nobody is told of the past").isZero();
    assertThat(count(club, "select count(*) from event_work")).isZero();
    campaignIsOver(club);
    var wheel = club.core().db.read(h -> club.core().games.byCode(h, "narenj-wheel")).orElseThrow();
    assertThat(wheel.state()).isEqualTo(GameState.LAUNCHED);
  }

  @Test
  void aClubWithMembersOfItsOwnIsLeftAlone() {
    var club = new TestClub(own);
    club.member();
    assertThat(SampleClub.loadOnce(club.core(), line -> { })).isFalse();
    assertThat(count(club, "select count(*) from member")).isEqualTo(1);
    assertThat(count(club, "select count(*) from branch")).isZero();
  }

  private static void campaignIsOver(TestClub club) {
    var campaigns = club.core().campaigns.list(PageRequest.first()).items();
    assertThat(campaigns).singleElement().satisfies(campaign -> assertThat(campaign.state()).isEqualTo(CampaignState.FINISHED));
    assertThat(count(club, "select count(*) from message_done where ending = 'SENT'")).isGreaterThan(250);
    assertThat(count(club, "select count(*) from message_done where ending = 'FAILED'")).isBetween(1L, 20L);
  }

  private static void booksAddUp(TestClub club) {
    assertThat(count(club, "select coalesce(sum(amount), 0) from entry")).isZero();
    assertThat(count(club, """
        select count(*) from balance b
        where posted <> (select sum(amount) from entry e where e.holder_id = b.holder_id and e.unit = b.unit and e.account = 'HOLDER')
           or posted <> (select sum(remaining) from lot l where l.holder_id = b.holder_id and l.unit = b.unit) - debt
        """)).isZero();
  }

  private static long count(TestClub club, String sql) {
    return club.core().db.read(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  private static long visits() {
    return new SamplePeople(TODAY, TestClub.ZONE).all().stream().mapToLong(person -> person.visits().size()).sum();
  }

  @Test
  void thePeopleAreThoseOfTheSeedAndFitToBeKept() {
    List<SamplePerson> people = new SamplePeople(TODAY, TestClub.ZONE).all();
    assertThat(people).isEqualTo(new SamplePeople(TODAY, TestClub.ZONE).all());
    assertThat(people).allSatisfy(person -> {
      assertThat(PersonName.clean(person.name())).isEqualTo(new PersonName.Ok(person.name()));
      assertThat(Phone.parse(person.phone().e164(), "IR")).contains(person.phone());
      assertThat(person.visits()).allMatch(visit -> visit.at().isAfter(person.joinedAt()));
    });
    assertThat(people.stream().map(SamplePerson::phone)).doesNotHaveDuplicates();
    assertThat(people.stream().flatMap(person -> person.birthday().stream()).map(day -> day.kind()))
        .contains(CalendarKind.JALALI, CalendarKind.GREGORIAN);
  }
}
