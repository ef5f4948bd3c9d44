package club.vafa.template;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.Pipeline;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.HoldWish;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.link.LinkSource;
import club.vafa.member.Channel;
import club.vafa.member.Member;
import club.vafa.message.Content;
import club.vafa.value.Ids;
import club.vafa.value.Language;
import club.vafa.value.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RenderTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final TestClub club = new TestClub(database);
  private final Templates templates = club.core().templates;

  private static TemplateText en(String text) {
    return TemplateText.of(Optional.empty(), Optional.of(text));
  }

  private static TemplateText fa(String text) {
    return TemplateText.of(Optional.of(text), Optional.empty());
  }

  private List<String> words(TemplateText text, List<Reader> readers) {
    return club.core().db.transact(h -> Outcome.commit(templates.render(h, text, readers))).stream()
        .map(content -> ((Content.Text) content).body()).toList();
  }

  private String words(TemplateText text, Member member) {
    return words(text, List.of(Reader.of(member.id(), Channel.TELEGRAM, member.language()))).getFirst();
  }

  @Test
  void aTextSaysWhatIsTrueOfEachOfItsReaders() {
    var rich = club.consenting(Language.EN, Channel.TELEGRAM);
    var poor = club.consenting(Language.EN, Channel.TELEGRAM);
    club.points(rich.id(), 1_200, Optional.empty());
    club.points(rich.id(), 34, Optional.of(TestClub.START.plus(Duration.ofDays(10))));
    var text = en("Dear {first_name}, {points, plural, =0 {no points yet} one {# point} other {# points}}"
        + "{expiring, select, none {} other {, {expiring} of them until {expires}}}.");
    var readers = List.of(Reader.of(rich.id(), Channel.TELEGRAM, Language.EN), Reader.of(poor.id(), Channel.TELEGRAM, Language.EN));
    assertThat(words(text, readers)).containsExactly("Dear Mina, 1,234 points, 34 of them until 11 June 2026.", "Dear Mina, no points yet.");
  }

  @Test
  void persianIsToldInPersianDigitsAndDates() {
    var member = club.consenting(Language.FA, Channel.TELEGRAM);
    club.points(member.id(), 1_234, Optional.of(TestClub.START.plus(Duration.ofDays(10))));
    assertThat(words(fa("{first_name} عزیز، {points} امتیاز دارید که تا {expires} فرصت دارد. سطح شما {tier} است."), member))
        .isEqualTo("مینا عزیز، ۱٬۲۳۴ امتیاز دارید که تا ۲۱ خرداد ۱۴۰۵ فرصت دارد. سطح شما برنزی است.");
  }

  @Test
  void whoHasNoneOfItReadsNeutralWords() {
    var member = club.consenting(Language.EN, Channel.TELEGRAM);
    assertThat(words(en("{coupon} {coupon_until} {branch} {interests} {birthday} {expires}"), member))
        .isEqualTo("– soon our shop what you like your birthday soon");
  }

  @Test
  void aCouponOfTheOfferGoesBeforeTheMembersOwn() {
    var member = club.consenting(Language.EN, Channel.TELEGRAM);
    var own = club.coupon(member.id());
    assertThat(words(en("{coupon}, {coupon_until}"), member)).isEqualTo("\u2066" + own.code() + "\u2069, 1 July 2026");
    var reader = Reader.of(member.id(), Channel.SMS, Language.EN).with(Map.of(Variable.COUPON, new Value.Coded("OFFER-1")));
    assertThat(words(en("{coupon}"), List.of(reader)).getFirst()).contains("OFFER-1").doesNotContain("\u2066");
  }

  @Test
  void theBalancesOfManyAreTheBalancesOfEach() {
    var members = IntStream.range(0, 12).mapToObj(i -> club.consenting(Language.EN, Channel.TELEGRAM)).toList();
    for (int i = 0; i < members.size(); i++) {
      var id = members.get(i).id();
      int n = i;
      club.points(id, 100 + i, Optional.empty());
      if (i % 2 == 0) {
        club.points(id, 10 + i, Optional.of(TestClub.START.plus(Duration.ofDays(2))));
      }
      if (i % 3 == 0) {
        club.points(id, 7, Optional.of(TestClub.START.plus(Duration.ofDays(40))));
        club.core().db.transact(h -> Outcome.commit(club.core().holds.hold(h, hold(HolderId.of(id), 20 + n))));
      }
    }
    club.clock().set(TestClub.START.plus(Duration.ofDays(3)));
    club.core().db.read(h -> {
      var asks = new Pipeline(h);
      var together = members.stream().map(m -> club.core().ledger.balance(asks, HolderId.of(m.id()), Unit.POINTS)).toList();
      asks.send();
      for (int i = 0; i < members.size(); i++) {
        assertThat(together.get(i).get()).isEqualTo(club.core().ledger.balance(h, HolderId.of(members.get(i).id()), Unit.POINTS));
      }
      return true;
    });
  }

  private HoldWish hold(HolderId holder, long amount) {
    return new HoldWish(holder, Unit.POINTS, amount, Why.of(Reason.REWARD), TestClub.START.plus(Duration.ofDays(amount % 2 == 0 ? 1 : 5)), Optional.empty());
  }

  @Test
  void aLinkIsShortAndOfThisDelivery() {
    club.core().links.publicAt("https://club.example/");
    var member = club.consenting(Language.EN, Channel.SMS);
    var text = en("Look: {link:https://shop.example/summer?x=1}");
    var message = new MessageId(Ids.random());
    var reader = Reader.of(member.id(), Channel.SMS, Language.EN).in(message, Optional.of(new LinkSource(Ids.random(), "A")));
    var first = words(text, List.of(reader)).getFirst();
    assertThat(first).matches("(?s).*Look: https://club\\.example/l/[0-9A-Za-z]{10}\\n.*");
    assertThat(words(text, List.of(reader)).getFirst()).isEqualTo(first);
    var other = Reader.of(member.id(), Channel.SMS, Language.EN).in(new MessageId(Ids.random()), Optional.empty());
    assertThat(words(text, List.of(other)).getFirst()).isNotEqualTo(first);
  }
}
