package club.vafa.template;

import club.vafa.value.Language;
import java.util.Optional;

/** A text as it is written, in Persian, English or both. */
public record TemplateText(Optional<Wording> fa, Optional<Wording> en) {
  public TemplateText {
    fa = fa.filter(words -> !words.body().isBlank());
    en = en.filter(words -> !words.body().isBlank());
  }

  public static TemplateText of(Optional<String> fa, Optional<String> en) {
    return new TemplateText(fa.map(Wording::of), en.map(Wording::of));
  }

  public Optional<Wording> in(Language language) {
    return switch (language) {
      case FA -> fa;
      case EN -> en;
    };
  }

  /** The language in which somebody who wishes that one reads it. */
  public Language languageFor(Language wished) {
    return in(wished).isPresent() ? wished : fa.isPresent() ? Language.FA : Language.EN;
  }

  /** In that language, or in the other one where it has none. */
  public Optional<Wording> inOrOther(Language language) {
    return in(language).or(() -> fa).or(() -> en);
  }
}
