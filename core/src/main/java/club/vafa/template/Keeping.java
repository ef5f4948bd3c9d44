package club.vafa.template;

import java.util.List;

/** Whether a text was kept as it was written. */
public sealed interface Keeping {
  /** Kept, with what is doubtful in it and how long it gets. */
  record Kept(Template template, Checked checked) implements Keeping {}

  record CodeTaken(String code) implements Keeping {}

  record NotFound() implements Keeping {}

  /** It was taken out of use. */
  record Retired() implements Keeping {}

  record Wrong(List<Finding> findings) implements Keeping {
    public Wrong {
      findings = List.copyOf(findings);
    }
  }
}
