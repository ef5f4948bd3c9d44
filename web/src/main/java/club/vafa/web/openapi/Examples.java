package club.vafa.web.openapi;

import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.web.json.Shape;
import club.vafa.web.json.Shapes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the examples of single fields together to examples of whole requests and answers. */
public final class Examples {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Examples() {
  }

  public static Object of(Class<?> record) {
    return example(Shapes.of(record), "");
  }

  private static Object example(Shape shape, String given) {
    return switch (shape) {
      case Shape.Text _ -> given.isEmpty() ? "text" : given;
      case Shape.Parsed parsed -> given.isEmpty() ? parsed.example() : given;
      case Shape.Choice choice -> given.isEmpty() ? choice.values().keySet().iterator().next() : given;
      case Shape.Whole whole -> given.isEmpty() ? Long.valueOf(Math.max(whole.min(), Math.min(whole.max(), 1))) : json(given);
      case Shape.Decimal _ -> given.isEmpty() ? Double.valueOf(0.5) : json(given);
      case Shape.Flag _ -> given.isEmpty() ? Boolean.TRUE : json(given);
      case Shape.Free _ -> given.isEmpty() ? Map.of() : json(given);
      case Shape.Single single -> example(single.inner(), given);
      case Shape.Many many -> given.startsWith("[") ? json(given) : List.of(example(many.item(), given));
      case Shape.Fields fields -> given.isEmpty() ? object(fields) : json(given);
    };
  }

  private static Object object(Shape.Fields fields) {
    if (fields.type() == Money.class) {
      return json("{\"amount\": 250000, \"currency\": \"IRR\"}");
    }
    if (fields.type() == LocalText.class) {
      return json("{\"fa\": \"نمونه\", \"en\": \"Sample\"}");
    }
    Map<String, Object> example = new LinkedHashMap<>();
    for (Shape.Field field : fields.fields()) {
      one(field).ifPresent(value -> example.put(field.name(), value));
    }
    return example;
  }

  private static Optional<Object> one(Shape.Field field) {
    return field.required() || !field.example().isEmpty() ? Optional.of(example(field.shape(), field.example())) : Optional.empty();
  }

  private static Object json(String text) {
    try {
      return JSON.readValue(text, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an example is not JSON: " + text, e);
    }
  }
}
