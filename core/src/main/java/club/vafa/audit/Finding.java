package club.vafa.audit;

import java.util.List;

/// What the audit found of one rule: in how many places it is broken, and some of them; no personal data, ids only.
public record Finding(Invariant invariant, long broken, List<String> examples) {

  public boolean holds() {
    return broken == 0;
  }
}
