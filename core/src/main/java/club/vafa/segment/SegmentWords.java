package club.vafa.segment;

import club.vafa.segment.Named.Sort;
import club.vafa.text.Message;
import club.vafa.value.Currency;
import club.vafa.value.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Tells conditions and members' values in words. */
public final class SegmentWords {
  private final Named named;

  private SegmentWords(Named named) {
    this.named = named;
  }

  /** The whole condition as one sentence: "those who …". */
  public static Message sentence(Handle h, Condition condition) {
    return Message.of("segment.sentence", "what", new SegmentWords(Named.of(h, condition)).said(condition, true));
  }

  /** What the attribute is called. */
  public static Message name(Attribute attribute) {
    return Message.of("segment.attribute." + attribute.word());
  }

  public static Message name(Operator operator) {
    return Message.of("segment.operator." + word(operator));
  }

  /** What a code is called that an attribute may always have. */
  public static Message choice(Attribute attribute, String code) {
    return switch (attribute) {
      case CHANNEL_HAS, CHANNEL_CONSENT, CHANNEL_REACHABLE, CHANNEL_PREFERRED -> choice("channel", code);
      default -> choice(attribute.word(), code);
    };
  }

  static Belonging belonging(Handle h, Condition condition, Optional<BelongingSql.Answer> answer) {
    var words = new SegmentWords(Named.of(h, condition));
    var leaves = condition.leaves();
    return answer.map(found -> new Belonging(found.belongs(), IntStream.range(0, leaves.size()).mapToObj(i -> {
      var one = found.leaves().get(i);
      return new Belonging.Line(leaves.get(i), words.leaf(leaves.get(i)), words.has(leaves.get(i), one.value()), one.holds());
    }).toList())).orElseGet(() -> new Belonging(false, List.of()));
  }

  private Message said(Condition condition, boolean outermost) {
    return switch (condition) {
      case Condition.All(var conditions) when conditions.isEmpty() -> Message.of("segment.everybody");
      case Condition.All(var conditions) -> several("segment.and", conditions, outermost);
      case Condition.Any(var conditions) -> several("segment.or", conditions, outermost);
      case Condition.Not(var inner) -> Message.of("segment.not", "what", said(inner, true));
      case Condition.Leaf leaf -> leaf(leaf);
    };
  }

  private Message several(String key, List<Condition> conditions, boolean outermost) {
    var all = folded(key, conditions.stream().map(one -> said(one, false)).toList());
    return outermost || conditions.size() == 1 ? all : Message.of("segment.several", "what", all);
  }

  private static Message folded(String key, List<Message> parts) {
    return parts.stream().reduce((first, second) -> Message.of(key, "first", first, "second", second)).orElseThrow();
  }

