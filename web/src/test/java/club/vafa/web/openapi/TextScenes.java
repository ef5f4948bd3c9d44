package club.vafa.web.openapi;

import club.vafa.web.ApiClub;
import club.vafa.web.Client;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What must exist before the examples of kept texts are sent. */
final class TextScenes {
  private final ApiClub club;
  private final Client owner;
  private int made;

  TextScenes(ApiClub club, Client owner) {
    this.club = club;
    this.owner = owner;
  }

  void add(Map<String, Supplier<Map<String, String>>> scenes, String member) {
    for (String operation : List.of("getTemplatesTemplate", "putTemplatesTemplate", "deleteTemplatesTemplate", "getTemplatesTemplateVersions")) {
      scenes.put(operation, () -> Map.of("template", template()));
    }
    for (String operation : List.of("getJourneysJourney", "putJourneysJourney", "postJourneysJourneyStart", "postJourneysJourneyStop",
        "getJourneysJourneyFigures", "getJourneysJourneyMembers")) {
      scenes.put(operation, () -> Map.of("journey", journey()));
    }
    scenes.put("postJourneysJourneyPause", () -> Map.of("journey", journey("start")));
    scenes.put("postJourneysJourneyResume", () -> Map.of("journey", journey("start", "pause")));
    scenes.put("getMembersMemberJourneys", () -> Map.of("member", member));
    scenes.put("postTextPreviews", () -> Map.of(Stage.IN_BODY + "member", member, Stage.IN_BODY + "template", template()));
  }

  private String journey(String... steps) {
    var body = club.example("/journeys").toString().replace("\"code\":\"follow-up\"", "\"code\":\"journey-" + ++made + "\"");
    var answer = owner.post("/api/v1/journeys", body);
    if (answer.status() != 201) {
      throw new AssertionError(answer.body());
    }
    String id = answer.json().path("id").asText();
    for (String step : steps) {
      owner.post("/api/v1/journeys/" + id + "/" + step, "");
    }
    return id;
  }

  private String template() {
    String code = "text-" + ++made;
    var body = club.example("/templates").toString().replace("\"code\":\"news\"", "\"code\":\"" + code + "\"");
    var answer = owner.post("/api/v1/templates", body);
    if (answer.status() != 201) {
      throw new AssertionError(answer.body());
    }
    return code;
  }
}
