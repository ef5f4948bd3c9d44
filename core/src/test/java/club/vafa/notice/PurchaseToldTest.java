package club.vafa.notice;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.branch.Branches;
import club.vafa.branch.NewBranch;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.ReachLoss;
import club.vafa.earning.Condition;
import club.vafa.earning.EarningRule.Stacking;
import club.vafa.earning.EarningRules.Ruling;
import club.vafa.earning.Gift;
import club.vafa.earning.RuleDraft;
import club.vafa.earning.Validity;
import club.vafa.message.Attempt;
import club.vafa.message.Content;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.Share;
import club.vafa.purchase.Customer;
import club.vafa.purchase.Sale;
import club.vafa.request.RequestKey;
import club.vafa.text.SmsSegments;
import club.vafa.tier.Benefits;
import club.vafa.tier.ProgrammeDraft;
import club.vafa.trail.Actor;
import club.vafa.value.LocalText;
import club.vafa.value.Phone;
import club.vafa.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PurchaseToldTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final AtomicInteger RECEIPTS = new AtomicInteger();

  private final TestClub club = new TestClub(database);

  @BeforeEach
  void aBranchAndNoMessages() {
    var branch = new NewBranch("vanak", new LocalText("شعبهٔ ونک", "Vanak"), new LocalText("", ""), "", Optional.empty(), Optional.empty());
    if (club.core().branches.byCode("vanak").isEmpty()) {
      assertThat(club.core().branches.add(Actor.SYSTEM, branch)).isInstanceOf(Branches.Adding.Added.class);
    }
    if (club.core().earningRules.list().isEmpty()) {
      var rule = new RuleDraft(new LocalText("خرید", "Purchase"), Condition.ALWAYS, new Gift.PerAmount(1, 10_000), 10, Stacking.ADD,
          Optional.empty(),
          Validity.months(6), LocalDate.of(2020, 1, 1), Optional.empty());
      assertThat(club.core().earningRules.add(Actor.SYSTEM, rule)).isInstanceOf(Ruling.Ruled.class);
    }
    club.core().db.jdbi().useHandle(h -> h.execute("truncate message_open, message_done"));
  }

  @Test
  void theMemberIsToldOfAPurchaseOnTelegramWithPointsReasonsAndBalance() {
    buys(joined(), 1_250_000);
    var message = waiting(Channel.TELEGRAM).getFirst().message();
    assertThat(message.lane()).isEqualTo(Lane.SERVICE);
    assertThat(message.kind()).isEqualTo(Kind.SERVICE);
    var body = ((Content.Text) message.content()).body();
    assertThat(body).startsWith("ممنون از خریدتان از شعبهٔ ونک به مبلغ ۱۲۵٬۰۰۰ تومان")
        .contains("۱۲۵ امتیاز گرفتید").contains("• خرید: ۱۲۵ امتیاز").contains("موجودی شما: ۱۲۵ امتیاز");
  }

  @Test
  void aPurchaseThatIsNotRecordedIsNotTold() {
    var member = joined();
    club.core().purchases.record(key(), sale(member, "no such branch", 100_000), Optional.empty());
    assertThat(waiting(Channel.TELEGRAM)).isEmpty();
  }

  @Test
  void theSamePurchaseTwiceIsToldOnce() {
    var member = joined();
    var key = key();
    var sale = sale(member, "vanak", 100_000);
    club.core().purchases.record(key, sale, Optional.empty());
    club.core().purchases.record(key, sale, Optional.empty());
    assertThat(waiting(Channel.TELEGRAM)).hasSize(1);
  }

  @Test
  void whoCannotBeReachedInTelegramIsToldBySmsInTwoSegmentsAtMost() {
    var member = joined();
    var phone = bySms(member);
    buys(member, 250_000);
    assertThat(waiting(Channel.TELEGRAM)).isEmpty();
    var sms = waiting(Channel.SMS).getFirst().message();
    assertThat(sms.address()).isEqualTo(phone.e164());
    var body = ((Content.Text) sms.content()).body();
    assertThat(body).contains("خرید ۲۵٬۰۰۰ تومان، ۲۵ امتیاز (خرید). موجودی ۲۵");
    assertThat(SmsSegments.of(body).segments()).isLessThanOrEqualTo(2);
  }

  @Test
  void whatTheLevelTookOffIsToldOnBothChannels() {
    lowestTakesOff(10);
    var member = joined();
    buys(member, 1_000_000);
    assertThat(((Content.Text) waiting(Channel.TELEGRAM).getFirst().message().content()).body()).contains("به مبلغ ۹۰٬۰۰۰ تومان")
        .contains("• ۱۰٬۰۰۰ تومان تخفیف سطح برنزی");
    bySms(member);
    buys(member, 1_000_000);
    assertThat(((Content.Text) waiting(Channel.SMS).getFirst().message().content()).body()).contains("خرید ۹۰٬۰۰۰ تومان")
        .contains("۱۰٬۰۰۰ تومان تخفیف سطحتان کم شد.");
    lowestTakesOff(0);
  }

  private void lowestTakesOff(int percent) {
    var now = club.core().programmes.now();
    club.core().programmes.change(Actor.SYSTEM, new ProgrammeDraft(now.measure(), now.window(), now.reviewing(), now.engagement(),
        now.tiers().stream().map(t -> new ProgrammeDraft.Level(t.code(), t.name(), t.threshold(), t.rank() == now.lowest().rank()
            ? new Benefits(100, percent, 0, false, false, false, 0, new LocalText("", "")) : t.benefits())).toList()));
  }

  private Phone bySms(Member member) {
    var phone = club.freshPhone();
    club.core().db.transact(h -> {
      var telegram = h.createQuery("select address from chat_link where member_id = :id and channel = 'TELEGRAM'").bind("id", member.id())
          .mapTo(String.class).one();
      club.core().reach.lost(h, new ChatAddress(Channel.TELEGRAM, telegram), ReachLoss.BLOCKED);
      club.core().members.link(h, member.id(), ChatAddress.sms(phone));
      return Outcome.commit(true);
    });
    return phone;
  }

  private Member joined() {
    var member = club.member();
    club.core().db.transact(h -> {
      for (var channel : Channel.values()) {
        club.core().consents.grant(h, member.id(), channel, ConsentKind.SERVICE, How.TELEGRAM, "comes with membership");
      }
      return Outcome.commit(true);
    });
    return member;
  }

  private void buys(Member member, long rials) {
    club.core().purchases.record(key(), sale(member, "vanak", rials), Optional.empty());
  }

  private static RequestKey key() {
    return new RequestKey("till", "key " + RECEIPTS.incrementAndGet());
  }

  private static Sale sale(Member member, String branch, long rials) {
    return new Sale(new Customer.ById(member.id()), branch, "1", "r" + RECEIPTS.incrementAndGet(), Optional.empty(),
        Optional.of(Money.rials(rials)),
        List.of());
  }

  private List<Attempt> waiting(Channel channel) {
    club.core().events.pump("test");
    return club.core().outbox.begin(channel, Share.QUICK, 10, "worker").attempts();
  }
}