  private Message leaf(Condition.Leaf leaf) {
    var attribute = leaf.attribute();
    var operator = leaf.operator();
    Map<String, Object> args = new HashMap<>();
    args.put("window", window(leaf.filter()));
    args.put("place", place(leaf.filter()));
    leaf.filter().days().or(() -> attribute == Attribute.POINTS_EXPIRING ? Optional.of(Measures.EXPIRING_DAYS_DEFAULT) : Optional.empty())
        .ifPresent(days -> args.put("days", days));
    var key = "segment.leaf." + attribute.word();
    if (attribute.kind().isNumber()) {
      args.put("amount", amount(operator, leaf.operand()));
      args.put("n", counted(leaf.operand()));
      return new Message(key, args);
    }
    if (operator == Operator.KNOWN || operator == Operator.UNKNOWN) {
      return new Message(key + "_" + word(operator), args);
    }
    switch (attribute.kind()) {
      case DAY -> args.put("when", amount(operator, leaf.operand()));
      case RETURNING -> args.put("n", counted(leaf.operand()));
      default -> args.put("codes", folded(operator == Operator.ALL_OF ? "segment.and" : "segment.or",
          Compiler.codes(leaf.operand()).stream().map(code -> Message.of("segment.code", "name", name(attribute, code))).toList()));
    }
    return new Message(switch (attribute.kind()) {
      case DAY, RETURNING -> key;
      case TODAY -> key + (leaf.filter().days().filter(days -> days > 0).isPresent() ? "_soon_" : "_") + word(operator);
      case CODES -> key + (operator == Operator.NONE_OF ? "_none" : "");
      default -> key + "_" + word(operator);
    }, args);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Message amount(Operator operator, Operand operand) {
    Map<String, Object> args = operand instanceof Operand.Span(var from, var to) ? Map.of("from", value(from), "to", value(to))
        : Map.of("n", value(operand));
    var kind = operator == Operator.BETWEEN && operand instanceof Operand.Span(Operand.Day _, var _) ? "_days" : "";
    return new Message("segment.amount." + word(operator) + kind, args);
  }

  private static Object value(Operand operand) {
    return switch (operand) {
      case Operand.Whole(long number) -> number;
      case Operand.Amount(var money) -> money;
      case Operand.Day(var day) -> day;
      default -> throw new IllegalArgumentException("not one value: " + operand);
    };
  }

  private static long counted(Operand operand) {
    return switch (operand) {
      case Operand.Whole(long number) -> number;
      case Operand.Span(var from, var to) -> counted(to);
      default -> 0;
    };
  }

  private static Object window(Filter filter) {
    if (filter.days().isPresent()) {
      return Message.of("segment.window.days", "days", filter.days().get());
    }
    if (filter.from().isPresent() && filter.to().isPresent()) {
      return Message.of("segment.window.between", "from", filter.from().get(), "to", filter.to().get());
    }
    return filter.from().<Object>map(day -> Message.of("segment.window.since", "day", day))
        .or(() -> filter.to().map(day -> Message.of("segment.window.until", "day", day))).orElse("");
  }

  private Object place(Filter filter) {
    return new Message("segment.place.all", Map.of("branches", place("branches", names(Sort.BRANCH, filter.branches())),
        "goods", place("goods", Stream.concat(names(Sort.PRODUCT, filter.products()), names(Sort.CATEGORY, filter.categories()))),
        "weekdays", place("weekdays", filter.weekdays().stream().sorted().map(day -> Message.of("segment.weekday." + word(day)))),
        "campaigns", place("campaigns", names(Sort.CAMPAIGN, Named.ids(filter.campaigns())))));
  }

  private Stream<Message> names(Sort sort, Collection<String> codes) {
    return codes.stream().sorted().map(code -> Message.of("segment.code", "name", named.name(sort, code)));
  }

  private static Object place(String what, Stream<Message> names) {
    var all = names.toList();
    return all.isEmpty() ? "" : Message.of("segment.place." + what, "names", folded("segment.or", all));
  }

  private Object name(Attribute attribute, String code) {
    return switch (attribute) {
      case TIER -> named.name(Sort.TIER, code);
      case OCCASION -> named.name(Sort.OCCASION, code);
      case PROFILE_INTERESTS -> named.name(Sort.CATEGORY, code);
      default -> choice(attribute, code);
    };
  }

  private static Message choice(String of, String code) {
    return Message.of("segment.choice." + of + "." + code.replace('-', '_'));
  }

  private Message has(Condition.Leaf leaf, Optional<String> value) {
    var given = value.filter(text -> !text.isBlank());
    if (given.isEmpty()) {
      return Message.of("segment.has.nothing");
    }
    var text = given.get();
    var attribute = leaf.attribute();
    return switch (attribute.kind()) {
      case NUMBER, PERCENT -> Message.of("segment.has.value", "value", Long.parseLong(text));
      case MONEY -> Message.of("segment.has.value", "value", new Money(Math.max(0, Long.parseLong(text)), currency(leaf.operand())));
      case DAY -> Message.of("segment.has.value", "value", LocalDate.parse(text));
      case RETURNING -> leaf.operand() instanceof Operand.None ? Message.of("segment.has.something")
          : Message.of("segment.has.in_days", "days", Long.parseLong(text));
      case LEVEL -> Message.of("segment.has.value", "value", named.name(Sort.TIER, text));
      case CODE, CODES, TODAY -> folded("segment.and",
          Stream.of(text.split(" ")).map(code -> Message.of("segment.code", "name", name(attribute, code))).toList());
    };
  }

  private static Currency currency(Operand operand) {
    return switch (operand) {
      case Operand.Amount(var money) -> money.currency();
      case Operand.Span(var from, var _) -> currency(from);
      default -> throw new IllegalArgumentException("no money: " + operand);
    };
  }
}
