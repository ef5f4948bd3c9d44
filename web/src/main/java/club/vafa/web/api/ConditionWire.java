package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.segment.Condition;
import club.vafa.segment.Conditions;
import club.vafa.segment.Fault;
import club.vafa.segment.Reading;
import club.vafa.web.json.FieldError;
import club.vafa.web.json.Malformed;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Conditions of segments as they come over the wire; segments, campaigns, greetings and journeys all read them here. */
public final class ConditionWire {
  private ConditionWire() {}

  /** What was sent at this path, as it is written: what it names is looked through by the room that keeps it. What is wrong ends the request. */
  static Condition parse(JsonNode json, String path) {
    return switch (Conditions.read(json)) {
      case Reading.Wrong(var faults) -> throw wrong(path, faults);
      case Reading.Read(var condition) -> condition;
    };
  }

  /** As the other one, and looked through for what the club does not know; what is wrong is told each at its own path. */
  public static Condition read(Core core, JsonNode json, String path) {
    var condition = parse(json, path);
    var faults = core.db.read(h -> core.segmentCheck.faults(h, condition));
    if (!faults.isEmpty()) {
      throw wrong(path, faults);
    }
    return condition;
  }

  static Malformed wrong(String path, List<Fault> faults) {
    return new Malformed(faults.stream().map(one -> error(path, one)).toList());
  }

  static FieldError error(String path, Fault fault) {
    boolean joined = path.isEmpty() || path.endsWith(".") || fault.field().isEmpty();
    return new FieldError(joined ? path + fault.field() : path + "." + fault.field(), fault.problem(), fault.facts());
  }
}
