package club.vafa.web.openapi;

import club.vafa.web.json.Shape;
import club.vafa.web.json.Shapes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** JSON Schema (2020-12) of shapes. Records become components under their own names. */
final class Schemas {
  private final Map<String, Object> components = new TreeMap<>();
  private final Map<String, Class<?>> names = new TreeMap<>();

  /** Every record that was asked for, and those inside them, by name. */
  Map<String, Object> components() {
    return components;
  }

  Map<String, Object> of(Shape shape) {
    Map<String, Object> schema = new LinkedHashMap<>();
    switch (shape) {
      case Shape.Text text -> {
        schema.put("type", "string");
        schema.put("minLength", text.min());
        schema.put("maxLength", text.max());
        text.pattern().ifPresent(pattern -> schema.put("pattern", "^" + pattern.pattern() + "$"));
      }
      case Shape.Whole whole -> {
        schema.put("type", "integer");
        schema.put("format", whole.narrow() ? "int32" : "int64");
        schema.put("minimum", whole.min());
        schema.put("maximum", whole.max());
      }
      case Shape.Decimal decimal -> {
        schema.put("type", "number");
        schema.put("minimum", decimal.min());
        schema.put("maximum", decimal.max());
      }
      case Shape.Flag _ -> schema.put("type", "boolean");
      case Shape.Choice choice -> {
        schema.put("type", "string");
        schema.put("enum", choice.values().keySet());
      }
      case Shape.Parsed parsed -> {
        schema.put("type", "string");
        if (!parsed.format().equals("uuid")) {
          schema.put("format", parsed.format());
        }
      }
      case Shape.Many many -> {
        schema.put("type", "array");
        schema.put("items", of(many.item()));
        schema.put("minItems", many.min());
        schema.put("maxItems", many.max());
      }
      case Shape.Free _ -> schema.put("type", "object");
      case Shape.Single single -> schema.putAll(of(single.inner()));
      case Shape.Fields fields -> {
        if (fields == Shapes.of(fields.type())) {
          schema.put("$ref", "#/components/schemas/" + component(fields));
        } else {
          // Money and texts in two languages have bounds of their own at each place.
          schema.putAll(object(fields));
        }
      }
    }
    return schema;
  }

  private String component(Shape.Fields fields) {
    String name = fields.type().getSimpleName();
    Class<?> taken = names.putIfAbsent(name, fields.type());
    if (taken == null) {
      components.put(name, object(fields));
    } else if (taken != fields.type()) {
      throw new IllegalStateException("two records of one name on the wire: " + taken + " and " + fields.type());
    }
    return name;
  }

  private Map<String, Object> object(Shape.Fields fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Shape.Field field : fields.fields()) {
      Map<String, Object> schema = of(field.shape());
      if (!field.says().isEmpty()) {
        schema.put("description", field.says());
      }
      properties.put(field.name(), schema);
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("properties", properties);
    object.put("required", fields.fields().stream().filter(Shape.Field::required).map(Shape.Field::name).toList());
    object.put("additionalProperties", false);
    return object;
  }
}
