package club.vafa.notice;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.branch.NewBranch;
import club.vafa.ledger.Unit;
import club.vafa.member.Channel;
import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Member;
import club.vafa.message.Content;
import club.vafa.message.Share;
import club.vafa.purchase.Means;
import club.vafa.purchase.Refunding;
import club.vafa.text.SmsSegments;
import club.vafa.trail.Actor;
import club.vafa.value.Ids;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.PurchaseId;
import club.vafa.value.RefundId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefundToldTest {
  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final TestClub club = new TestClub(DATABASE);

  @BeforeEach
  void noMessages() {
    club.core().db.jdbi().useHandle(h -> h.execute("truncate message_open, message_done"));
  }

  @Test
  void theMemberIsToldKindlyWhatChangedAndWhatIsOwed() {
    var body = told(club.consenting(Language.FA, Channel.TELEGRAM), List.of(), new Refunding.Taken(Unit.POINTS, 25, 15, 4, 6, 0, 0));
    assertThat(body).startsWith("برگشت از خریدتان از شعبهٔ ونک به مبلغ ۲۵٬۰۰۰ تومان ثبت شد.")
        .contains("۱۹ امتیازی که این خرید داده بود", "۶ امتیاز آن را پیش‌تر استفاده کرده بودید؛ امتیاز خریدهای بعدی اول آن را صاف می‌کند")
        .endsWith("موجودی شما: ۱۲ امتیاز");
  }

  @Test
  void whatTheClubForgoesIsSaidAsAKindness() {
    var body = told(club.consenting(Language.EN, Channel.TELEGRAM), List.of(), new Refunding.Taken(Unit.POINTS, 25, 0, 1, 0, 0, 24));
    assertThat(body).contains("1 point which that purchase had brought has been taken off",
        "24 points of it already; this time it is on us");
  }

  @Test
  void whatWentBackIsToldAndWhatHadExpired() {
    var back = List.of(new Refunding.Back(Means.POINTS, 30, 10), new Refunding.Back(Means.CREDIT, 50_000, 0));
    var body = told(club.consenting(Language.FA, Channel.TELEGRAM), back, new Refunding.Taken(Unit.POINTS, 5, 5, 0, 0, 0, 0));
    assertThat(body).contains("۲۰ امتیازی که برای این خرید خرج کرده بودید", "مهلت ۱۰ امتیاز خرج‌شده", "۵٬۰۰۰ تومان به اعتبار شما برگشت");
  }

  @Test
  void bySmsItIsTwoPartsAtMost() {
    var member = club.consenting(Language.FA, Channel.SMS);
    var body = told(member, List.of(new Refunding.Back(Means.POINTS, 30, 0)), new Refunding.Taken(Unit.POINTS, 5, 5, 0, 0, 0, 0));
    assertThat(body).contains("برگشت از خرید ۲۵٬۰۰۰ تومان ثبت شد. ۳۰ امتیاز برگشت، ۵ امتیاز کم شد. موجودی ۱۲");
    assertThat(SmsSegments.of(body).segments()).isLessThanOrEqualTo(2);
  }

  private String told(Member member, List<Refunding.Back> back, Refunding.Taken taken) {
    var core = club.core();
    var wish = new NewBranch("vanak", new LocalText("شعبهٔ ونک", "Vanak"), new LocalText("", ""), "", Optional.empty(), Optional.empty());
    core.branches.add(Actor.SYSTEM, wish);
    var branch = core.branches.byCode("vanak").orElseThrow();
    var refunded = new Refunding.Refunded(new RefundId(Ids.random()), new PurchaseId(Ids.random()), member.id(), branch.code(),
        Money.rials(250_000),
        Money.rials(250_000), true, back, List.of(taken), List.of(), 12, core.clock.instant());
    core.db.transact(h -> {
      new RefundTold(core.clubs, core.reach, core.messages, core.clock).tell(h, member, branch, refunded);
      return Outcome.commit(true);
    });
    return Stream.of(Channel.values()).flatMap(channel -> core.outbox.begin(channel, Share.QUICK, 10, "worker").attempts().stream())
        .map(attempt -> ((Content.Text) attempt.message().content()).body()).findFirst().orElse("");
  }
}
