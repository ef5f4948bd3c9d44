package club.vafa.value;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** A phone number in E.164 ("+989121234567"). Its toString is masked, so that a log or an error never tells the number. */
public record Phone(String e164) {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern TYPED = Pattern.compile("[+0-9 ()./\\-\u2010-\u2015\u2212]+");
  private static final int TYPED_MAX = 40;
  private static final int KEEP_FIRST = 6;
  private static final int KEEP_LAST = 4;

  public Phone {
    if (!E164.matcher(e164).matches()) {
      throw new IllegalArgumentException("not an E.164 phone number");
    }
  }

  /**
   * The number that a person typed in a shop of this region ("IR"): any digits, with spaces, dashes or brackets, with or without the
   * country's code.
   * Empty when it is not a number that can exist.
   */
  public static Optional<Phone> parse(String typed, String region) {
    if (typed.length() > TYPED_MAX) {
      return Optional.empty();
    }
    String text = Glyphs.fold(typed).strip().replace('\uFF0B', '+');
    if (!TYPED.matcher(text).matches()) {
      return Optional.empty();
    }
    return read(text, region).or(() -> withoutPlus(text, region));
  }

  private static Optional<Phone> read(String text, String region) {
    var util = PhoneNumberUtil.getInstance();
    try {
      var number = util.parse(text.startsWith("00") ? "+" + text.substring(2) : text, region);
      return util.isValidNumber(number) ? Optional.of(new Phone(util.format(number, PhoneNumberFormat.E164))) : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /** "98912…": the country's code without its plus, as Telegram's contacts give it. */
  private static Optional<Phone> withoutPlus(String text, String region) {
    return text.startsWith("+") || text.startsWith("0") ? Optional.empty() : read("+" + text, region);
  }

  /** Enough to recognise one's own number, not enough to call it: "+98912•••4567". */
  public String masked() {
    int first = Math.min(KEEP_FIRST, e164.length() - KEEP_LAST - 3);
    return e164.substring(0, first) + "•••" + e164.substring(e164.length() - KEEP_LAST);
  }

  @Override
  public String toString() {
    return masked();
  }
}
