package club.vafa.text;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a whole message as a keyword: in either script, any case, any digits, with or without half-spaces. A word inside a sentence is
 * none.
 */
public final class Keywords {
  private static final int MESSAGE_MAX = 40;

  private static final Map<String, Keyword> WORDS = Stream.of(
      words(Keyword.JOIN, "JOIN", "REGISTER", "عضویت", "عضو", "ثبت نام"),
      words(Keyword.BALANCE, "BALANCE", "POINTS", "موجودی", "امتیاز", "امتیازها", "امتیاز من"),
      words(Keyword.STATEMENT, "STATEMENT", "HISTORY", "گردش", "گردش امتیاز"),
      words(Keyword.WHY, "WHY", "چرا"),
      words(Keyword.CARD, "CARD", "کارت", "کارت من", "کارت عضویت"),
      words(Keyword.GIFT_CARD, "GIFTCARD", "GIFT", "کارت هدیه"),
      words(Keyword.PLAY, "PLAY", "GAME", "بازی", "گردونه", "گردونه شانس"),
      words(Keyword.REWARDS, "REWARDS", "REWARD", "پاداش", "پاداش‌ها", "جایزه", "هدیه"),
      words(Keyword.OFFERS, "OFFERS", "OFFER", "پیشنهاد", "پیشنهادها", "تخفیف"),
      words(Keyword.RULES, "RULES", "TERMS", "قوانین", "قوانین باشگاه"),
      words(Keyword.BRANCHES, "BRANCHES", "BRANCH", "SHOPS", "شعبه", "شعبه‌ها", "شعبه‌های ما", "آدرس", "نشانی"),
      words(Keyword.PROFILE, "PROFILE", "پروفایل", "مشخصات", "مشخصات من"),
      words(Keyword.DAYS, "DAYS", "MY DAYS", "مناسبت", "مناسبت‌ها", "مناسبت‌های من", "روزهای من"),
      words(Keyword.INTERESTS, "INTERESTS", "MY INTERESTS", "علاقه‌مندی", "علاقه‌مندی‌ها", "علاقه‌مندی‌های من"),
      words(Keyword.LEVEL, "LEVEL", "MY LEVEL", "TIER", "سطح", "سطح من"),
      words(Keyword.SUBSCRIPTION, "SUBSCRIPTION", "VIP", "اشتراک", "اشتراک من", "عضویت ویژه"),
      words(Keyword.ERASE, "DELETE ACCOUNT", "DELETE MY ACCOUNT", "حذف حساب", "حذف حساب من"),
      words(Keyword.DATA, "MY DATA", "اطلاعات من", "داده‌های من"),
      words(Keyword.REFER, "REFER", "INVITE", "معرفی", "معرفی دوستان"),
      words(Keyword.GIVE, "GIVE", "GIVE POINTS", "هدیه دادن", "هدیه امتیاز", "هدیه دادن امتیاز", "انتقال امتیاز"),
      words(Keyword.EMAIL, "EMAIL", "E-MAIL", "MY EMAIL", "ایمیل", "ایمیل من"),
      words(Keyword.EMAIL_ON, "EMAIL ON", "EMAIL YES", "پیام با ایمیل", "ایمیل بله"),
      words(Keyword.EMAIL_OFF, "EMAIL OFF", "EMAIL NO", "STOP EMAIL", "لغو ایمیل", "ایمیل نه"),
      words(Keyword.EMAIL_FIRST, "EMAIL FIRST", "اول ایمیل"),
      words(Keyword.SMS_FIRST, "SMS FIRST", "اول پیامک"),
      words(Keyword.TELEGRAM_FIRST, "TELEGRAM FIRST", "اول تلگرام"),
      words(Keyword.HELP, "HELP", "INFO", "راهنما", "کمک", "?", "؟"),
      words(Keyword.STOP, "STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "OPT-OUT", "CANCEL",
          "11", "لغو", "لغو 11", "لغو عضویت", "انصراف"),
      words(Keyword.START, "START", "YES", "UNSTOP", "12", "شروع", "شروع 12"))
      .flatMap(Function.identity()).collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private Keywords() {
  }

  /** The keyword that the whole message is, where it is one; quotes and full stops around it do not count. */
  public static Optional<Keyword> read(String wholeMessage) {
    return wholeMessage.length() > MESSAGE_MAX ? Optional.empty() : Optional.ofNullable(WORDS.get(key(wholeMessage)));
  }

  private static Stream<Map.Entry<String, Keyword>> words(Keyword keyword, String... words) {
    return Arrays.stream(words).map(word -> Map.entry(key(word), keyword));
  }

  private static String key(String text) {
    String spaced = Typed.matchKey(text);
    // «لغو ۱۱» may be written together, but "1 1" is not 11.
    String tight = spaced.codePoints().anyMatch(Character::isLetter) ? spaced.replace(" ", "") : spaced;
    String bare = tight.replaceAll("^[\\p{Punct}«»“”‘’؛،]+|[\\p{Punct}«»“”‘’؛،؟…]+$", "");
    return bare.isEmpty() ? tight : bare;
  }
}
