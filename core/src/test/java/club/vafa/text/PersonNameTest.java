package club.vafa.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
  @ParameterizedTest
  @CsvSource({"سارا, سارا", "'  سارا   احمدی ', سارا احمدی", "'سارا\tاحمدی', سارا احمدی", "'سارا\nاحمدی', سارا احمدی",
      "علي كريمي, علی کریمی",
      "سارا 🌸, سارا", "👩🏽‍🦰سارا, سارا", "\u202Eسارا\u202C, سارا", "\u200Fسارا\u200E, سارا", "س\u200Bارا, سارا", "\uFEFFسارا, سارا",
      "بی‌بی, بی‌بی", "بی‌‌بی, بی‌بی", "\u200Cسارا\u200C, سارا", "Sa\u200Cra, Sara", "O'Brien, O'Brien", "Anne-Marie, Anne-Marie",
      "J. R. Smith, J. R. Smith",
      "José, José", "سارا123, سارا", "<b>Sara</b>, bSarab", "۱۲ سارا, سارا", "محمّد, محمّد", "s\u0000ara, s ara", "李雷, 李雷"})
  void aNameKeepsItsLettersAndNothingUnseen(String typed, String name) {
    assertThat(PersonName.clean(typed)).isEqualTo(new PersonName.Ok(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "🎁🎁", "123", "۰۹۱۲", "...", "\u200B\u200B", "\u200C\u200C", "-'-", "\u0650\u0651"})
  void withoutLettersThereIsNoName(String typed) {
    assertThat(PersonName.clean(typed)).isInstanceOf(PersonName.NoLetters.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"س", "a", "a1", "🎁a"})
  void oneLetterIsTooShort(String typed) {
    assertThat(PersonName.clean(typed)).isInstanceOf(PersonName.TooShort.class);
  }

  @ParameterizedTest
  @CsvSource({"60, false", "61, true", "1001, true", "100000, true"})
  void aNameHasALimit(int length, boolean tooLong) {
    assertThat(PersonName.clean("س".repeat(length)) instanceof PersonName.TooLong).isEqualTo(tooLong);
  }

  @ParameterizedTest
  @ValueSource(ints = {300})
  void marksWithoutEndDoNotPassAsOneName(int marks) {
    assertThat(PersonName.clean("سا" + "\u0650".repeat(marks))).isInstanceOf(PersonName.TooLong.class);
  }
}
