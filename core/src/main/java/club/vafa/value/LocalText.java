package club.vafa.value;

/** The same words in each of the club's languages: a product's name, a rule's sentence. */
public record LocalText(String fa, String en) {
  public String in(Language language) {
    return switch (language) {
      case FA -> fa;
      case EN -> en;
    };
  }

  public static LocalText same(String text) {
    return new LocalText(text, text);
  }
}
