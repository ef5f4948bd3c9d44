package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.audit.Finding;
import club.vafa.value.LocalText;
import club.vafa.web.Call;
import club.vafa.web.Reply;
import club.vafa.web.json.Doc;
import java.util.List;

/** The audit of the books. */
public final class AuditApi {

  /** What the audit found. */
  public record AuditView(
      @Doc("Whether every rule holds.") boolean holds,
      @Doc("The rules, each with what was found.") List<BookRuleView> rules) {}

  /** One rule of the books. */
  public record BookRuleView(
      @Doc(value = "The rule's code.", example = "entries-sum-to-zero") String code,
      @Doc("What it says.") LocalText says,
      @Doc(value = "In how many places it is broken.", example = "0") long broken,
      @Doc(value = "Some of them, by their ids.", example = "[]") List<String> examples,
      @Doc(value = "The query that was run: each of its rows is a place where the rule is broken.", max = 4_000,
          example = "select holder_id || ' ' || transfer_id as what from entry group by holder_id, transfer_id, unit having sum(amount) <> 0") String sql) {

    static BookRuleView of(Finding finding) {
      var rule = finding.invariant();
      return new BookRuleView(rule.code(), rule.says(), finding.broken(), finding.examples(), rule.sql().strip());
    }
  }

  private final Core core;

  public AuditApi(Core core) {
    this.core = core;
  }

  public Reply ledger(Call call) {
    var found = core.audit.run();
    return Reply.of(new AuditView(found.stream().allMatch(Finding::holds), found.stream().map(BookRuleView::of).toList()));
  }
}
