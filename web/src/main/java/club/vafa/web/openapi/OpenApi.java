package club.vafa.web.openapi;

import club.vafa.value.Language;
import club.vafa.web.Access;
import club.vafa.web.Paging;
import club.vafa.web.ProblemType;
import club.vafa.web.Problems;
import club.vafa.web.Route;
import club.vafa.web.Upload;
import club.vafa.web.json.Shape;
import club.vafa.web.json.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The table of routes as an OpenAPI 3.1 document. */
public final class OpenApi {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  /** What stands for an id and for a code in examples. */
  public static final String ID = "5f0c6a3e-7f0b-4c55-9d53-0f6f0c1f9a11";
  public static final String CODE = "K7RM-2QXA-9TWD-E4HB";
  private static final String ABOUT = """
      The club's admin API. Send the token as `Authorization: Bearer …`. Everything that moves value takes an `Idempotency-Key`: the same \
      key with the same content gives the first answer again, with other content a 422, while the first is under way a 409. Lists are \
      pages: `limit`, `after`, and `next` in the answer. Times are ISO 8601 with a zone, points are whole numbers, money is an amount in \
      the currency's smallest unit in use. Problems are `application/problem+json` (RFC 9457) with a stable `type`, in the language of \
      `Accept-Language` (fa, en).""";

  private final List<Route> routes;
  private final Problems problems;
  private final String prefix;
  private final Schemas schemas = new Schemas();

  private OpenApi(List<Route> routes, Problems problems, String prefix) {
    this.routes = routes;
    this.problems = problems;
    this.prefix = prefix;
  }

  /** The document, as values that go into JSON. */
  public static Map<String, Object> document(List<Route> routes, Problems problems, String prefix) {
    return new OpenApi(routes, problems, prefix).document();
  }

