package club.vafa.segment;

import club.vafa.db.Json;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads conditions from JSON, strictly and with the path of everything that is wrong, and writes them. */
public final class Conditions {
  static final int FAULTS_MAX = 50;
  private static final int JSON_DEPTH_MAX = 2 * Condition.DEPTH_MAX + 4;
  private static final int TEXT_CHARS_MAX = 200_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper TREES = new ObjectMapper(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(JSON_DEPTH_MAX).maxNumberLength(100)
          .maxDocumentLength(TEXT_CHARS_MAX).build())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private final List<Fault> faults = new ArrayList<>();
  private int leaves;

  private Conditions() {}

  /** A condition as text; how deep it is nested is found while it is read. */
  public static Reading read(String json) {
    try {
      return read(TREES.readTree(json));
    } catch (StreamConstraintsException tooMuch) {
      return new Reading.Wrong(List.of(Fault.of("", "too_deep", "max", Condition.DEPTH_MAX)));
    } catch (JsonProcessingException broken) {
      return new Reading.Wrong(List.of(Fault.of("", "not_an_object")));
    }
  }

  public static Reading read(JsonNode json) {
    var reader = new Conditions();
    var condition = reader.condition(json, "", 1);
    return condition.isPresent() && reader.faults.isEmpty() ? new Reading.Read(condition.get()) : new Reading.Wrong(List.copyOf(reader.faults));
  }

  // It goes down no further than the greatest depth, however deep the tree is.
  private Optional<Condition> condition(JsonNode node, String path, int depth) {
    if (depth > Condition.DEPTH_MAX) {
      return bad(Fault.of(path, "too_deep", "max", Condition.DEPTH_MAX));
    }
    if (!node.isObject()) {
      return bad(Fault.of(path, "not_an_object"));
    }
    var kinds = Stream.of("all", "any", "not", "attribute").filter(node::has).toList();
    if (kinds.size() != 1) {
      return bad(Fault.of(path, "not_one_condition"));
    }
    var kind = kinds.getFirst();
    if (kind.equals("attribute")) {
      return leaf((ObjectNode) node, path);
    }
    node.fieldNames().forEachRemaining(name -> {
      if (!name.equals(kind)) {
        bad(Fault.of(join(path, shown(name)), "unknown"));
      }
    });
    var at = join(path, kind);
    if (kind.equals("not")) {
      return condition(node.get("not"), at, depth + 1).map(Condition.Not::new);
    }
    return conditions(node.get(kind), at, depth).map(found -> kind.equals("all") ? new Condition.All(found) : new Condition.Any(found));
  }

  private Optional<List<Condition>> conditions(JsonNode node, String path, int depth) {
    if (!node.isArray()) {
      return bad(Fault.of(path, "not_a_list"));
    }
    if (node.isEmpty() && path.endsWith("any")) {
      return bad(Fault.of(path, "too_few", "min", 1));
    }
    if (node.size() > Condition.LEAVES_MAX) {
      return bad(Fault.of(path, "too_many", "max", Condition.LEAVES_MAX));
    }
    var found = new ArrayList<Condition>();
    for (int i = 0; i < node.size() && faults.size() < FAULTS_MAX; i++) {
      condition(node.get(i), path + "[" + i + "]", depth + 1).ifPresent(found::add);
    }
    return Optional.of(found);
  }

  private Optional<Condition> leaf(ObjectNode node, String path) {
    if (++leaves > Condition.LEAVES_MAX) {
      return bad(Fault.of(path, "too_many", "max", Condition.LEAVES_MAX));
    }
    var attribute = node.get("attribute").isTextual() ? Attribute.find(node.get("attribute").textValue()) : Optional.<Attribute>empty();
    if (attribute.isEmpty()) {
      return bad(Fault.of(join(path, "attribute"), "unknown_attribute", "attribute", shown(node.get("attribute").asText(""))));
    }
    int before = faults.size();
    var fields = new LeafReader(node, path, attribute.get(), faults);
    var leaf = fields.read();
    return faults.size() > before ? Optional.empty() : leaf.map(Function.identity());
  }

  private <T> Optional<T> bad(Fault fault) {
    if (faults.size() < FAULTS_MAX) {
      faults.add(fault);
    }
    return Optional.empty();
  }

  static String join(String path, String name) {
    return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
  }

  /** A name from outside, as it may stand in an answer. */
  static String shown(String name) {
    var plain = name.replaceAll("[^\\p{L}\\p{N} ._-]", "?");
    return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
  }

  static JsonNode write(Condition condition) {
    var node = NODES.objectNode();
    switch (condition) {
      case Condition.All(var conditions) -> list(node.putArray("all"), conditions);
      case Condition.Any(var conditions) -> list(node.putArray("any"), conditions);
      case Condition.Not(var inner) -> node.set("not", write(inner));
      case Condition.Leaf leaf -> leaf(node, leaf);
    }
    return node;
  }

  private static void list(com.fasterxml.jackson.databind.node.ArrayNode array, List<Condition> conditions) {
    conditions.forEach(one -> array.add(write(one)));
  }

  private static void leaf(ObjectNode node, Condition.Leaf leaf) {
    node.put("attribute", leaf.attribute().code());
    node.put("operator", leaf.operator().code());
    switch (leaf.operand()) {
      case Operand.None _ -> { }
      // A level is compared with one other.
      case Operand.Codes(var codes) when leaf.operator() == Operator.AT_LEAST || leaf.operator() == Operator.LESS_THAN ->
          node.put("value", codes.getFirst());
      case Operand.Codes(var codes) -> codes.forEach(node.withArray("value")::add);
      case Operand.Span(var from, var to) -> {
        var span = node.putObject("value");
        span.set("from", value(from));
        span.set("to", value(to));
      }
      case Operand one -> node.set("value", value(one));
    }
    var filter = leaf.filter();
    filter.days().ifPresent(days -> node.put("days", days));
    filter.from().ifPresent(day -> node.put("from", day.toString()));
    filter.to().ifPresent(day -> node.put("to", day.toString()));
    codes(node, "branches", filter.branches().stream());
    codes(node, "products", filter.products().stream());
    codes(node, "categories", filter.categories().stream());
    codes(node, "campaigns", filter.campaigns().stream().map(UUID::toString));
    codes(node, "weekdays", filter.weekdays().stream().sorted().map(Conditions::weekday));
  }

  private static void codes(ObjectNode node, String name, Stream<String> codes) {
    var list = codes.toList();
    // Weekdays stand in the order of the week, codes in that of the alphabet, so that equal conditions have equal texts.
    (name.equals("weekdays") ? list.stream() : list.stream().sorted()).forEach(node.withArray(name)::add);
    if (list.isEmpty()) {
      node.remove(name);
    }
  }

  private static JsonNode value(Operand operand) {
    return switch (operand) {
      case Operand.Whole(long number) -> NODES.numberNode(number);
      case Operand.Amount(var money) -> NODES.objectNode().put("amount", money.amount()).put("currency", money.currency().code());
      case Operand.Day(var day) -> NODES.textNode(day.toString());
      default -> Json.tree(operand);
    };
  }

  static String weekday(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }
}
