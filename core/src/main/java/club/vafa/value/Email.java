package club.vafa.value;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as mail servers take it: small letters, the domain in ASCII ("sara@example.com"). Its toString is masked, so that a
 * log or an error never tells the address.
 */
public record Email(String address) {
  private static final int LENGTH_MAX = 254;
  private static final int LOCAL_MAX = 64;
  private static final Pattern LOCAL = Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

  public Email {
    if (!isOne(address)) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  /** The address that a person typed: with capitals, digits of any script, spaces around it, a domain in any script. */
  public static Optional<Email> parse(String typed) {
    if (typed.length() > 2 * LENGTH_MAX) {
      return Optional.empty();
    }
    var text = Glyphs.fold(typed).strip().toLowerCase(Locale.ROOT);
    int at = text.lastIndexOf('@');
    if (at < 1) {
      return Optional.empty();
    }
    try {
      var address = text.substring(0, at) + "@" + IDN.toASCII(text.substring(at + 1)).toLowerCase(Locale.ROOT);
      return isOne(address) ? Optional.of(new Email(address)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isOne(String address) {
    int at = address.lastIndexOf('@');
    return address.length() <= LENGTH_MAX && at >= 1 && at <= LOCAL_MAX && LOCAL.matcher(address.substring(0, at)).matches()
        && DOMAIN.matcher(address.substring(at + 1)).matches();
  }

  /** Enough to recognise one's own address, not enough to write to it: "s•••@example.com". */
  public String masked() {
    return address.charAt(0) + "•••" + address.substring(address.lastIndexOf('@'));
  }

  @Override
  public String toString() {
    return masked();
  }
}
