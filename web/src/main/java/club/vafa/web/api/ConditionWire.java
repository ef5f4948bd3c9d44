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

/** Conditions of segments as they come over the wire. */
public final class ConditionWire {
  private ConditionWire() {}

  /** What was sent at this path, read and looked through for what the club does not know; what is wrong ends the request, each at its own path. */
  public static Condition read(Core core, JsonNode json, String path) {
    return switch (Conditions.read(json)) {
      case Reading.Wrong(var faults) -> throw wrong(path, faults);
      case Reading.Read(var condition) -> {
        var faults = core.db.read(h -> core.segmentCheck.faults(h, condition));
        if (!faults.isEmpty()) {
          throw wrong(path, faults);
        }
        yield condition;
      }
    };
  }

  static Malformed wrong(String path, List<Fault> faults) {
    return new Malformed(faults.stream().map(one -> new FieldError(at(path, one.field()), one.problem(), one.facts())).toList());
  }

  private static String at(String path, String field) {
    return path.isEmpty() || field.isEmpty() ? path + field : path + "." + field;
  }
}