  private Map<String, Object> document() {
    Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
    for (Route route : routes) {
      paths.computeIfAbsent(route.path(), _ -> new LinkedHashMap<>()).put(route.method().name().toLowerCase(Locale.ROOT), operation(route));
    }
    schemas.of(Shapes.of(ProblemDocument.class));
    Map<String, Object> components = new LinkedHashMap<>();
    Map<String, Object> all = new TreeMap<>(schemas.components());
    all.computeIfPresent("ProblemDocument", (_, schema) -> open(schema));
    components.put("schemas", all);
    components.put("securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer")));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", Map.of("title", "Vafa", "version", "1", "description", ABOUT));
    document.put("servers", List.of(Map.of("url", prefix)));
    document.put("paths", paths);
    document.put("components", components);
    return document;
  }

  /** Problems carry facts of their own beside what is described. */
  private static Object open(Object schema) {
    Map<String, Object> open = new LinkedHashMap<>();
    ((Map<?, ?>) schema).forEach((name, value) -> open.put((String) name, value));
    open.put("additionalProperties", true);
    return open;
  }

  private Map<String, Object> operation(Route route) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", route.operation());
    operation.put("tags", List.of(route.tag()));
    operation.put("summary", route.summary());
    if (!route.says().isEmpty()) {
      operation.put("description", route.says());
    }
    switch (route.access()) {
      case Access.Needs(var permission) -> operation.put("x-permission", Shapes.word(permission));
      case Access.SignedIn _ -> operation.put("x-permission", "any");
      case Access.Open _ -> {
      }
    }
    operation.put("security", route.access() instanceof Access.Open ? List.of() : List.of(Map.of("token", List.of())));
    operation.put("parameters", parameters(route));
    route.input().body().ifPresent(body -> operation.put("requestBody", Map.of("required", true, "content",
        Map.of("application/json", content(schemas.of(Shapes.of(body)), Examples.of(body))))));
    route.input().upload().ifPresent(upload -> operation.put("requestBody", Map.of("required", true, "content", files(upload))));
    operation.put("responses", responses(route));
    return operation;
  }

  private static Map<String, Object> files(Upload.Wanted upload) {
    Map<String, Object> contents = new LinkedHashMap<>();
    upload.mediaTypes().forEach(type -> contents.put(type, contents.isEmpty() ? content(Map.of("type", "string"), upload.example())
        : Map.of("schema", Map.of("type", "string"))));
    return contents;
  }

  private List<Object> parameters(Route route) {
    List<Object> parameters = new ArrayList<>();
    var matcher = PARAMETER.matcher(route.path());
    while (matcher.find()) {
      String name = matcher.group(1);
      if (name.equals("month")) {
        parameters.add(parameter("path", name, true, "The year and month.", Map.of("type", "string"), "1405-03"));
        continue;
      }
      String says = name.equals("code") ? "The code." : "The id of the " + name + ".";
      parameters.add(parameter("path", name, true, says, Map.of("type", "string"), name.equals("code") ? CODE : ID));
    }
    if (route.keyed()) {
      parameters.add(parameter("header", "Idempotency-Key", true, "The caller's own key for this request: 1 to 200 visible characters.",
          Map.of("type", "string", "minLength", 1, "maxLength", 200), "till-7-2026-06-01-000123"));
    }
    route.input().query().ifPresent(query -> Shapes.of(query).fields().forEach(field -> parameters.add(query(field))));
    if (route.paged()) {
      Shapes.of(Paging.class).fields().forEach(field -> parameters.add(query(field)));
    }
    return parameters;
  }

  private Map<String, Object> query(Shape.Field field) {
    return parameter("query", field.name(), field.required(), field.says(), schemas.of(field.shape()), field.example());
  }

  private static Map<String, Object> parameter(String in, String name, boolean required, String says, Object schema, String example) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("name", name);
    parameter.put("in", in);
    parameter.put("required", required);
    parameter.put("description", says);
    parameter.put("schema", schema);
    if (!example.isEmpty()) {
      parameter.put("example", example);
    }
    return parameter;
  }

  private Map<String, Object> responses(Route route) {
    Map<String, Object> responses = new LinkedHashMap<>();
    Map<String, Object> good = new LinkedHashMap<>();
    good.put("description", "Done.");
    route.output().type().ifPresent(type -> good.put("content", Map.of("application/json", answer(route, type))));
    route.output().file().ifPresent(media -> good.put("content", Map.of(media.split(";")[0], Map.of("schema", Map.of("type", "string")))));
    responses.put(Integer.toString(route.output().status()), good);
    Map<Integer, List<ProblemType>> byStatus = new TreeMap<>();
    route.refusals().forEach(type -> byStatus.computeIfAbsent(type.status(), _ -> new ArrayList<>()).add(type));
    byStatus.forEach((status, types) -> responses.put(status.toString(), refusal(types)));
    return responses;
  }

  private Map<String, Object> answer(Route route, Class<?> type) {
    Map<String, Object> schema = schemas.of(Shapes.of(type));
    if (!route.paged()) {
      return content(schema, Examples.of(type));
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("type", "object");
    page.put("properties", Map.of("items", Map.of("type", "array", "items", schema), "next", Map.of("type", "string")));
    page.put("required", List.of("items"));
    page.put("additionalProperties", false);
    return content(page, Map.of("items", List.of(Examples.of(type))));
  }

  private Map<String, Object> refusal(List<ProblemType> types) {
    Map<String, Object> examples = new LinkedHashMap<>();
    types.forEach(type -> examples.put(type.code(), Map.of("value", problems.sample(type, Language.EN))));
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("schema", Map.of("$ref", "#/components/schemas/ProblemDocument"));
    content.put("examples", examples);
    Map<String, Object> refusal = new LinkedHashMap<>();
    refusal.put("description", String.join(" / ", types.stream().map(type -> problems.title(type, Language.EN)).toList()));
    refusal.put("content", Map.of(Problems.MEDIA_TYPE, content));
    return refusal;
  }

  private static Map<String, Object> content(Object schema, Object example) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("schema", schema);
    content.put("example", example);
    return content;
  }
}
