package club.vafa.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns one condition into one query: a row of facts per member, what else must be joined to it, and a predicate for each leaf. */
final class Compiler {
  private static final Pattern NAME = Pattern.compile(":(segment[A-Za-z0-9]+)");

  /** A value that is nothing for whom nothing was joined. */
  private static final Pattern COUNTED = Pattern.compile("^coalesce\\((x[0-9]+)\\.[a-z]+, 0\\)$");

  private final Bindings bindings = new Bindings();
  private final Measures measures;
  private final Moment moment;
  private final Sources sources;
  private final List<Measure> values = new ArrayList<>();
  private final List<String> predicates = new ArrayList<>();

  /** Occasions are the codes of those that are near enough, for a leaf that asks for today's. */
  Compiler(Moment moment, Sources sources, TodaysOccasions occasions) {
    this.moment = moment;
    this.sources = sources;
    this.measures = new Measures(moment, sources, bindings, occasions);
  }

  /** Selects member_id, each person once. */
  Selection select(Condition condition) {
    var where = where(condition);
    return selection("select f.member_id\nfrom " + sources.facts() + " f" + measures.joins() + "\nwhere " + where);
  }

  /** One row with the figures, of all who belong. */
  Selection count(Condition condition, String figures) {
    var where = where(condition);
    return selection("select " + figures + "\nfrom " + sources.facts() + " f" + measures.joins() + "\nwhere " + where);
  }

  /** One row: whether the member belongs, and for each leaf from left to right its verdict and its value as text. */
  Selection explain(Condition condition) {
    var where = where(condition);
    var columns = new StringBuilder("select (" + where + ") as belongs");
    for (int i = 0; i < values.size(); i++) {
      columns.append(",\n  ").append(predicates.get(i)).append(" as holds_").append(i).append(", cast(").append(values.get(i).shown())
          .append(" as text) as value_").append(i);
    }
    return selection(columns + "\nfrom " + sources.facts() + " f" + measures.joins());
  }

  /** One row: whether the member belongs. */
  Selection verdict(Condition condition) {
    var where = where(condition);
    return selection("select (" + where + ") as belongs\nfrom " + sources.facts() + " f" + measures.joins());
  }

  private Selection selection(String sql) {
    var all = new HashMap<>(bindings.values());
    all.putAll(Map.of("segmentNow", moment.now(), "segmentZone", moment.zone().getId(), "segmentToday", moment.today()));
    var asked = NAME.matcher(sql).results().map(name -> name.group(1)).collect(Collectors.toSet());
    all.keySet().retainAll(asked);
    return new Selection(sql, Map.copyOf(all));
  }

  // Whoever has left is only meant where the condition speaks of it.
  private String where(Condition condition) {
    var inner = predicate(condition) + needed(condition);
    boolean speaksOfStatus = condition.leaves().stream().anyMatch(leaf -> leaf.attribute() == Attribute.STATUS);
    return speaksOfStatus ? inner : "f.status = 'ACTIVE' and " + inner;
  }

  // Whoever lacks what must be more than nothing is left out at once: else the join keeps everybody until the end.
  private String needed(Condition condition) {
    return switch (condition) {
      case Condition.All(var conditions) -> conditions.stream().map(this::needed).collect(Collectors.joining());
      case Condition.Leaf leaf when moreThanNothing(leaf) -> COUNTED.matcher(measures.of(leaf).value()).results().findFirst()
          .map(found -> " and " + found.group(1) + ".member_id is not null").orElse("");
      case Condition.Any _, Condition.Not _, Condition.Leaf _ -> "";
    };
  }

  private static boolean moreThanNothing(Condition.Leaf leaf) {
    return switch (leaf.operator()) {
      case AT_LEAST, IS -> amount(leaf.operand()) > 0;
      case MORE_THAN -> true;
      case BETWEEN -> leaf.operand() instanceof Operand.Span(var from, var _) && amount(from) > 0;
      default -> false;
    };
  }

  private static long amount(Operand operand) {
    return switch (operand) {
      case Operand.Whole(long number) -> number;
      case Operand.Amount(var money) -> money.amount();
      default -> 0;
    };
  }

