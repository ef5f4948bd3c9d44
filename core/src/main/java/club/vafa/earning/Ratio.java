package club.vafa.earning;

/// Which numbers people reckon with in the head.
final class Ratio {

  private static final long COUNTED_ON_FINGERS = 5;

  private Ratio() {}

  /// Up to five, or a round number.
  static boolean easy(long number) {
    return number <= COUNTED_ON_FINGERS || round(number);
  }

  /// 1, 2, 5 or 25 with zeros behind.
  static boolean round(long number) {
    long head = head(number);
    return head == 1 || head == 2 || head == 5 || head == 25;
  }

  /// So many of something for each so many: both easy; one for each 3,000 is easy too, two are not.
  static boolean easy(long number, long each) {
    return easy(number) && (round(each) || number == 1 && head(each) < 10);
  }

  /// A share in thousandths of the whole is a whole or half percent.
  static boolean easyShare(long part, long whole) {
    return whole > 0 && part <= Long.MAX_VALUE / 200 && part * 200 % whole == 0;
  }

  private static long head(long number) {
    long head = number;
    while (head >= 10 && head % 10 == 0) {
      head /= 10;
    }
    return head;
  }
}
