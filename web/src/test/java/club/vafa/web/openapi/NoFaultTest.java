package club.vafa.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.Json;
import club.vafa.web.ApiClub;
import club.vafa.web.Route;
import club.vafa.web.Routes;
import club.vafa.web.json.Shape;
import club.vafa.web.json.Shapes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever is put into a field, within its documented bounds or beyond them, the answer is never a fault of ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoFaultTest {
  private static final List<String> JUNK = List.of("null", "-1", "9007199254740993", "99999999999999999999", "1.5", "true", "[]", "{}",
      "\"\"",
      "\"\\u0000\"", "\"👩‍👩‍👧 \u200f\u202e‌\"", "\"" + "آ".repeat(5_000) + "\"");

  @RegisterExtension
  static final ApiClub club = new ApiClub();

  private Stage stage;
  private JsonNode document;
  private int keys;

  @BeforeAll
  void open() {
    document = club.nobody().get("/api/openapi.json").json();
    stage = new Stage(club);
  }

  @TestFactory
  Stream<DynamicTest> noFieldOfAnyRequestCanBringTheServerDown() {
    return Routes.of(club.core()).stream().filter(route -> route.input().body().isPresent())
        .map(route -> DynamicTest.dynamicTest(route.method() + " " + route.path(), () -> tried(route)));
  }

  private void tried(Route route) {
    JsonNode operation = document.path("paths").path(route.path()).path(route.method().name().toLowerCase(Locale.ROOT));
    Stage.Request request = stage.request(route, operation);
    List<String> bodies = new ArrayList<>();
    each(Shapes.of(route.input().body().orElseThrow()), tree(request.body()), (values, put) -> values.forEach(value -> {
      put.accept(value);
      bodies.add(put.body());
    }));
    assertThat(bodies).isNotEmpty();
    for (String body : bodies) {
      var answer = request.caller().send(route.method().name(), Routes.PREFIX + request.path(), BodyPublishers.ofString(body),
          "Content-Type", "application/json", "Idempotency-Key", "junk-" + ++keys);
      assertThat(answer.status()).as(body.length() > 500 ? body.substring(0, 500) : body).isLessThan(500);
    }
  }

  /** Puts a value into a field, and gives the whole body with it. */
  private record Putting(ObjectNode whole, ObjectNode object, String field) {
    void accept(String value) {
      object.set(field, tree(value));
    }

    String body() {
      return whole.toString();
    }
  }

  private static void each(Shape.Fields shape, JsonNode body, BiConsumer<List<String>, Putting> visit) {
    each(shape, (ObjectNode) body, (ObjectNode) body, visit);
  }

  private static void each(Shape.Fields shape, ObjectNode whole, ObjectNode object, BiConsumer<List<String>, Putting> visit) {
    for (Shape.Field field : shape.fields()) {
      JsonNode before = object.path(field.name()).deepCopy();
      List<String> values = new ArrayList<>(JUNK);
      values.addAll(bounds(field.shape()));
      visit.accept(values, new Putting(whole, object, field.name()));
      object.remove(field.name());
      if (!before.isMissingNode()) {
        object.set(field.name(), before);
      }
      if (field.shape() instanceof Shape.Fields inner && object.path(field.name()) instanceof ObjectNode child) {
        each(inner, whole, child, visit);
      }
      if (field.shape() instanceof Shape.Many(Shape.Fields inner, long _, long _) && object.path(field.name()) instanceof ArrayNode list
          && list.path(0) instanceof ObjectNode child) {
        each(inner, whole, child, visit);
      }
    }
  }

  /** The documented bounds themselves, which must be taken or refused in words. */
  private static List<String> bounds(Shape shape) {
    return switch (shape) {
      case Shape.Whole whole -> List.of(Long.toString(whole.min()), Long.toString(whole.max()));
      case Shape.Text text -> List.of("\"" + "ب".repeat((int) text.max()) + "\"", "\"" + "x".repeat((int) Math.max(1, text.min())) + "\"");
      case Shape.Choice choice -> choice.values().keySet().stream().map(word -> "\"" + word + "\"").toList();
      case Shape.Single single -> bounds(single.inner());
      case Shape.Parsed parsed when parsed.format().equals("uuid") -> List.of("\"" + OpenApi.ID + "\"");
      case Shape.Parsed parsed when parsed.format().equals("date-time") -> List.of("\"1900-01-01T00:00:00Z\"", "\"3000-01-01T00:00:00Z\"");
      case Shape.Parsed parsed when parsed.format().equals("date") -> List.of("\"0001-01-01\"", "\"9999-12-31\"", "\"+999999999-12-31\"");
      case Shape.Decimal decimal -> List.of(Long.toString(decimal.min()), Long.toString(decimal.max()), "1e-300");
      default -> List.of();
    };
  }

  private static JsonNode tree(String json) {
    try {
      return Json.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
