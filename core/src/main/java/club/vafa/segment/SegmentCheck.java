package club.vafa.segment;

import club.vafa.club.Clubs;
import club.vafa.segment.Named.Sort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Whether a condition speaks only of what the club has: its branches, products, categories, levels, occasions and currency. */
public final class SegmentCheck {
  // Words of the paths below that of the segments.
  private static final Set<String> RESERVED = Set.of("attributes", "count", "sample");

  private final Clubs clubs;

  public SegmentCheck(Clubs clubs) {
    this.clubs = clubs;
  }

  List<Fault> faults(Handle h, SegmentDraft draft) {
    var faults = new ArrayList<Fault>();
    if (Groups.isBuiltIn(draft.code()) || RESERVED.contains(draft.code())) {
      faults.add(Fault.of("code", "code_reserved"));
    }
    faults(h, draft.condition()).forEach(one -> faults.add(new Fault(Conditions.join("condition", one.field()), one.problem(), one.facts())));
    return faults;
  }

  /** Everything that is wrong with it, each at its path. */
  public List<Fault> faults(Handle h, Condition condition) {
    var faults = new ArrayList<Fault>();
    walk(condition, "", Named.of(h, condition), faults);
    return faults;
  }

  private void walk(Condition condition, String path, Named named, List<Fault> faults) {
    switch (condition) {
      case Condition.All(var conditions) -> each(conditions, Conditions.join(path, "all"), named, faults);
      case Condition.Any(var conditions) -> each(conditions, Conditions.join(path, "any"), named, faults);
      case Condition.Not(var inner) -> walk(inner, Conditions.join(path, "not"), named, faults);
      case Condition.Leaf leaf -> leaf(leaf, path, named, faults);
    }
  }

  private void each(List<Condition> conditions, String path, Named named, List<Fault> faults) {
    for (int i = 0; i < conditions.size(); i++) {
      walk(conditions.get(i), path + "[" + i + "]", named, faults);
    }
  }

  private void leaf(Condition.Leaf leaf, String path, Named named, List<Fault> faults) {
    var filter = leaf.filter();
    unknown(Sort.BRANCH, filter.branches(), path, "branches", named, faults);
    unknown(Sort.PRODUCT, filter.products(), path, "products", named, faults);
    unknown(Sort.CATEGORY, filter.categories(), path, "categories", named, faults);
    unknown(Sort.CAMPAIGN, Named.ids(filter.campaigns()), path, "campaigns", named, faults);
    if (leaf.attribute() == Attribute.PROFILE_INTERESTS) {
      unknown(Sort.CATEGORY, Compiler.codes(leaf.operand()), path, "value", named, faults);
    }
    if (leaf.attribute() == Attribute.TIER) {
      unknown(Sort.TIER, Compiler.codes(leaf.operand()), path, "value", named, faults);
    }
    if (leaf.attribute() == Attribute.OCCASION) {
      unknown(Sort.OCCASION, Compiler.codes(leaf.operand()), path, "value", named, faults);
    }
    money(leaf.operand(), Conditions.join(path, "value"), faults);
  }

  private static void unknown(Sort sort, Collection<String> codes, String path, String field, Named named, List<Fault> faults) {
    Set.copyOf(codes).stream().filter(code -> !named.knows(sort, code)).sorted()
        .forEach(code -> faults.add(new Fault(Conditions.join(path, field), "unknown_code", Map.of("code", code))));
  }

  private void money(Operand operand, String path, List<Fault> faults) {
    switch (operand) {
      case Operand.Amount(var money) when !money.currency().code().equals(clubs.settings().currency()) ->
          faults.add(Fault.of(path + ".currency", "not_a_choice", "choices", clubs.settings().currency()));
      case Operand.Span(var from, var to) -> {
        money(from, path + ".from", faults);
        money(to, path + ".to", faults);
      }
      default -> { }
    }
  }
}
