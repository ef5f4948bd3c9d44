package club.vafa.tier;

import static club.vafa.tier.TierGivens.GOLD;
import static club.vafa.tier.TierGivens.SILVER;
import static club.vafa.tier.TierGivens.level;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Core;
import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.tier.Programme.Measure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RaisesTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final TestClub club = new TestClub(DATABASE);
  private final Core core = club.core();
  private final TierGivens given = new TierGivens(core, club.clock());

  @BeforeEach
  void threeLevelsAndNobodyToRaise() {
    given.programme(TierGivens.yearly());
    core.raises.run();
  }

  private void silverFrom(long threshold) {
    given.programme(TierGivens.draft(Measure.SPEND, TierGivens.JALALI_YEAR, new Reviewing(12, 30, 20), level("bronze", 0),
        level("silver", threshold), level("gold", GOLD)));
  }

  @Test
  void whoReachesAHigherLevelByALowerThresholdIsRaisedWithoutAPurchaseAndTold() {
    var enough = reachable();
    var tooLittle = reachable();
    var gold = reachable();
    given.buys(enough.id(), SILVER / 2);
    given.buys(tooLittle.id(), SILVER / 2 - 1);
    given.buys(gold.id(), GOLD);
    assertThat(core.programmes.raising()).isFalse();
    silverFrom(SILVER / 2);
    assertThat(core.programmes.raising()).isTrue();
    assertThat(core.raises.run()).isEqualTo(1);
    assertThat(core.programmes.raising()).isFalse();
    assertThat(List.of(given.level(enough), given.level(tooLittle), given.level(gold))).containsExactly("silver", "bronze", "gold");
    assertThat(given.texts(enough)).hasSize(1).first().asString().contains("سطح شما از امروز «silver» است");
    assertThat(given.texts(tooLittle)).isEmpty();
    assertThat(given.texts(gold)).isEmpty();
    assertThat(core.raises.run()).isZero();
  }

  @Test
  void aChangeWhileMembersAreBeingRaisedBeginsAnew() {
    var member = club.member();
    given.buys(member.id(), SILVER / 2);
    silverFrom(SILVER / 3);
    var before = core.db.read(RaiseSql::open).orElseThrow();
    silverFrom(SILVER / 2);
    core.db.transact(h -> {
      RaiseSql.raised(h, before, Optional.empty());
      return Outcome.commit(true);
    });
    assertThat(core.programmes.raising()).as("a run for the earlier programme ends nothing").isTrue();
    assertThat(core.raises.run()).isEqualTo(1);
    assertThat(given.level(member)).isEqualTo("silver");
  }

  @Test
  void raisingGoesOnWhereItStopped() {
    var members = IntStream.range(0, 3).mapToObj(i -> club.member()).toList();
    members.forEach(member -> given.buys(member.id(), SILVER / 2));
    silverFrom(SILVER / 2);
    var first = members.stream().map(Member::id).sorted(Comparator.comparing(Object::toString)).findFirst();
    core.db.transact(h -> {
      RaiseSql.raised(h, RaiseSql.open(h).orElseThrow(), first);
      return Outcome.commit(true);
    });
    assertThat(core.raises.run()).isEqualTo(2);
  }

  private Member reachable() {
    var member = club.member();
    core.db.transact(h -> {
      core.consents.grant(h, member.id(), Channel.TELEGRAM, ConsentKind.SERVICE, How.TELEGRAM, "comes with membership");
      return Outcome.commit(true);
    });
    return member;
  }
}
