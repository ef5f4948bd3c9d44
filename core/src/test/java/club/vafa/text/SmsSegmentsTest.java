package club.vafa.text;

import static club.vafa.text.SmsSegments.Encoding.GSM_7;
import static club.vafa.text.SmsSegments.Encoding.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsSegmentsTest {
  @ParameterizedTest
  @CsvSource({"a, 1, 1, 1", "a, 160, 160, 1", "a, 161, 161, 2", "a, 306, 306, 2", "a, 307, 307, 3", "€, 80, 160, 1", "€, 81, 162, 2",
      "@, 160, 160, 1",
      "ñ, 160, 160, 1", "[, 10, 20, 1"})
  void theGsmAlphabetHas160InOneAnd153InEachOfSeveral(String character, int times, int units, int segments) {
    assertThat(SmsSegments.of(character.repeat(times))).isEqualTo(new SmsSegments(GSM_7, units, segments));
  }

  @ParameterizedTest
  @CsvSource({"س, 1, 1, 1", "س, 70, 70, 1", "س, 71, 71, 2", "س, 134, 134, 2", "س, 135, 135, 3", "۱, 70, 70, 1", "🎁, 35, 70, 1",
      "🎁, 36, 72, 2", "ç, 70, 70, 1"})
  void persianHas70InOneAnd67InEachOfSeveral(String character, int times, int units, int segments) {
    assertThat(SmsSegments.of(character.repeat(times))).isEqualTo(new SmsSegments(UCS_2, units, segments));
  }

  @ParameterizedTest
  @CsvSource({
      // 152 signs and one of two septets: it does not fit the first 153 and goes whole into the next segment
      "a, 152, €, 77, 306, 3", "a, 153, €, 76, 305, 2",
      // 66 letters and pairs: each segment of 67 holds 33 pairs and one unit stays empty
      "س, 66, 🎁, 34, 134, 3", "س, 67, 🎁, 33, 133, 2"})
  void aCharacterOfTwoUnitsIsNeverCutInTwo(String first, int firstTimes, String then, int thenTimes, int units, int segments) {
    SmsSegments counted = SmsSegments.of(first.repeat(firstTimes) + then.repeat(thenTimes));
    assertThat(counted.units()).isEqualTo(units);
    assertThat(counted.segments()).isEqualTo(segments);
  }

  @ParameterizedTest
  @CsvSource({"'', 160, 1", "abc, 157, 1", "سلام, 66, 1"})
  void whatIsLeftInTheLastSegmentIsTold(String text, int left, int segments) {
    assertThat(SmsSegments.of(text).unitsLeft()).isEqualTo(left);
    assertThat(SmsSegments.of(text).segments()).isEqualTo(segments);
  }

  @ParameterizedTest
  @CsvSource({"a\u200Cb", "“a”", "a\u2066b", "ی"})
  void oneCharacterBeyondTheAlphabetMakesTheWholeTextUcs2(String text) {
    assertThat(SmsSegments.of(text).encoding()).isEqualTo(UCS_2);
  }
}