  private String predicate(Condition condition) {
    return switch (condition) {
      case Condition.All(var conditions) -> joined(conditions, " and ", "true");
      case Condition.Any(var conditions) -> joined(conditions, " or ", "false");
      case Condition.Not(var inner) -> "not " + predicate(inner);
      case Condition.Leaf leaf -> leaf(leaf);
    };
  }

  private String joined(List<Condition> conditions, String word, String none) {
    return conditions.isEmpty() ? none : conditions.stream().map(this::predicate).collect(Collectors.joining(word, "(", ")"));
  }

  private String leaf(Condition.Leaf leaf) {
    var measure = measures.of(leaf);
    var holds = holds(leaf, measure.value());
    var predicate = measure.maybe() ? "coalesce(" + holds + ", false)" : "(" + holds + ")";
    values.add(measure);
    predicates.add(predicate);
    return predicate;
  }

  private String holds(Condition.Leaf leaf, String value) {
    var operand = leaf.operand();
    return switch (leaf.operator()) {
      case KNOWN -> value + " is not null";
      case UNKNOWN -> value + " is null";
      case AT_LEAST -> leaf.attribute().kind() == Kind.LEVEL ? level(value, ">=", operand) : value + " >= " + bound(operand);
      case LESS_THAN -> leaf.attribute().kind() == Kind.LEVEL ? level(value, "<", operand) : value + " < " + bound(operand);
      case AT_MOST, UNTIL -> value + " <= " + bound(operand);
      case MORE_THAN -> value + " > " + bound(operand);
      case SINCE -> value + " >= " + bound(operand);
      case IS -> value + " = " + bound(operand);
      case BETWEEN -> operand instanceof Operand.Span(var from, var to) ? value + " between " + bound(from) + " and " + bound(to) : "false";
      // Of a day to come the value is in how many days it is.
      case WITHIN_DAYS -> leaf.attribute().kind() == Kind.RETURNING ? value + " <= " + bound(operand) : value + " >= " + daysAgo(operand);
      case LONGER_AGO -> value + " < " + daysAgo(operand);
      case IN -> in(leaf, value, operand);
      case NOT_IN -> "not (" + in(leaf, value, operand) + ")";
      case ANY_OF -> value + " && " + several(leaf);
      case ALL_OF -> value + " @> " + several(leaf);
      case NONE_OF -> "not (" + value + " && " + several(leaf) + ")";
    };
  }

  private String in(Condition.Leaf leaf, String value, Operand operand) {
    return switch (leaf.attribute().kind()) {
      case LEVEL -> value + " in (select l.id from tier l where l.code = any(" + bindings.texts(codes(operand)) + "))";
      case TODAY -> value;
      default -> value + " = any(" + bindings.texts(codes(operand)) + ")";
    };
  }

  private String level(String value, String comparison, Operand operand) {
    return value + " in (select l.id from tier l where l.rank " + comparison
        + " (select k.rank from tier k where k.code = any(" + bindings.texts(codes(operand)) + ")))";
  }

  private String bound(Operand operand) {
    return switch (operand) {
      case Operand.Whole(long number) -> bindings.bind(number);
      case Operand.Amount(var money) -> bindings.bind(money.amount());
      case Operand.Day(var day) -> bindings.day(day);
      default -> throw new IllegalArgumentException("not one value: " + operand);
    };
  }

  private String daysAgo(Operand operand) {
    return operand instanceof Operand.Whole(long days) ? bindings.day(moment.today().minusDays(days)) : bound(operand);
  }

  // Channels stand in the tables by the names that they have in Java, categories by their codes.
  private String several(Condition.Leaf leaf) {
    var codes = codes(leaf.operand());
    return bindings.texts(leaf.attribute() == Attribute.PROFILE_INTERESTS ? codes : codes.stream().map(code -> code.toUpperCase(Locale.ROOT)).toList());
  }

  static List<String> codes(Operand operand) {
    return operand instanceof Operand.Codes(var codes) ? codes : List.of();
  }

  /** The public occasions that are today or in the days to come. */
  interface TodaysOccasions {
    Set<String> near(Set<String> codes, int days);
  }
}
