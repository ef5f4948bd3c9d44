package club.vafa.card;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.card.DiscountCards.Shown;
import club.vafa.db.TestDatabase;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.staff.PredefinedRole;
import club.vafa.value.BranchId;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountCardsTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final BranchId HERE = new BranchId(Ids.random());

  private final TestClub club = new TestClub(database);
  private final DiscountCards cards = club.core().discountCards;
  private final StaffId staff = club.staff(PredefinedRole.OWNER).staffId();
  private final Instant now = club.clock().instant();

  private Shown issued(DiscountCardWish wish) {
    var issued = ((Keyed.First<DiscountCards.Issued>) cards.issue(new RequestKey("test", UUID.randomUUID().toString()), wish, staff)).answer();
    return cards.byId(issued.card()).orElseThrow();
  }

  private static DiscountCardWish wish(Optional<MemberId> member, int percent) {
    return new DiscountCardWish(member, new LocalText("کارت همکار", "Colleague"), percent, Set.of(), Optional.empty(), Optional.empty());
  }

  @Test
  void whoeverHasTheCodeHasTheDiscountUntilTheCardIsBlocked() {
    var bearer = issued(wish(Optional.empty(), 10));
    assertThat(cards.check("till", bearer.code(), HERE)).isEqualTo(new DiscountCheck.Good(bearer.card()));
    assertThat(cards.block(bearer.card().id(), true, staff)).contains(true);
    assertThat(cards.check("till", bearer.code(), HERE)).isInstanceOf(DiscountCheck.Blocked.class);
    assertThat(cards.block(bearer.card().id(), false, staff)).contains(true);
    assertThat(cards.check("till", bearer.code(), HERE)).isInstanceOf(DiscountCheck.Good.class);
  }

  @Test
  void aCardIsGoodFromItsBeginningToItsEndAndAtItsBranches() {
    var card = issued(new DiscountCardWish(Optional.empty(), new LocalText("تابستان", "Summer"), 5, Set.of(HERE),
        Optional.of(now.plus(Duration.ofDays(1))), Optional.of(now.plus(Duration.ofDays(2)))));
    assertThat(cards.check("till", card.code(), HERE)).isInstanceOf(DiscountCheck.NotYet.class);
    club.clock().advance(Duration.ofDays(1));
    assertThat(cards.check("till", card.code(), HERE)).isInstanceOf(DiscountCheck.Good.class);
    assertThat(cards.check("till", card.code(), new BranchId(Ids.random()))).isInstanceOf(DiscountCheck.NotHere.class);
    club.clock().advance(Duration.ofDays(1));
    assertThat(cards.check("till", card.code(), HERE)).isInstanceOf(DiscountCheck.Ended.class);
  }

  @Test
  void theBestOfAMembersCardsCounts() {
    var member = club.member().id();
    issued(wish(Optional.of(member), 5));
    var best = issued(wish(Optional.of(member), 15));
    issued(wish(Optional.of(club.member().id()), 50));
    assertThat(best(member)).contains(best.card());
    cards.block(best.card().id(), true, staff);
    assertThat(best(member)).map(DiscountCard::percent).contains(5);
  }

  private Optional<DiscountCard> best(MemberId member) {
    return club.core().db.read(h -> cards.best(h, member, HERE)).map(Shown::card);
  }

  @Test
  void guessesAreLimitedPerCaller() {
    var good = issued(wish(Optional.empty(), 10));
    for (int i = 0; i < DiscountCards.GUESSES.max(); i++) {
      assertThat(cards.check("guesser", "0000-0000-0000-0000", HERE)).isInstanceOf(DiscountCheck.Unknown.class);
    }
    assertThat(cards.check("guesser", good.code(), HERE)).isInstanceOf(DiscountCheck.TooManyGuesses.class);
    assertThat(cards.check("another", good.code(), HERE)).isInstanceOf(DiscountCheck.Good.class);
  }

  @ParameterizedTest
  @CsvSource({"10,1000,100", "33,100,33", "33,10,3", "100,7,7", "1,99,0", "99,9000000000000000000,8910000000000000000"})
  void aShareIsRoundedDown(int percent, long basket, long off) {
    assertThat(issued(wish(Optional.empty(), percent)).card().on(Money.rials(basket))).isEqualTo(Money.rials(off));
  }
}
