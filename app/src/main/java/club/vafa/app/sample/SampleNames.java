package club.vafa.app.sample;

import java.util.List;
import java.util.random.RandomGenerator;

/** Names as people in Tehran have them. */
final class SampleNames {

  private static final List<String> FIRST = List.of(
      "سارا", "مریم", "زهرا", "فاطمه", "نرگس", "الهام", "نازنین", "پریسا", "شیرین", "مهسا", "نیلوفر", "آیدا", "هانیه", "ریحانه", "ملیکا",
      "یاسمن", "ترانه",
      "سپیده", "رها", "کیمیا", "مینا", "لیلا", "نگار", "پگاه", "شقایق", "علی", "محمد", "امیر", "رضا", "حسین", "مهدی", "آرش", "کاوه",
      "سیاوش", "بهرام", "پویا",
      "کیان", "نیما", "سینا", "پارسا", "ایمان", "فرهاد", "بابک", "کامران", "شهاب", "میلاد", "سهیل", "امید", "یاشار", "دانیال");

  private static final List<String> LAST = List.of(
      "محمدی", "احمدی", "حسینی", "رضایی", "کریمی", "موسوی", "جعفری", "رحیمی", "نوری", "صادقی", "قاسمی", "اکبری", "مرادی", "هاشمی",
      "ابراهیمی", "کاظمی",
      "باقری", "سلیمانی", "شریفی", "یوسفی", "طاهری", "فرهادی", "نیک‌نام", "پورمحمد", "خسروی", "بهرامی", "ملک‌زاده", "شجاعی", "دانشور",
      "رستمی", "صفایی",
      "تهرانی", "شیرازی", "اصفهانی", "تبریزی", "کاشانی", "زندی", "افشار", "قاجار", "فروغی", "مشیری", "سپهری", "نجفی", "عزیزی", "بیگی",
      "کمالی", "جلالی",
      "توکلی", "مظفری", "امینی");

  private static final List<String> LATIN = List.of(
      "Sara Karimi", "Daniel Moradi", "Elena Petrova", "Thomas Weber", "Nina Rossi", "Arman Grigoryan", "Lily Chen", "Marc Dubois",
      "Aylin Demir", "James Parker",
      "Sofia Navarro", "Omid Tehrani", "Anna Schmidt", "Kian Sadeghi", "Maya Haddad", "Peter Novak");

  private SampleNames() {}

  static String persian(RandomGenerator random) {
    return of(FIRST, random) + " " + of(LAST, random);
  }

  static String latin(RandomGenerator random) {
    return of(LATIN, random);
  }

  private static String of(List<String> names, RandomGenerator random) {
    return names.get(random.nextInt(names.size()));
  }
}
