package club.vafa.partner;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.Credit;
import club.vafa.ledger.Debit;
import club.vafa.ledger.Funder;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Place;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.ReachLoss;
import club.vafa.partner.Contract.Draft;
import club.vafa.partner.Contract.Limits;
import club.vafa.partner.Contract.Terms;
import club.vafa.pool.Pool;
import club.vafa.purchase.Customer;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.settlement.Account;
import club.vafa.settlement.Month;
import club.vafa.settlement.Party;
import club.vafa.trail.Actor;
import club.vafa.value.BranchId;
import club.vafa.value.DealId;
import club.vafa.value.LocalText;
import club.vafa.value.PartnerId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PartnerTillTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final LocalDate TODAY = LocalDate.parse("2026-06-01");
  /// One point for 10,000 rials, worth 50 rials each.
  private static final Contract.Earning EARNING = new Contract.Earning(1, 10_000, 50_000, Optional.empty());
  /// A point takes 90 rials off.
  private static final Contract.Spending SPENDING = new Contract.Spending(90_000);

  private final TestClub club = new TestClub(database);
  private final Member member = club.member();

  private PartnerId partner() {
    var wish = new Partner.Wish("p-" + UUID.randomUUID().toString().substring(0, 8), new LocalText("کتاب‌فروشی نشر", "Nashr Books"), Optional.empty(),
        Optional.of("Nashr Ltd"));
    return ((Partners.Writing.Written) club.core().partners.add(Actor.SYSTEM, wish)).partner().id();
  }

  private PartnerId partner(boolean prepaid, Limits limits) {
    var partner = partner();
    agreed(partner, new Draft(TODAY, Optional.empty(), prepaid, new Terms(Optional.of(EARNING), Optional.of(SPENDING), limits)));
    return partner;
  }

  private Contract agreed(PartnerId partner, Draft draft) {
    return ((Partners.Agreeing.Agreed) club.core().partners.agree(Actor.SYSTEM, partner, draft)).contract();
  }

  private static RequestKey key() {
    return new RequestKey("partner", UUID.randomUUID().toString());
  }

  private static Dealing first(Keyed<Dealing> keyed) {
    return ((Keyed.First<Dealing>) keyed).answer();
  }

  private Dealing earn(PartnerId partner, long paid) {
    return earn(partner, member, paid);
  }

  private Dealing earn(PartnerId partner, Member who, long paid) {
    return first(club.core().partnerTill.earn(key(),
        new PartnerTill.Purchase(partner, new Customer.ById(who.id()), paid, UUID.randomUUID().toString())));
  }

  private Dealing spend(PartnerId partner, long points) {
    var card = club.core().db.transact(h -> Outcome.commit(club.core().cards.issue(h, member.id())));
    return first(club.core().partnerTill.spend(key(),
        new PartnerTill.Burn(partner, new Customer.ByCard(card.number().digits()), points, UUID.randomUUID().toString())));
  }

  private static DealId deal(Dealing dealing) {
    return ((Dealing.Dealt) dealing).deal();
  }

  private long balance() {
    return club.core().db.read(h -> club.core().ledger.balance(h, HolderId.of(member.id()), Unit.POINTS)).posted();
  }

  private Map<Party, Long> nets(Party... of) {
    var month = Month.of(club.core().clubs.settings().settlementMonths(), club.core().clubs.today());
    return club.core().settlements.account(month).positions().stream().filter(p -> List.of(of).contains(p.party()) && p.net() != 0)
        .collect(Collectors.toMap(Account.Position::party, Account.Position::net));
  }

  @Test
  void whatIsEarnedAtAPostpaidPartnerIsOwedByItWhenItIsSpent() {
    var partner = partner(false, Limits.NONE);
    assertThat(earn(partner, 1_009_999)).isInstanceOfSatisfying(Dealing.Dealt.class, dealt -> assertThat(dealt.points()).isEqualTo(100));
    assertThat(earn(partner, 9_999)).isInstanceOfSatisfying(Dealing.Dealt.class, dealt -> assertThat(dealt.points()).isZero());
    assertThat(balance()).isEqualTo(100);
    assertThat(nets(new Party.OfPartner(partner))).isEmpty();
    var branch = new BranchId(UUID.randomUUID());
    club.core().db.transact(h -> Outcome.commit(club.core().ledger.debit(h,
        new Debit(HolderId.of(member.id()), Unit.POINTS, 60, House.REDEEMED, Why.of(Reason.PAYMENT), Optional.of(Place.of(branch))))));
    assertThat(nets(new Party.OfPartner(partner), new Party.OfBranch(branch)))
        .isEqualTo(Map.of(new Party.OfPartner(partner), -3_000L, new Party.OfBranch(branch), 3_000L));
  }

  @Test
  void nothingIsDealtButUnderTheContractInForceAndWhatItAllows() {
    var partner = partner();
    assertThat(earn(partner, 100_000)).isEqualTo(new Dealing.NotInForce());
    assertThat(earn(new PartnerId(UUID.randomUUID()), 100_000)).isEqualTo(new Dealing.UnknownPartner());
    var tomorrow = agreed(partner, new Draft(TODAY.plusDays(1), Optional.of(TODAY.plusDays(2)), false,
        new Terms(Optional.of(EARNING), Optional.empty(), Limits.NONE)));
    assertThat(earn(partner, 100_000)).isEqualTo(new Dealing.NotInForce());
    club.clock().advance(Duration.ofDays(1));
    assertThat(earn(partner, 100_000)).isInstanceOf(Dealing.Dealt.class);
    assertThat(spend(partner, 1)).isEqualTo(new Dealing.NotInForce());
    club.clock().advance(Duration.ofDays(1));
    assertThat(earn(partner, 100_000)).isInstanceOf(Dealing.Dealt.class);
    club.clock().advance(Duration.ofDays(1));
    assertThat(earn(partner, 100_000)).isEqualTo(new Dealing.NotInForce());
    var overlapping = new Draft(TODAY.plusDays(2), Optional.empty(), false, new Terms(Optional.empty(), Optional.of(SPENDING), Limits.NONE));
    assertThat(club.core().partners.agree(Actor.SYSTEM, partner, overlapping)).isEqualTo(new Partners.Agreeing.Overlaps(tomorrow.id()));
    assertThat(club.core().partners.end(Actor.SYSTEM, tomorrow.id(), TODAY.plusDays(1))).isInstanceOf(Partners.Agreeing.Agreed.class);
    assertThat(club.core().partners.agree(Actor.SYSTEM, partner, overlapping)).isInstanceOf(Partners.Agreeing.Agreed.class);
    assertThat(spend(partner, 5)).isInstanceOf(Dealing.Dealt.class);
    club.core().partners.close(Actor.SYSTEM, partner);
    assertThat(spend(partner, 5)).isEqualTo(new Dealing.NotInForce());
  }

  @Test
  void aPrepaidPartnerIsRefusedWhenItsDepositIsUsedUpWhateverManyTillsDo() {
    var partner = partner(true, Limits.NONE);
    var contract = club.core().partners.contracts(partner).getFirst();
    assertThat(earn(partner, 100_000)).isEqualTo(new Dealing.UsedUp(0));
    var key = key();
    club.core().partners.deposit(key, Actor.SYSTEM, contract.id(), 10_400, "Sheba 1");
    assertThat(club.core().partners.deposit(key, Actor.SYSTEM, contract.id(), 10_400, "Sheba 1")).isInstanceOf(Keyed.Again.class);
    var members = IntStream.range(0, 16).mapToObj(i -> club.member()).toList();
    // Each purchase earns 20 points, which cost 1,000 rials: ten can be paid.
    var answers = Race.of(16, i -> () -> earn(partner, members.get(i), 200_000));
    assertThat(answers.stream().filter(a -> a instanceof Dealing.Dealt)).hasSize(10);
    assertThat(answers.stream().filter(a -> a.equals(new Dealing.UsedUp(400)))).hasSize(6);
    assertThat(club.core().partners.deposited(contract)).map(Pool::remaining).contains(400L);
    var dealt = answers.stream().filter(a -> a instanceof Dealing.Dealt).findFirst().orElseThrow();
    assertThat(first(club.core().partnerTill.undo(key(), partner, deal(dealt)))).isInstanceOf(Dealing.Undone.class);
    assertThat(club.core().partners.deposited(contract)).map(Pool::remaining).contains(1_400L);
  }

  @Test
  void limitsHoldForAMonthAndForAMembersDay() {
    var partner = partner(false, new Limits(Optional.of(50L), Optional.of(40L), Optional.of(25L)));
    assertThat(earn(partner, 300_000)).isInstanceOf(Dealing.Dealt.class);
    assertThat(earn(partner, 210_000)).isEqualTo(new Dealing.LimitReached(Dealing.Limit.EARNED_PER_MONTH, 20));
    var undone = deal(earn(partner, 200_000));
    assertThat(earn(partner, 10_000)).isEqualTo(new Dealing.LimitReached(Dealing.Limit.EARNED_PER_MONTH, 0));
    assertThat(first(club.core().partnerTill.undo(key(), partner, undone))).isInstanceOf(Dealing.Undone.class);
    assertThat(earn(partner, 200_000)).isInstanceOf(Dealing.Dealt.class);
    assertThat(spend(partner, 20)).isInstanceOf(Dealing.Dealt.class);
    assertThat(spend(partner, 6)).isEqualTo(new Dealing.LimitReached(Dealing.Limit.SPENT_PER_MEMBER_AND_DAY, 5));
    club.clock().advance(Duration.ofDays(1));
    assertThat(spend(partner, 21)).isEqualTo(new Dealing.LimitReached(Dealing.Limit.SPENT_PER_MONTH, 20));
    assertThat(spend(partner, 20)).isInstanceOf(Dealing.Dealt.class);
    club.clock().advance(Duration.ofDays(40));
    assertThat(spend(partner, 10)).isInstanceOf(Dealing.Dealt.class);
  }

  @Test
  void aPartnerIsOwedWhatItsContractSaysAndAnUndoingRestoresBalanceAndPositions() {
    var partner = partner(false, Limits.NONE);
    var branch = new BranchId(UUID.randomUUID());
    club.core().db.transact(h -> Outcome.commit(club.core().ledger.credit(h, new Credit(HolderId.of(member.id()), Unit.POINTS, 100, House.ISSUED,
        Why.of(Reason.PURCHASE), new LotTerms(Optional.empty(), Optional.empty(), Optional.of(Funder.of(branch)), Optional.of(70_000L))))));
    var before = nets(Party.CLUB).getOrDefault(Party.CLUB, 0L);
    assertThat(spend(partner, 101)).isEqualTo(new Dealing.TooFew(1));
    var spent = spend(partner, 10);
    assertThat(spent).isInstanceOfSatisfying(Dealing.Dealt.class, dealt -> assertThat(dealt.amount()).isEqualTo(900));
    var owner = new Party.OfPartner(partner);
    assertThat(nets(owner, new Party.OfBranch(branch))).isEqualTo(Map.of(owner, 900L, new Party.OfBranch(branch), -700L));
    assertThat(nets(Party.CLUB).getOrDefault(Party.CLUB, 0L) - before).isEqualTo(-200);
    assertThat(first(club.core().partnerTill.undo(key(), partner, deal(spent)))).isInstanceOfSatisfying(Dealing.Undone.class,
        undone -> assertThat(undone.points()).isEqualTo(10));
    assertThat(balance()).isEqualTo(100);
    assertThat(nets(owner, new Party.OfBranch(branch))).isEmpty();
    assertThat(first(club.core().partnerTill.undo(key(), partner, deal(spent)))).isEqualTo(new Dealing.AlreadyUndone());
    assertThat(first(club.core().partnerTill.undo(key(), partner(), deal(spent)))).isEqualTo(new Dealing.UnknownDeal());
  }

  @Test
  void theMemberIsToldOfEarningAndSpendingThereAndOfEitherUndone() {
    var partner = partner(false, Limits.NONE);
    club.core().db.transact(h -> {
      club.core().consents.grant(h, member.id(), Channel.TELEGRAM, ConsentKind.SERVICE, How.TELEGRAM, "comes with membership");
      return Outcome.commit(true);
    });
    var earned = earn(partner, 1_000_000);
    var spent = spend(partner, 40);
    first(club.core().partnerTill.undo(key(), partner, deal(spent)));
    first(club.core().partnerTill.undo(key(), partner, deal(earned)));
    assertThat(spend(partner, 40)).isInstanceOf(Dealing.TooFew.class);
    assertThat(told()).containsExactly(
        "ممنون از خریدتان از کتاب‌فروشی نشر به مبلغ ۱۰۰٬۰۰۰ تومان 🌿\n۱۰۰ امتیاز گرفتید. موجودی شما: ۱۰۰ امتیاز",
        "۴۰ امتیاز در کتاب‌فروشی نشر به‌جای ۳۶۰ تومان خرج شد. موجودی شما: ۶۰ امتیاز",
        "۴۰ امتیازی که در کتاب‌فروشی نشر خرج کرده بودید، به حسابتان برگشت. موجودی شما: ۱۰۰ امتیاز",
        "خریدتان از کتاب‌فروشی نشر برگشت خورد و ۱۰۰ امتیاز آن از حسابتان کم شد. موجودی شما: ۰ امتیاز");
  }

  @Test
  void whoHasNoTelegramIsToldBySms() {
    var partner = partner(false, Limits.NONE);
    club.core().db.transact(h -> {
      var telegram = h.createQuery("select address from chat_link where member_id = :id and channel = 'TELEGRAM'").bind("id", member.id())
          .mapTo(String.class).one();
      club.core().reach.lost(h, new ChatAddress(Channel.TELEGRAM, telegram), ReachLoss.BLOCKED);
      club.core().members.link(h, member.id(), ChatAddress.sms(club.freshPhone()));
      club.core().consents.grant(h, member.id(), Channel.SMS, ConsentKind.SERVICE, How.SMS, "comes with membership");
      return Outcome.commit(true);
    });
    earn(partner, 1_000_000);
    spend(partner, 40);
    assertThat(told()).hasSize(2).allSatisfy(text -> assertThat(text).contains("\n").contains("کتاب‌فروشی نشر"));
    assertThat(told().getLast()).endsWith("۴۰ امتیاز در کتاب‌فروشی نشر به‌جای ۳۶۰ تومان خرج شد. موجودی ۶۰");
  }

  private List<String> told() {
    return club.core().db.read(h -> h.createQuery("select cast(content as json) ->> 'body' from message_open where member_id = :m order by position")
        .bind("m", member.id()).mapTo(String.class).list());
  }

  @Test
  void aReceiptCountsOnceAndTheSameKeyGetsTheSameAnswer() {
    var partner = partner(false, Limits.NONE);
    var purchase = new PartnerTill.Purchase(partner, new Customer.ById(member.id()), 100_000, "r-1");
    var key = key();
    var dealt = first(club.core().partnerTill.earn(key, purchase));
    assertThat(dealt).isInstanceOf(Dealing.Dealt.class);
    assertThat(club.core().partnerTill.earn(key, purchase)).isEqualTo(new Keyed.Again<>(dealt));
    assertThat(first(club.core().partnerTill.earn(key(), purchase))).isEqualTo(new Dealing.ReceiptTaken());
    assertThat(balance()).isEqualTo(10);
  }
}
