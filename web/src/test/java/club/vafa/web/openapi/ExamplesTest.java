package club.vafa.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.text.Texts;
import club.vafa.value.Language;
import club.vafa.web.Access;
import club.vafa.web.ApiClub;
import club.vafa.web.Client;
import club.vafa.web.ProblemType;
import club.vafa.web.Problems;
import club.vafa.web.Route;
import club.vafa.web.Routes;
import club.vafa.web.json.Shape;
import club.vafa.web.json.Shapes;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {
  @RegisterExtension
  static final ApiClub club = new ApiClub();

  /** What anybody may ask. */
  private static final Set<String> OPEN = Set.of("/plays/{code}/verification");

  private JsonNode document;
  private Stage stage;

  @BeforeAll
  void open() {
    document = club.nobody().get("/api/openapi.json").json();
    stage = new Stage(club);
  }

  /** Every documented route is called with its own example, on a stage where what the example names exists. */
  @TestFactory
  Stream<DynamicTest> everyExampleIsAnsweredAsDocumented() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Route route : Routes.of(club.core())) {
      tests.add(DynamicTest.dynamicTest(route.method() + " " + route.path(), () -> holds(route)));
    }
    return tests.stream();
  }

  private void holds(Route route) {
    JsonNode operation = document.path("paths").path(route.path()).path(route.method().name().toLowerCase(Locale.ROOT));
    Stage.Request request = stage.request(route, operation);
    Client client = request.caller();
    List<String> headers = new ArrayList<>(List.of("Content-Type",
        route.input().upload().map(upload -> upload.mediaTypes().getFirst()).orElse("application/json")));
    if (route.keyed()) {
      headers.addAll(List.of("Idempotency-Key", "example-" + route.operation()));
    }
    var answer = client.send(route.method().name(), Routes.PREFIX + request.path(), BodyPublishers.ofString(request.body()),
        headers.toArray(String[]::new));
    assertThat(answer.status()).as(answer.body()).isEqualTo(route.output().status());
    JsonNode content = operation.path("responses").path(Integer.toString(answer.status())).path("content").path("application/json");
    if (route.output().type().isPresent()) {
      assertThat(SchemaCheck.faults(document, content.path("schema"), answer.json())).as(answer.body()).isEmpty();
      assertThat(SchemaCheck.faults(document, content.path("schema"), content.path("example"))).as("the documented example").isEmpty();
    } else {
      assertThat(answer.body().isEmpty()).as(answer.body()).isEqualTo(route.output().file().isEmpty());
    }
  }

  @Test
  void everyRouteHasItsPermissionItsSummaryAndItsErrorsAndNoTwoShareAName() {
    Set<String> names = new HashSet<>();
    for (Route route : Routes.of(club.core())) {
      assertThat(route.access() instanceof Access.Open).as(route.path()).isEqualTo(OPEN.contains(route.path()));
      assertThat(route.summary()).isNotBlank();
      assertThat(route.refusals().contains(ProblemType.UNAUTHENTICATED)).as(route.path()).isNotEqualTo(OPEN.contains(route.path()));
      assertThat(names.add(route.operation())).as(route.operation()).isTrue();
    }
  }

  @Test
  void everyFieldOfARequestIsExplained() {
    for (Route route : Routes.of(club.core())) {
      route.input().body().ifPresent(body -> assertThat(Shapes.of(body).fields())
          .allSatisfy(field -> assertThat(field.says().isEmpty() && !(field.shape() instanceof Shape.Fields))
              .as(body.getSimpleName() + "." + field.name()).isFalse()));
    }
  }

  @Test
  void everyProblemHasItsWordsInBothLanguages() {
    Problems problems = new Problems(new Texts(ZoneId.of("Asia/Tehran")));
    for (ProblemType type : ProblemType.values()) {
      for (Language language : Language.values()) {
        assertThat(problems.sample(type, language).get("detail").toString()).as(type + " " + language).isNotBlank().doesNotContain("{");
      }
    }
  }

  @Test
  void withoutATokenEveryRouteIs401AndWithoutPermissionItIs403() {
    Client weak = stage.withoutPermissions();
    for (Route route : Routes.of(club.core())) {
      if (OPEN.contains(route.path())) {
        continue;
      }
      String path = Routes.PREFIX + route.path().replaceAll("\\{\\w+}", OpenApi.ID);
      assertThat(club.nobody().json(route.method().name(), path, "{}").status()).as(route.path()).isEqualTo(401);
      if (route.access() instanceof Access.Needs) {
        assertThat(weak.json(route.method().name(), path, "{}").status()).as(route.path()).isEqualTo(403);
      }
    }
  }
}
