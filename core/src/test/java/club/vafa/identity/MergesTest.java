package club.vafa.identity;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.award.Award;
import club.vafa.award.AwardKind;
import club.vafa.award.YearlyGift;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.DebtPolicy;
import club.vafa.ledger.HoldEnd;
import club.vafa.ledger.HoldWish;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Holding;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Spending;
import club.vafa.ledger.TakeBack;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.MemberQuery;
import club.vafa.member.NewMember;
import club.vafa.staff.PredefinedRole;
import club.vafa.trail.Actor;
import club.vafa.value.Ids;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.PageRequest;
import club.vafa.value.StaffId;
import club.vafa.verification.SentCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MergesTest extends OnMerges {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  MergesTest() {
    super(database);
  }

  @Test
  void theOldIdStandsForThePersonAndLotsKeepTheirDates() {
    var until = TestClub.START.plus(Duration.ofDays(40));
    var pendingUntil = TestClub.START.plus(Duration.ofDays(7));
    earn(old.id(), 30, LotTerms.until(until));
    earn(old.id(), 50, new LotTerms(Optional.empty(), Optional.of(pendingUntil), Optional.empty()));
    earn(person, 100);

    assertThat(merged(old, person).points()).isEqualTo(80);

    assertThat(idOf(old.id())).contains(person.id());
    assertThat(points(person.id())).isEqualTo(180);
    var balance = in(h -> club.core().ledger.balance(h, HolderId.of(person.id()), Unit.POINTS));
    assertThat(balance.pending()).isEqualTo(50);
    assertThat(balance.next().map(next -> next.at())).contains(until);
    var found = in(h -> club.core().members.find(h, new MemberQuery(Optional.empty(), Optional.empty(), PageRequest.first(200)))).items();
    assertThat(found).extracting(line -> line.id()).contains(person.id()).doesNotContain(old.id());
  }

  @Test
  void phoneChatsAndCardsFollow() {
    var oldPhone = in(h -> club.core().members.phoneOf(h, old.id())).orElseThrow();
    var card = in(h -> club.core().cards.issue(h, old.id()));
    var bare = in(h -> club.core().members.join(h, new NewMember(Optional.of(club.freshPhone()), Optional.empty(),
        Optional.empty(), "Bare", Language.EN, How.STAFF, Optional.empty(), Optional.empty()))).member();
    var oldChat = in(h -> club.core().members.person(h, old.id())).orElseThrow().chats().stream()
        .filter(chat -> chat.channel() == Channel.TELEGRAM).findFirst().orElseThrow();
    merged(old, bare);
    assertThat(in(h -> club.core().members.byPhone(h, oldPhone)).map(Member::id)).contains(bare.id());
    assertThat(in(h -> club.core().members.byChat(h, oldChat)).map(Member::id)).contains(bare.id());
    assertThat(in(h -> club.core().cards.byNumber(h, card.number()).flatMap(id -> club.core().members.byId(h, id))).map(Member::id))
        .contains(bare.id());
    assertThat((Object) in(h -> h.createQuery("select member_id from chat_link where channel = 'TELEGRAM' and address = :a")
        .bind("a", oldChat.address()).mapTo(MemberId.class).one())).isEqualTo(bare.id());

    unmerge(old.id());
    assertThat(in(h -> club.core().members.byPhone(h, oldPhone)).map(Member::id)).contains(old.id());
    assertThat(in(h -> club.core().members.byChat(h, oldChat)).map(Member::id)).contains(old.id());
    assertThat((Object) in(h -> club.core().cards.byNumber(h, card.number()))).isEqualTo(Optional.of(old.id()));
  }

  @Test
  void whatEitherRecordLikesThePersonLikesUntilErased() {
    in(h -> List.of(club.core().profiles.like(h, Actor.SYSTEM, old.id(), List.of("tea", "cake")),
        club.core().profiles.like(h, Actor.SYSTEM, person.id(), List.of("tea", "cups"))));
    merged(old, person);
    assertThat(likes()).containsExactly("cake", "cups", "tea");
    in(h -> club.core().erasures.erase(h, Actor.SYSTEM, person.id()));
    assertThat(likes()).isEmpty();
  }

  private List<String> likes() {
    return in(h -> club.core().members.interestsOf(h, person.id()));
  }

  @Test
  void ofTwoWordsAboutAChannelTheLaterOneCounts() {
    in(h -> {
      club.core().consents.grant(h, person.id(), Channel.SMS, ConsentKind.CLUB, How.SMS, "yes");
      return person;
    });
    club.clock().advance(Duration.ofMinutes(1));
    in(h -> {
      club.core().consents.withdraw(h, old.id(), Channel.SMS, ConsentKind.CLUB, How.SMS, "STOP");
      return old;
    });
    merged(old, person);
    assertThat((Object) in(h -> club.core().consents.allows(h, person.id(), Channel.SMS, ConsentKind.CLUB))).isEqualTo(false);
  }

  @Test
  void historyReadsAllIdsAndTheMergeItselfIsNoLine() {
    earn(old, 30);
    earn(person, 100);
    spend(old.id(), 10);
    merged(old, person);
    var ids = in(h -> club.core().members.idsOf(h, old.id()));
    assertThat(ids).containsExactly(person.id(), old.id());
    var holders = ids.stream().map(HolderId::of).toList();
    var why = in(h -> club.core().ledger.explain(h, HolderId.of(person.id()), holders, Unit.POINTS, 100));
    assertThat(why.lines()).extracting(line -> line.amount()).containsExactlyInAnyOrder(30L, 100L, -10L);
    assertThat(why.earlier()).isZero();
    assertThat(why.balance().posted()).isEqualTo(120);
  }

  @Test
  void aWelcomeThatWasGotTwiceIsTakenBackOnceAndComesBackWhenTheyComeApart() {
    long welcome = club.core().clubs.settings().welcomePoints();
    in(h -> club.core().awards.welcome(h, old.id()));
    club.clock().advance(Duration.ofDays(1));
    in(h -> club.core().awards.welcome(h, person.id()));
    merged(old, person);
    assertThat(points(person.id())).isEqualTo(welcome);
    assertThat((Object) in(h -> club.core().awards.welcome(h, person.id()))).isInstanceOf(Award.AlreadyGiven.class);

    unmerge(old.id());
    assertThat(points(old.id())).isEqualTo(welcome);
    assertThat(points(person.id())).isEqualTo(welcome);
  }

  @Test
  void nobodyComesToOweAnythingByAnAwardThatIsNotDoubled() {
    long welcome = club.core().clubs.settings().welcomePoints();
    in(h -> club.core().awards.welcome(h, old.id()));
    in(h -> club.core().awards.welcome(h, person.id()));
    spend(old.id(), welcome);
    spend(person.id(), welcome - 10);
    merged(old, person);
    var balance = in(h -> club.core().ledger.balance(h, HolderId.of(person.id()), Unit.POINTS));
    assertThat(balance.posted()).isZero();
    assertThat(balance.debt()).isZero();
  }

  @Test
  void theBirthdaysGiftComesOnceAYearUnderWhicheverId() {
    assertThat(birthdayGift(old, "an occasion of the old id:JALALI:1405")).isTrue();
    merged(old, person);
    assertThat(birthdayGift(person, "another occasion:GREGORIAN:2026")).isFalse();
    club.clock().advance(Duration.ofDays(354));
    assertThat(birthdayGift(person, "another occasion:GREGORIAN:2027")).isTrue();
  }

  private boolean birthdayGift(Member member, String key) {
    var gift = new YearlyGift(member.id(), AwardKind.BIRTHDAY, key, Ids.random(), 200, LotTerms.PERMANENT, Optional.empty());
    return !in(h -> club.core().awards.yearly(h, List.of(gift))).isEmpty();
  }

  @Test
  void debtMovesAndWhatIsOpenPaysIt() {
    var sale = earn(old, 40);
    spend(old.id(), 40);
    in(h -> club.core().returns.takeBack(h, new TakeBack(HolderId.of(old.id()), Unit.POINTS, 40, List.of(sale), DebtPolicy.UNLIMITED,
        Why.of(Reason.REFUND))));
    assertThat(points(old.id())).isEqualTo(-40);
    earn(person, 100);
    merged(old, person);
    assertThat(points(person.id())).isEqualTo(60);
    assertThat(spend(person.id(), 60)).isInstanceOf(Spending.Spent.class);
  }

  @Test
  void aDebtThatIsStillOwedGoesBackWithWhomItCame() {
    var sale = earn(old, 40);
    spend(old.id(), 40);
    in(h -> club.core().returns.takeBack(h, new TakeBack(HolderId.of(old.id()), Unit.POINTS, 40, List.of(sale), DebtPolicy.UNLIMITED,
        Why.of(Reason.REFUND))));
    merged(old, person);
    earn(person, 15);
    assertThat(points(person.id())).isEqualTo(-25);
    unmerge(old.id());
    assertThat(points(old.id())).isEqualTo(-25);
    assertThat(points(person.id())).isZero();
  }

  @Test
  void unmergingGivesEachWhatIsLeftOfItsOwnLots() {
    earn(old.id(), 30, LotTerms.until(TestClub.START.plus(Duration.ofDays(30))));
    earn(old, 50);
    club.clock().advance(Duration.ofDays(1));
    earn(person, 100);
    merged(old, person);
    earn(person, 7);
    // The soonest to expire goes first: all of the thirty, and then of the oldest permanent ones.
    spend(person.id(), 60);

    var apart = (UnmergeAnswer.Apart) unmerge(old.id());
    assertThat(apart.points()).isEqualTo(20);
    assertThat(points(old.id())).isEqualTo(20);
    assertThat(points(person.id())).isEqualTo(107);
    assertThat(idOf(old.id())).contains(old.id());
    assertThat(earn(old, 5)).isNotNull();
    assertThat(unmerge(old.id())).isInstanceOf(UnmergeAnswer.NotMerged.class);
  }

  @Test
  void mergingWithOneselfOrTwiceIsSeen() {
    assertThat(merge(old.id(), old.id())).isInstanceOf(MergeAnswer.SamePerson.class);
    merged(old, person);
    assertThat(merge(old.id(), person.id())).isInstanceOf(MergeAnswer.SamePerson.class);
    assertThat(merge(person.id(), old.id())).as("a cycle").isInstanceOf(MergeAnswer.SamePerson.class);
    assertThat(merge(new MemberId(Ids.random()), person.id())).isInstanceOf(MergeAnswer.UnknownMember.class);
  }

  @Test
  void chainsEndAtTheLastPersonAndComeApartFromTheirEnd() {
    var last = club.member();
    earn(old, 10);
    earn(person, 20);
    earn(last, 40);
    merged(old, person);
    merged(person, last);
    assertThat(idOf(old.id())).contains(last.id());
    assertThat(points(last.id())).isEqualTo(70);
    assertThat(unmerge(old.id())).isEqualTo(new UnmergeAnswer.LaterFirst(person.id()));

    unmerge(person.id());
    assertThat(idOf(old.id())).contains(person.id());
    assertThat(points(person.id())).isEqualTo(30);
    assertThat(points(last.id())).isEqualTo(40);
    unmerge(old.id());
    assertThat(points(old.id())).isEqualTo(10);
    assertThat(points(person.id())).isEqualTo(20);
  }

  @Test
  void aMergeOfAnAliasIsAMergeOfThePerson() {
    var third = club.member();
    earn(old, 10);
    earn(person, 20);
    merged(old, person);
    assertThat(merge(old.id(), third.id())).isInstanceOf(MergeAnswer.Merged.class);
    assertThat(points(third.id())).isEqualTo(30);
    assertThat(idOf(person.id())).contains(third.id());
  }

  @Test
  void staffMergeOnlyThoseWhoWereBothShownToBePresent() {
    StaffId staff = club.staff(PredefinedRole.OWNER).staffId();
    assertThat(byStaff(staff)).isEqualTo(new MergeAnswer.NotProved(List.of(old.id(), person.id())));

    var card = in(h -> club.core().cards.issue(h, old.id()));
    assertThat((Object) in(h -> club.core().proofs.card(h, staff, person.id(), card.qr()))).isInstanceOf(Proofs.Shown.NotTheirCard.class);
    assertThat((Object) in(h -> club.core().proofs.card(h, staff, old.id(), card.qr()))).isInstanceOf(Proofs.Shown.Proved.class);
    assertThat(byStaff(staff)).isEqualTo(new MergeAnswer.NotProved(List.of(person.id())));

    in(h -> club.core().proofs.ask(h, staff, person.id()));
    var phone = in(h -> club.core().members.phoneOf(h, person.id())).orElseThrow();
    var code = SentCodes.of(club.core(), phone);
    assertThat((Object) in(h -> club.core().proofs.code(h, staff, person.id(), "12345x"))).isInstanceOf(Proofs.Shown.WrongCode.class);
    assertThat((Object) in(h -> club.core().proofs.code(h, staff, person.id(), code))).isInstanceOf(Proofs.Shown.Proved.class);
    assertThat(byStaff(club.staff(PredefinedRole.SUPPORT).staffId())).as("a proof is that of whom it was shown to")
        .isInstanceOf(MergeAnswer.NotProved.class);
    club.clock().advance(Proofs.GOOD_FOR);
    assertThat(byStaff(staff)).as("a proof grows old").isInstanceOf(MergeAnswer.NotProved.class);
    club.core().db.transact(h -> Outcome.commit(club.core().proofs.card(h, staff, old.id(), card.qr())));
    var own = in(h -> club.core().cards.issue(h, person.id()));
    in(h -> club.core().proofs.card(h, staff, person.id(), own.number().grouped()));
    assertThat(byStaff(staff)).isInstanceOf(MergeAnswer.Merged.class);
  }

  private MergeAnswer byStaff(StaffId staff) {
    return club.core().db.transact(h -> {
      var answer = club.core().merges.byStaff(h, staff, old.id(), person.id());
      return answer instanceof MergeAnswer.Merged ? Outcome.commit(answer) : Outcome.refuse(answer);
    });
  }

  @Test
  void whatIsHeldMovesWithItsHoldAndCanStillBePosted() {
    earn(old, 50);
    Instant until = TestClub.START.plus(Duration.ofHours(1));
    var hold = (Holding.Held) in(h -> club.core().holds.hold(h, new HoldWish(HolderId.of(old.id()), Unit.POINTS, 30, Why.of(Reason.REWARD), until,
        Optional.empty())));
    merged(old, person);
    assertThat(in(h -> club.core().ledger.balance(h, HolderId.of(person.id()), Unit.POINTS)).held()).isEqualTo(30);
    assertThat((Object) in(h -> club.core().holds.post(h, HolderId.of(old.id()), hold.hold(), 30, House.REDEEMED, Why.of(Reason.REWARD))))
        .isInstanceOf(HoldEnd.Posted.class);
    assertThat(points(person.id())).isEqualTo(20);
  }

  @Test
  void whatComesLateForTheOldIdReachesThePerson() {
    merged(old, person);
    earn(old, 25);
    assertThat(points(person.id())).isEqualTo(25);
    assertThat(spend(old.id(), 5)).isInstanceOf(Spending.Spent.class);
    assertThat(points(person.id())).isEqualTo(20);
  }
}
