package club.vafa.audit;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Runs the rules against the books as they are at one moment.
public final class Audit {

  /// Of so many broken places the audit tells which.
  public static final int EXAMPLES_MAX = 5;

  private final Db db;

  public Audit(Db db) {
    this.db = db;
  }

  public static List<Invariant> invariants() {
    return AuditSql.INVARIANTS;
  }

  public List<Finding> run() {
    return run(finding -> {});
  }

  /// All rules on one snapshot, so that what is being written meanwhile cannot look broken; each finding is told as soon as it is known.
  public List<Finding> run(Consumer<Finding> progress) {
    return db.transact(h -> {
      AuditSql.onOneSnapshot(h);
      var findings = new ArrayList<Finding>();
      for (var invariant : AuditSql.INVARIANTS) {
        var finding = check(h, invariant);
        progress.accept(finding);
        findings.add(finding);
      }
      return Outcome.refuse(List.copyOf(findings));
    });
  }

  private static Finding check(Handle h, Invariant invariant) {
    var found = AuditSql.check(h, invariant.sql(), EXAMPLES_MAX);
    return new Finding(invariant, found.broken(), found.examples());
  }
}
