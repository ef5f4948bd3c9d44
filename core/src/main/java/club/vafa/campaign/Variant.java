package club.vafa.campaign;

import club.vafa.template.TemplateText;
import club.vafa.template.Wording;
import club.vafa.value.Language;
import java.util.Optional;

/**
 * One way of saying it, and how many percent of those who get anything get this one: words written here per language, or those of a saved
 * template, by its code. Who gets which comes from a hash over campaign and member, so it stays the same however often it is asked.
 */
public record Variant(String code, int share, TemplateText text, Optional<String> template) {
  public static final int CODE_CHARS_MAX = 20;
  public static final int WHOLE = 100;

  /** The only way of saying it. */
  public static Variant only(Optional<String> fa, Optional<String> en) {
    return new Variant("a", WHOLE, TemplateText.of(fa, en), Optional.empty());
  }

  public Optional<Wording> in(Language language) {
    return text.in(language);
  }
}
