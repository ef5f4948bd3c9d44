package club.vafa.template;

import java.util.Optional;

/** What is said in one language; the subject is for e-mail alone. */
public record Wording(Optional<String> subject, String body) {
  public Wording {
    subject = subject.filter(words -> !words.isBlank());
  }

  public static Wording of(String body) {
    return new Wording(Optional.empty(), body);
  }
}
