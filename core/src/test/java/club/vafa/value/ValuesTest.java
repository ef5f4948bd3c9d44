package club.vafa.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  @Test
  void pointsAreNeverNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Points(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Points(1).minus(new Points(2)));
    assertThat(new Points(3).minus(new Points(2)).plus(new Points(4))).isEqualTo(new Points(5));
  }

  @Test
  void sumsThatDoNotFitAreRefusedNotWrapped() {
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Points(Long.MAX_VALUE).plus(new Points(1)));
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.rials(Long.MAX_VALUE).plus(Money.rials(1)));
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.rials(Long.MAX_VALUE).times(2));
  }

  @Test
  void moneyOfTwoCurrenciesDoesNotMix() {
    var dollar = new Money(100, Currency.USD);
    assertThatIllegalArgumentException().isThrownBy(() -> dollar.plus(Money.rials(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> dollar.minus(Money.rials(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> dollar.compareTo(Money.rials(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Money(-1, Currency.USD));
    assertThat(dollar.plus(new Money(50, Currency.USD)).minus(new Money(30, Currency.USD))).isEqualTo(new Money(120, Currency.USD));
  }

  @ParameterizedTest
  @CsvSource({"IRR, 0", "IQD, 0", "USD, 2", "EUR, 2", "AED, 2", "TRY, 2", "GBP, 2"})
  void theRialHasNoSmallerPart(String code, int exponent) {
    assertThat(Currency.of(code).exponent()).isEqualTo(exponent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"XXX", "irr", "", "IRT", "IRRR"})
  void aCurrencyThatTheClubDoesNotKnowIsRefused(String code) {
    assertThatIllegalArgumentException().isThrownBy(() -> Currency.of(code));
  }

  @Test
  void anIdReadsWhatItWrites() {
    var id = new MemberId(Ids.random());
    assertThat(MemberId.parse(id.toString())).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-1-1-1-1", "garbage", "00000000-0000-0000-0000-00000000000g", "00000000-0000-0000-0000-0000000000000",
      " 00000000-0000-0000-0000-000000000000"})
  void garbageIsNoId(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PurchaseId.parse(text));
  }

  @Test
  void aPageIsCutWhereOneRowMoreWasRead() {
    var request = PageRequest.first(2);
    assertThat(Page.cut(List.of("a", "b", "c"), request, row -> "after-" + row))
        .isEqualTo(new Page<>(List.of("a", "b"), Optional.of("after-b")));
    assertThat(Page.cut(List.of("a", "b"), request, row -> "after-" + row)).isEqualTo(Page.last(List.of("a", "b")));
    assertThat(Page.last(List.of("a")).map(String::length)).isEqualTo(Page.last(List.of(1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 201, Integer.MAX_VALUE})
  void aPageHasALimit(int limit) {
    assertThatIllegalArgumentException().isThrownBy(() -> PageRequest.first(limit));
  }

  @Test
  void aTextIsToldInTheLanguageOfTheListener() {
    var coffee = new LocalText("قهوه", "coffee");
    assertThat(coffee.in(Language.FA)).isEqualTo("قهوه");
    assertThat(coffee.in(Language.of("en-US"))).isEqualTo("coffee");
    assertThatIllegalArgumentException().isThrownBy(() -> Language.of("de"));
  }
}
