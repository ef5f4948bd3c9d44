package club.vafa.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.Json;
import club.vafa.web.ApiClub;
import club.vafa.web.Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Conditions are read alike wherever they are sent, and what is wrong is told at its own field. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionWireTest {
  @RegisterExtension
  static final ApiClub club = new ApiClub();

  private static final String UNKNOWN_ATTRIBUTE = "{\"all\":[{\"attribute\":\"shoe.size\",\"operator\":\"is\",\"value\":42}]}";
  private static final String UNKNOWN_LEVEL = "{\"all\":[{\"attribute\":\"tier\",\"operator\":\"in\",\"value\":[\"platinum\"]}]}";
  private static final String UNKNOWN_CATEGORY = "{\"all\":[{\"attribute\":\"profile.interests\",\"operator\":\"any-of\",\"value\":[\"boats\"]}]}";

  private Client owner;

  @BeforeAll
  void open() {
    owner = club.owner();
  }

  private List<String> wrong(String method, String path, JsonNode body) {
    var answer = owner.json(method, "/api/v1" + path, body.toString());
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
    var fields = new ArrayList<String>();
    answer.json().path("errors").forEach(error -> fields.add(error.path("field").asText()));
    return fields;
  }

  private List<String> inSegment(String condition) {
    var body = (ObjectNode) club.example("/segments").deepCopy();
    body.set("condition", Json.read(condition, JsonNode.class));
    return wrong("POST", "/segments", body);
  }

  private List<String> inCampaign(String condition) {
    var body = (ObjectNode) club.example("/campaigns").deepCopy();
    body.set("audience", Json.read("{\"condition\":" + condition + "}", JsonNode.class));
    return wrong("POST", "/campaigns", body);
  }

  private List<String> inGreeting(String condition) {
    return wrong("PUT", "/greetings/nowruz", Json.read("{\"on\":true,\"condition\":" + condition + "}", JsonNode.class));
  }

  private List<String> inJourney(String condition) {
    return wrong("POST", "/journeys", Json.read("""
        {"code":"wrong","name":"Wrong","plan":{"entry":{"event":"purchased"},"steps":[
          {"id":"ask","does":"check","condition":%s,"yes":"bye","no":"bye"},{"id":"bye","does":"exit"}]}}""".formatted(condition), JsonNode.class));
  }

  @Test
  void anUnknownAttributeIsToldAtItsField() {
    assertThat(inSegment(UNKNOWN_ATTRIBUTE)).containsExactly("condition.all[0].attribute");
    assertThat(inCampaign(UNKNOWN_ATTRIBUTE)).containsExactly("audience.condition.all[0].attribute");
    assertThat(inGreeting(UNKNOWN_ATTRIBUTE)).containsExactly("condition.all[0].attribute");
    assertThat(inJourney(UNKNOWN_ATTRIBUTE)).containsExactly("plan.steps[0].condition.all[0].attribute");
  }

  @Test
  void aCodeThatTheClubDoesNotHaveIsToldAtItsField() {
    for (String condition : List.of(UNKNOWN_LEVEL, UNKNOWN_CATEGORY)) {
      assertThat(inSegment(condition)).containsExactly("condition.all[0].value");
      assertThat(inCampaign(condition)).containsExactly("audience.condition.all[0].value");
      assertThat(inGreeting(condition)).containsExactly("condition.all[0].value");
      assertThat(inJourney(condition)).containsExactly("plan.steps[0].condition.all[0].value");
    }
  }

  @Test
  void aGreetingIsKeptWithItsSegmentAndItsTextAndToldSo() {
    var body = "{\"on\":true,\"text\":{\"fa\":\"{first_name} عزیز، {occasion} مبارک\"},"
        + "\"condition\":{\"attribute\":\"profile.language\",\"operator\":\"in\",\"value\":[\"fa\"]}}";
    var kept = owner.json("PUT", "/api/v1/greetings/yalda", body).json();
    assertThat(kept.path("text").path("fa").asText()).contains("{occasion}");
    assertThat(kept.path("condition").path("attribute").asText()).isEqualTo("profile.language");
    assertThat(wrong("PUT", "/greetings/yalda", Json.read("{\"on\":true,\"text\":{\"fa\":\"{shoe}\"},\"segment\":\"nobody\"}", JsonNode.class)))
        .containsExactly("text.fa", "segment");
    assertThat(owner.get("/api/v1/greetings/yalda").json()).isEqualTo(kept);
  }
}
