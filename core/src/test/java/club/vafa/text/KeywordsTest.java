package club.vafa.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordsTest {
  @ParameterizedTest
  @CsvSource({
      "JOIN, JOIN", "join, JOIN", "' Join ', JOIN", "عضویت, JOIN", "عضويت, JOIN", "«عضویت», JOIN",
      "BALANCE, BALANCE", "points, BALANCE", "موجودی, BALANCE", "موجودي, BALANCE", "امتیاز, BALANCE", "امتیازها, BALANCE",
      "امتیاز‌ها, BALANCE", "امتیاز ها, BALANCE",
      "چرا, WHY", "چرا؟, WHY", "why?, WHY", "کارت, CARD", "كارت, CARD", "card, CARD", "بازی, PLAY", "بازي, PLAY", "بـازی, PLAY",
      "PLAY, PLAY", "گردونهٔ شانس, PLAY",
      "پاداش, REWARDS", "پاداش‌ها, REWARDS", "پاداشها, REWARDS", "REWARDS, REWARDS", "راهنما, HELP", "HELP, HELP", "INFO, HELP", "?, HELP",
      "؟, HELP",
      "گردش امتیاز, STATEMENT", "statement, STATEMENT", "پیشنهادها, OFFERS", "قوانین, RULES",
      "EMAIL, EMAIL", "e-mail, EMAIL", "ایمیل, EMAIL", "ايميل, EMAIL", "email on, EMAIL_ON", "Email Yes, EMAIL_ON", "پیام با ایمیل, EMAIL_ON",
      "ایمیل بله, EMAIL_ON", "EMAIL OFF, EMAIL_OFF", "stop email, EMAIL_OFF", "لغو ایمیل, EMAIL_OFF", "لغو‌ایمیل, EMAIL_OFF", "ایمیل نه, EMAIL_OFF",
      "EMAIL FIRST, EMAIL_FIRST", "اول ایمیل, EMAIL_FIRST", "sms first, SMS_FIRST", "اول پیامک, SMS_FIRST", "اول تلگرام, TELEGRAM_FIRST",
      "Telegram first, TELEGRAM_FIRST"})
  void aWordInEitherScriptAndAnySpellingIsRead(String message, Keyword keyword) {
    assertThat(Keywords.read(message)).contains(keyword);
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOP", "stop", "Stop.", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "stop all", "REVOKE", "OPTOUT", "opt-out",
      "CANCEL", "لغو", "لَغو", "لغو.",
      "11", "۱۱", "١١", " ۱۱ ", "لغو۱۱", "لغو 11", "لغو‌۱۱", "\u200F۱۱\u200F", "لغو\n"})
  void everyWordThatLeavesIsReserved(String message) {
    assertThat(Keywords.read(message)).contains(Keyword.STOP);
    assertThat(Keywords.read(message).get().reserved()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"START", "start", "YES", "UNSTOP", "12", "۱۲", "١٢", "شروع"})
  void everyWordThatReturnsIsReserved(String message) {
    assertThat(Keywords.read(message)).contains(Keyword.START);
    assertThat(Keywords.read(message).get().reserved()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "...", "please stop", "سلام لغو کنید", "111", "1 1", "۱ ۲", "لغو نکنید", "stop it now", "جوین",
      "11 12", "🎁",
      "STOPSTOPSTOPSTOPSTOPSTOPSTOPSTOPSTOPSTOPSTOP"})
  void aWordInsideASentenceIsNone(String message) {
    assertThat(Keywords.read(message)).isEmpty();
  }
}
