package club.vafa.value;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Optional;

/** A language that the club speaks. */
public enum Language {
  FA("fa", new ULocale("fa_IR")), EN("en", new ULocale("en_GB"));

  private final String code;
  private final ULocale locale;

  Language(String code, ULocale locale) {
    this.code = code;
    this.locale = locale;
  }

  /** "fa" or "en". */
  public String code() {
    return code;
  }

  public ULocale locale() {
    return locale;
  }

  public boolean rightToLeft() {
    return this == FA;
  }

  /** The language of a code such as "fa", "EN", "fa-IR"; IllegalArgumentException for one that the club does not speak. */
  public static Language of(String code) {
    return find(code).orElseThrow(() -> new IllegalArgumentException("unknown language: " + code));
  }

  public static Optional<Language> find(String code) {
    String primary = code.split("[-_]", 2)[0];
    return Arrays.stream(values()).filter(language -> language.code.equalsIgnoreCase(primary)).findFirst();
  }
}
