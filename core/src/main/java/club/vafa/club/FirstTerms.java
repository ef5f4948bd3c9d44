package club.vafa.club;

import club.vafa.value.LocalText;

/// The terms that a new club starts with, until staff write their own.
final class FirstTerms {

  static final LocalText TEXT = new LocalText("""
      ۱. عضویت در باشگاه رایگان است و هر زمان که بخواهید می‌توانید از آن خارج شوید.
      ۲. از هر خرید امتیاز می‌گیرید. قاعدهٔ امتیازها و مهلت استفاده از آن‌ها را همیشه در بخش «قوانین باشگاه» می‌بینید.
      ۳. امتیاز، پول نقد نیست و اگر خریدی برگشت داده شود، امتیاز همان خرید هم برمی‌گردد.
      ۴. شمارهٔ موبایل و تاریخ تولد شما فقط برای خدمات باشگاه استفاده می‌شود و به کسی داده نمی‌شود.
      ۵. پیام‌های تبلیغاتی فقط با اجازهٔ خودتان فرستاده می‌شود.""", """
      1. Membership is free, and you may leave at any time.
      2. You earn points with every purchase. How many, and until when they can be used, is always shown under "Club rules".
      3. Points are not cash. If a purchase is returned, its points are returned too.
      4. Your mobile number and birthday are used for the club only and given to nobody.
      5. Offers are sent only with your permission.""");

  private FirstTerms() {}
}
