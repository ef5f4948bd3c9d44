package club.vafa.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpliftTest {
  /** The table of Newcombe's article, method 10. */
  @ParameterizedTest
  @CsvSource({
      "56, 70, 48, 80, 0.0524, 0.3339",
      "9, 10, 3, 10, 0.1705, 0.8090",
      "6, 7, 2, 7, 0.0582, 0.8062",
      "5, 56, 0, 29, -0.0381, 0.1926",
      "0, 10, 0, 20, -0.1611, 0.2775",
      "0, 10, 0, 10, -0.2775, 0.2775",
      "10, 10, 0, 20, 0.6791, 1.0",
      "10, 10, 0, 10, 0.6075, 1.0"})
  void theIntervalOfTwoSharesIsThatOfTheArticle(long a, long m, long b, long n, double low, double high) {
    var difference = Uplift.ofShares(new Uplift.Share(a, m), new Uplift.Share(b, n)).orElseThrow();
    assertThat(difference.low()).isCloseTo(low, within(0.00006));
    assertThat(difference.high()).isCloseTo(high, within(0.00006));
  }

  @ParameterizedTest
  @CsvSource({"1, 12.7062", "2, 4.30265", "3, 3.18245", "5, 2.57058", "10, 2.22814", "30, 2.04227", "120, 1.97993", "100000, 1.95999"})
  void studentsQuantilesAreThoseOfTheTables(double freedom, double quantile) {
    assertThat(Uplift.student(freedom)).isCloseTo(quantile, within(quantile * 2e-4));
  }

  @Test
  void welchsIntervalIsThatOfAWorkedExample() {
    // A well-known pair of samples: means 20.82 and 23.6533, t = −2.84 with 27.7 degrees of freedom, p = 0.008.
    var a = sample(27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4);
    var b = sample(27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 24.4);
    var difference = Uplift.ofMeans(a, b).orElseThrow();
    assertThat(difference.value()).isCloseTo(-2.8333, within(0.001));
    assertThat(difference.high()).isLessThan(0);
    assertThat((difference.low() + difference.high()) / 2).isCloseTo(difference.value(), within(1e-9));
    assertThat(difference.clear()).isTrue();
    assertThat(Uplift.ofMeans(new Uplift.Sample(1, 5, 25), b)).isEmpty();
    assertThat(Uplift.ofShares(new Uplift.Share(0, 0), new Uplift.Share(1, 2))).isEmpty();
  }

  private static Uplift.Sample sample(double... values) {
    return new Uplift.Sample(values.length, DoubleStream.of(values).sum(), DoubleStream.of(values).map(v -> v * v).sum());
  }
}
