package club.vafa.web;

import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.value.Language;
import club.vafa.web.json.FieldError;
import club.vafa.web.json.WireJson;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts problems into words and onto the wire. */
public final class Problems {
  public static final String MEDIA_TYPE = "application/problem+json";

  private final Texts texts;

  public Problems(Texts texts) {
    this.texts = texts;
  }

  void write(Context ctx, Problem problem, Language language) {
    ctx.status(problem.type().status());
    ctx.contentType(MEDIA_TYPE);
    ctx.header("Content-Language", language.code());
    if (problem.type() == ProblemType.UNAUTHENTICATED) {
      ctx.header("WWW-Authenticate", "Bearer realm=\"vafa\"");
    }
    if (problem.facts().get("until") instanceof Instant until && problem.type().status() == 429) {
      ctx.header("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC)));
    }
    ctx.result(WireJson.write(document(problem, language)));
  }

  Map<String, Object> document(Problem problem, Language language) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", problem.type().uri());
    document.put("title", title(problem.type(), language));
    document.put("status", problem.type().status());
    document.put("detail", texts.render(new Message("web." + problem.type().code() + ".detail", sayable(problem.facts())), language));
    problem.facts().forEach((name, value) -> {
      if (!name.equals("count")) {
        document.put(name, worded(value, language));
      }
    });
    if (!problem.errors().isEmpty()) {
      document.put("errors", problem.errors().stream().map(error -> error(error, language)).toList());
    }
    return document;
  }

  public String title(ProblemType type, Language language) {
    return texts.render(Message.of("web." + type.code() + ".title"), language);
  }

  /** A problem of this type as it may come. */
  public Map<String, Object> sample(ProblemType type, Language language) {
    List<FieldError> errors = type == ProblemType.MALFORMED ? List.of(FieldError.of("items[0].price", "required")) : List.of();
    return document(new Problem(type, type.sampleFacts(), errors), language);
  }

  private Map<String, String> error(FieldError error, Language language) {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("field", error.field());
    shown.put("code", error.problem().replace('_', '-'));
    shown.put("problem", texts.render(new Message("web.field." + error.problem(), error.facts()), language));
    return shown;
  }

  /** A fact as it goes over the wire: what is yet to be put into words is put so now. */
  private Object worded(Object value, Language language) {
    return switch (value) {
      case Message message -> texts.render(message, language);
      case List<?> several -> several.stream().map(one -> worded(one, language)).toList();
      case Map<?, ?> named -> {
        Map<String, Object> all = new TreeMap<>();
        named.forEach((name, inner) -> all.put((String) name, worded(inner, language)));
        yield all;
      }
      default -> value;
    };
  }

  /** The facts in forms that a sentence can show. */
  private static Map<String, Object> sayable(Map<String, Object> facts) {
    Map<String, Object> sayable = new LinkedHashMap<>();
    facts.forEach((name, value) -> sayable.put(name, switch (value) {
      case UUID id -> id.toString();
      case List<?> several -> several.stream().map(Object::toString).collect(Collectors.joining(", "));
      default -> value;
    }));
    return sayable;
  }
}
