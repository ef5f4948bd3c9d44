package club.vafa.earning;

import club.vafa.text.Digits;
import club.vafa.value.LocalText;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a rule's name itself promises: how many conversions of money, whether one of them is odd, and whether it speaks of a deadline.
record NameReading(long conversions, boolean odd, boolean deadline) {

  private static final String NUMBER = "(\\d[\\d,٬']*|an?|one|یک|هر)";
  private static final Pattern POINTS = Pattern.compile(NUMBER + "\\s*(points?|امتیاز)");
  private static final Pattern MONEY = Pattern.compile(NUMBER + "\\s*(هزار|میلیون|thousand|million)?\\s*(tomans?|rials?|dollars?|euros?|تومان|ریال|دلار|یورو|\\$|€)");
  private static final Pattern SHARE = Pattern.compile("(\\d+)\\s*(%|٪|percent|درصد)");
  private static final Pattern DEADLINE = Pattern.compile("\\b(until|till|before|by the end|expires?)\\b|(^|\\s)تا (پایان|آخر|\\d)|مهلت");

  static NameReading of(LocalText name) {
    return Stream.of(of(name.fa()), of(name.en()))
        .reduce((a, b) -> new NameReading(Math.max(a.conversions(), b.conversions()), a.odd() || b.odd(), a.deadline() || b.deadline())).orElseThrow();
  }

  private static NameReading of(String name) {
    var text = Digits.toLatin(name).toLowerCase(Locale.ROOT);
    long points = POINTS.matcher(text).results().count();
    long sums = MONEY.matcher(text).results().count();
    long shares = SHARE.matcher(text).results().count();
    long earned = Math.min(points, sums);
    boolean odd = earned > 0 && POINTS.matcher(text).results().map(found -> found.group(1)).anyMatch(number -> !Ratio.easy(whole(number)));
    return new NameReading(earned + Math.min(shares, sums - earned), odd, DEADLINE.matcher(text).find());
  }

  /// A number written out counts as one; one that is too long for a long is odd enough.
  private static long whole(String number) {
    var digits = number.replaceAll("\\D", "");
    if (digits.isEmpty()) {
      return 1;
    }
    return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
  }
}
