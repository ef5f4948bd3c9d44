package club.vafa.bot.kavenegar;

import java.net.URI;
import java.util.Set;

/**
 * The club's account with Kavenegar.
 *
 * @param key        the API key; it is part of every address, so no address is ever logged
 * @param line       the line that messages come from
 * @param api        base address of the API, {@code https://api.kavenegar.com} or another that speaks the same protocol
 * @param secret     the long word in the path under which the club is called, since those calls carry no signature
 * @param callers    the addresses from which such calls may come; empty: any
 */
public record KavenegarSettings(String key, String line, URI api, String secret, Set<String> callers) {
  public static final URI OFFICIAL_API = URI.create("https://api.kavenegar.com");
  /** Too long to be found by trying. */
  public static final int SECRET_CHARS_MIN = 32;

  public KavenegarSettings {
    if (key.isBlank() || line.isBlank() || secret.length() < SECRET_CHARS_MIN) {
      throw new IllegalArgumentException("Kavenegar needs a key, a line and a secret of " + SECRET_CHARS_MIN + " characters");
    }
    callers = Set.copyOf(callers);
  }

  @Override
  public String toString() {
    return "KavenegarSettings[" + line + " at " + api + "]";
  }
}
