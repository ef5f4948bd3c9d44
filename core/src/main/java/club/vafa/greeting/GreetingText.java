package club.vafa.greeting;

import club.vafa.template.TemplateText;
import java.util.Optional;

/**
 * Words of staff's own for a greeting: a kept text by its code, in the version that it has on the day, or one written on the spot; one of the
 * two. What the gift is comes after them by itself.
 */
public record GreetingText(Optional<String> template, Optional<TemplateText> text) {
  public static GreetingText kept(String code) {
    return new GreetingText(Optional.of(code), Optional.empty());
  }

  public static GreetingText of(TemplateText text) {
    return new GreetingText(Optional.empty(), Optional.of(text));
  }
}
