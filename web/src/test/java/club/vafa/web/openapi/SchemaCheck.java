package club.vafa.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Holds JSON against a schema of the document: the part of JSON Schema that the document uses. */
final class SchemaCheck {
  private final JsonNode document;
  private final List<String> faults = new ArrayList<>();

  private SchemaCheck(JsonNode document) {
    this.document = document;
  }

  /** Everything in which the value is not as the schema says. */
  static List<String> faults(JsonNode document, JsonNode schema, JsonNode value) {
    SchemaCheck check = new SchemaCheck(document);
    check.check(schema, value, "$");
    return check.faults;
  }

  private void check(JsonNode schema, JsonNode value, String at) {
    if (schema.has("$ref")) {
      JsonNode target = document.at(schema.get("$ref").asText().substring(1));
      if (target.isMissingNode()) {
        faults.add(at + " refers to nothing: " + schema.get("$ref"));
      } else {
        check(target, value, at);
      }
      return;
    }
    switch (schema.path("type").asText("")) {
      case "string" -> text(schema, value, at);
      case "integer" -> number(schema, value, at, value.isIntegralNumber());
      case "number" -> number(schema, value, at, value.isNumber());
      case "boolean" -> need(value.isBoolean(), at, "is no boolean");
      case "array" -> array(schema, value, at);
      case "object" -> object(schema, value, at);
      default -> faults.add(at + " has a schema without a type: " + schema);
    }
  }

  private void text(JsonNode schema, JsonNode value, String at) {
    need(value.isTextual(), at, "is no text: " + value);
    String text = value.asText();
    int length = text.codePointCount(0, text.length());
    need(length >= schema.path("minLength").asInt(0) && length <= schema.path("maxLength")
        .asInt(Integer.MAX_VALUE), at, "has a wrong length: " + text);
    need(!schema.has("pattern") || text.matches(schema.get("pattern").asText()), at, "has a wrong form: " + text);
    if (schema.has("enum")) {
      boolean found = false;
      for (JsonNode one : schema.get("enum")) {
        found |= one.equals(value);
      }
      need(found, at, "is none of the words: " + value);
    }
  }

  private void number(JsonNode schema, JsonNode value, String at, boolean kind) {
    need(kind, at, "is no number: " + value);
    need(!schema.has("minimum") || value.asDouble() >= schema.get("minimum").asDouble(), at, "is too small: " + value);
    need(!schema.has("maximum") || value.asDouble() <= schema.get("maximum").asDouble(), at, "is too large: " + value);
  }

  private void array(JsonNode schema, JsonNode value, String at) {
    need(value.isArray(), at, "is no list");
    need(value.size() >= schema.path("minItems").asInt(0)
        && value.size() <= schema.path("maxItems").asInt(Integer.MAX_VALUE), at, "has a wrong size");
    for (int i = 0; i < value.size(); i++) {
      check(schema.get("items"), value.get(i), at + "[" + i + "]");
    }
  }

  private void object(JsonNode schema, JsonNode value, String at) {
    need(value.isObject(), at, "is no object: " + value);
    schema.path("required").forEach(name -> need(value.has(name.asText()), at, "lacks " + name.asText()));
    value.fieldNames().forEachRemaining(name -> {
      if (schema.path("properties").has(name)) {
        check(schema.get("properties").get(name), value.get(name), at + "." + name);
      } else {
        need(schema.path("additionalProperties").asBoolean(true), at, "has the undocumented " + name);
      }
    });
  }

  private void need(boolean right, String at, String fault) {
    if (!right) {
      faults.add(at + " " + fault);
    }
  }
}
