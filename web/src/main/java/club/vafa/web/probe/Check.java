package club.vafa.web.probe;

import java.util.function.Supplier;

/** A part of the process that must be well before requests are sent here: "database", "migrations", "poller". */
public record Check(String name, Supplier<Health> look) {
  /** How a part is. The reason is short and free of secrets: "no poll for 95 s". */
  public sealed interface Health {
    record Well() implements Health {}

    record Ill(String reason) implements Health {}
  }

  public static Health well() {
    return new Health.Well();
  }

  public static Health ill(String reason) {
    return new Health.Ill(reason);
  }
}
