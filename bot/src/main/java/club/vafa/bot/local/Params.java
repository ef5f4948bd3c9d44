package club.vafa.bot.local;

import static club.vafa.bot.local.BotApiRefusal.badRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The parameters of one Bot API call, whichever of the four ways they came: query, form, multipart or JSON. */
final class Params {

  private final Map<String, JsonNode> values = new LinkedHashMap<>();
  private final Map<String, Multipart.Part> files = new LinkedHashMap<>();

  static Params of(HttpCall call) {
    var params = new Params();
    call.query().forEach((name, value) -> params.values.put(name, TextNode.valueOf(value)));
    switch (call.mediaType()) {
      case "application/json" -> params.readJson(call.bodyText());
      case "application/x-www-form-urlencoded" ->
          HttpCall.form(call.bodyText()).forEach((name, value) -> params.values.put(name, TextNode.valueOf(value)));
      case "multipart/form-data" -> params.readParts(call);
      default -> { }
    }
    return params;
  }

  static Params of(JsonNode object) {
    var params = new Params();
    params.put(object);
    return params;
  }

  private void readJson(String body) {
    if (!body.isBlank()) {
      put(Json.parse(body).filter(JsonNode::isObject).orElseThrow(() -> badRequest("can't parse parameters JSON object")));
    }
  }

  private void put(JsonNode object) {
    object.properties().forEach(entry -> {
      if (!entry.getValue().isNull()) {
        values.put(entry.getKey(), entry.getValue());
      }
    });
  }

  private void readParts(HttpCall call) {
    var parts = Multipart.read(call.header("Content-Type").orElse(""), call.body())
        .orElseThrow(() -> badRequest("can't parse multipart form data"));
    for (var part : parts) {
      if (part.fileName().isPresent()) {
        files.put(part.name(), part);
      } else {
        values.put(part.name(), TextNode.valueOf(part.text()));
      }
    }
  }

  boolean has(String name) {
    return values.containsKey(name) || files.containsKey(name);
  }

  /** A string; numbers and booleans as they are written; empty where it is absent. */
  String text(String name) {
    var value = values.get(name);
    return value == null || value.isContainerNode() ? "" : value.asText();
  }

  boolean flag(String name) {
    var value = text(name).toLowerCase(Locale.ROOT);
    return value.equals("true") || value.equals("1") || value.equals("yes");
  }

  /** A whole number, or the default where it is absent or no number, as the real server reads it. */
  long number(String name, long otherwise) {
    try {
      var text = text(name).strip();
      return text.isEmpty() ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** An object or array, sent as such or as a string of JSON. Refuses, with what was expected, a string that is not JSON. */
  Optional<JsonNode> json(String name, String refusal) {
    var value = values.get(name);
    if (value == null || value.isTextual() && value.textValue().isBlank()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      return Optional.of(value);
    }
    return Optional.of(Json.parse(value.textValue()).orElseThrow(() -> badRequest(refusal)));
  }

  /** A file uploaded under this name, or under the name that {@code attach://…} points to. */
  Optional<Multipart.Part> file(String name) {
    var attached = text(name);
    return Optional.ofNullable(files.get(attached.startsWith("attach://") ? attached.substring("attach://".length()) : name));
  }
}
