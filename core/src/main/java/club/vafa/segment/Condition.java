package club.vafa.segment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Who belongs to a segment, as a tree. In JSON: {@code {"all": […]}}, {@code {"any": […]}}, {@code {"not": …}}, and as leaves
 * {@code {"attribute": "purchases.count", "operator": "at-least", "value": 3, "days": 90}}; {@link Conditions} reads it.
 */
public sealed interface Condition {
  /** So many levels a tree may have, and so many leaves. */
  int DEPTH_MAX = 8;
  int LEAVES_MAX = 50;

  /** Everybody. */
  Condition ALWAYS = new All(List.of());

  /** All of these hold; of none, always. */
  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  /** At least one of these holds. */
  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }
  }

  record Not(Condition condition) implements Condition {}

  /** One attribute of the member compared with a value. */
  record Leaf(Attribute attribute, Operator operator, Operand operand, Filter filter) implements Condition {}

  /** The leaves from left to right. */
  default List<Leaf> leaves() {
    return switch (this) {
      case All(var conditions) -> conditions.stream().flatMap(one -> one.leaves().stream()).toList();
      case Any(var conditions) -> conditions.stream().flatMap(one -> one.leaves().stream()).toList();
      case Not(var condition) -> condition.leaves();
      case Leaf leaf -> List.of(leaf);
    };
  }

  /** As it is written and stored. */
  @JsonValue
  default JsonNode json() {
    return Conditions.write(this);
  }

  /** As it was stored; what cannot be read is a bug. */
  @JsonCreator
  static Condition stored(JsonNode json) {
    return switch (Conditions.read(json)) {
      case Reading.Read(var condition) -> condition;
      case Reading.Wrong(var faults) -> throw new IllegalArgumentException("a stored condition is broken at " + faults.getFirst().field());
    };
  }
}
