package club.vafa.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import club.vafa.value.Currency;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.Points;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
  private enum Kind {
    REWARD, GIFT
  }

  private final Texts texts = new Texts(ZoneId.of("Asia/Tehran"));

  @Test
  void numbersAreWrittenInTheDigitsOfTheLanguage() {
    var message = Message.of("sample.points", "points", new Points(1_250_000));
    assertThat(texts.render(message, Language.FA)).isEqualTo("۱٬۲۵۰٬۰۰۰ امتیاز گرفتید.");
    assertThat(texts.render(message, Language.EN)).isEqualTo("You earned 1,250,000 points.");
    assertThat(texts.render(Message.of("sample.points", "points", 1), Language.EN)).isEqualTo("You earned 1 point.");
  }

  @ParameterizedTest
  @CsvSource({"1250000, IRR, مبلغ خرید: ۱۲۵٬۰۰۰ تومان, 'You paid 125,000 toman'",
      "1250005, IRR, مبلغ خرید: ۱٬۲۵۰٬۰۰۵ ریال, 'You paid 1,250,005 rials'",
      "0, IRR, مبلغ خرید: ۰ تومان, You paid 0 toman", "1250, USD, مبلغ خرید: ۱۲٫۵۰ دلار, You paid 12.50 USD",
      "123456, EUR, 'مبلغ خرید: ۱٬۲۳۴٫۵۶ یورو', 'You paid 1,234.56 EUR'", "5000, CHF, مبلغ خرید: ۵۰٫۰۰ CHF, You paid 50.00 CHF"})
  void rialsAreToldInTomanUnlessTheyAreNoWholeToman(long amount, Currency currency, String fa, String en) {
    var message = Message.of("sample.money", "money", new Money(amount, currency));
    assertThat(texts.render(message, Language.FA)).isEqualTo(fa);
    assertThat(texts.render(message, Language.EN)).isEqualTo(en);
  }

  @Test
  void everyCurrencyHasWords() {
    for (Currency currency : Currency.values()) {
      for (Language language : Language.values()) {
        assertThat(texts.money(new Money(10, currency), language)).isNotBlank();
      }
    }
  }

  @Test
  void instantsAreToldInTheClubsZone() {
    var message = Message.of("sample.when", "day", LocalDate.of(2026, 3, 21), "moment", Instant.parse("2026-03-20T22:00:00Z"));
    assertThat(texts.render(message, Language.FA)).isEqualTo("۱ فروردین ۱۴۰۵ (۱ فروردین ۱۴۰۵، ساعت ۰۱:۳۰)");
    assertThat(texts.render(message, Language.EN)).isEqualTo("21 March 2026 (21 March 2026, 01:30)");
  }

  @Test
  void aCodeIsIsolatedInAChatAndPlainInAnSms() {
    var message = Message.of("sample.code", "code", new Code("VF-7K2M"));
    assertThat(texts.render(message, Language.FA, Medium.CHAT)).isEqualTo("کد شما: \u2066VF-7K2M\u2069");
    assertThat(texts.render(message, Language.FA, Medium.SMS)).isEqualTo("کد شما: VF-7K2M");
  }

  @Test
  void anSmsCarriesNoDirectionMarkWhateverTheArgumentsBring() {
    var name = Message.of("sample.inner", "inner", "\u202Eسارا\u202C\u200F \u2068x\u2069");
    assertThat(texts.render(name, Language.FA, Medium.SMS)).isEqualTo("یادآوری: سارا x");
    assertThat(texts.render(Message.of("sample.points", "points", -5), Language.FA, Medium.SMS)).isEqualTo("−۵ امتیاز گرفتید.");
  }

  @Test
  void wordsAreChosenByNumberAndKind() {
    assertThat(texts.render(Message.of("sample.friends", "friends", 3), Language.FA)).isEqualTo("۳ دوست");
    assertThat(texts.render(Message.of("sample.friends", "friends", 3L), Language.EN)).isEqualTo("3 friends");
    var kind = Message.of("sample.kind", "kind", Kind.REWARD, "name", new LocalText("سارا", "Sara"));
    assertThat(texts.render(kind, Language.FA)).isEqualTo("پاداش برای سارا");
    assertThat(texts.render(kind.with("kind", Kind.GIFT), Language.EN)).isEqualTo("Gift for Sara");
  }

  @Test
  void aMessageCanHoldAnother() {
    var inner = Message.of("sample.code", "code", new Code("A1"));
    assertThat(texts.render(Message.of("sample.inner", "inner", inner), Language.FA, Medium.SMS)).isEqualTo("یادآوری: کد شما: A1");
  }

  @Test
  void whatPeopleTypeIsNeverTakenForAPattern() {
    assertThat(texts.render(Message.of("sample.inner", "inner", "{points} '{0}' #"), Language.EN)).isEqualTo("Reminder: {points} '{0}' #");
  }

  @Test
  void aMissingTextOrArgumentIsABugAndSaysWhich() {
    assertThatIllegalArgumentException().isThrownBy(() -> texts.render(Message.of("sample.nothing"), Language.FA))
        .withMessageContaining("sample.nothing");
    assertThatIllegalArgumentException().isThrownBy(() -> texts.render(Message.of("nowhere.nothing"), Language.FA))
        .withMessageContaining("nowhere_fa");
    assertThatIllegalArgumentException().isThrownBy(() -> texts.render(Message.of("sample.points"), Language.FA))
        .withMessageContaining("{points}");
    assertThatIllegalArgumentException().isThrownBy(() -> Message.of("roomless"));
    assertThat(texts.has("sample.code", Language.FA)).isTrue();
    assertThat(texts.has("sample.nothing", Language.FA)).isFalse();
  }

  @Test
  void manyThreadsMayRenderAtOnce() {
    List<String> expected = IntStream.range(0, 2000).mapToObj(i -> Amounts.number(i, Language.FA) + " امتیاز گرفتید.").toList();
    List<String> rendered = IntStream.range(0, 2000).parallel()
        .mapToObj(i -> texts.render(Message.of("sample.points", "points", i), Language.FA)).toList();
    assertThat(rendered).isEqualTo(expected);
  }
}
