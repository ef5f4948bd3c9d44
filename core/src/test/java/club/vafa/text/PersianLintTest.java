package club.vafa.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersianLintTest {
  @ParameterizedTest
  @ValueSource(strings = {"عضويت", "كارت", "هدیه‌ی شما", "گردونۀ شانس", "شماره 12", "١٢ امتیاز", "می شود", "نمی خواهید", "میشود",
      "نمیتوانید", "هدیه ها",
      "هدیه های شما", "بزرگ تر", "هدیه‌ ها", "سلام,", "چه خبر?", "۲۵% تخفیف", "سلام ، خوبید", "سلام،خوبید", "« سلام»", "سلام  دوست",
      "\u200Fسلام", "آفرین! تبریک!",
      "\uFFFC امتیازها", "\uFFFC جایزه‌ها", "امتیاز شما صفر می‌باشد", "جهت دریافت", "موجودی کلوپ", "ما هیجان‌زده‌ایم که هیجان‌زده هستیم",
      "تو برنده شدی",
      "لطفا بنویسید", "آیا موافقید", "🎁 هدیه 🎉"})
  void aFaultIsSeen(String text) {
    assertThat(PersianLint.faults(text)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"این شماره درست به نظر نمی‌رسد. شمارهٔ موبایل را با ۰۹ بنویسید؛ مثلاً ۰۹۱۲۱۲۳۴۵۶۷.",
      "سارا عزیز، \uFFFC امتیاز گرفتید 🎁",
      "لغو۱۱", "گردونهٔ شانس", "«عضویت»، «موجودی»", "۲۵٪ تخفیف", "https://vafa.club/a?b=1,2", "کد: VF-7K2M", "میدان ونک", "جهت‌یابی", "🎡⭐🎁",
      "خانه‌ای", "آیا موافقید؟",
      "میز شما", "میل دارید؟", "Telegram", "STOP", "مهلت استفاده تا \uFFFC", "جدول برترین‌ها", "\uFFFC روز از تخفیف‌ها"})
  void goodPersianPasses(String text) {
    assertThat(PersianLint.faults(text)).isEmpty();
  }

  @Test
  void thePatternsWordsAreReadWithoutItsSyntax() {
    assertThat(PatternText.of("سلام {name}، {n, plural, one {یک امتیاز} other {# امتیاز}} و {p, number, percent} it''s '{x}'"))
        .isEqualTo("سلام \uFFFC، یک امتیاز\n\uFFFC امتیاز\n و \uFFFC it's {x}");
  }
}
