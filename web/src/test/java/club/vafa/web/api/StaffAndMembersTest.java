package club.vafa.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.staff.PredefinedRole;
import club.vafa.web.ApiClub;
import club.vafa.web.Client;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffAndMembersTest {
  @RegisterExtension
  static final ApiClub club = new ApiClub();

  private Client owner;
  private Client cashier;

  @BeforeAll
  void open() {
    owner = club.owner();
    cashier = club.as(PredefinedRole.CASHIER);
  }

  @Test
  void aCashierDoesNotSeePhoneAndBirthdayInFull() {
    String id = cashier.keyed("join", "/api/v1/members", """
        {"phone":"09122220001","name":"  سارا 🙂\u200c محمدی ","termsAccepted":true,"clubMessages":true,
         "birthday":{"calendar":"jalali","date":"1365-04-12"}}""")
        .json().path("id").asText();
    var seen = cashier.get("/api/v1/members/" + id).json();
    assertThat(seen.path("phone").asText()).isEqualTo("+98912•••0001");
    assertThat(seen.path("birthday").path("date").asText()).isEqualTo("••••-04-••");
    assertThat(seen.path("name").asText()).isEqualTo("سارا محمدی");
    assertThat(cashier.get("/api/v1/members?phone=09122220001").body()).doesNotContain("9122220001").contains("+98912•••0001");
    assertThat(owner.get("/api/v1/members/" + id).json().path("phone").asText()).isEqualTo("+989122220001");
    assertThat(owner.get("/api/v1/members/" + id).json().path("birthday").path("date").asText()).isEqualTo("1365-04-12");
  }

  @Test
  void signingUpTwiceIsTheSamePersonAndAReplayTheSameAnswer() {
    String wish = "{\"phone\":\"09122220002\",\"name\":\"Ali Rezaei\",\"termsAccepted\":true}";
    var first = cashier.keyed("j1", "/api/v1/members", wish);
    assertThat(first.json().path("isNew").asBoolean()).isTrue();
    assertThat(cashier.keyed("j1", "/api/v1/members", wish).body()).isEqualTo(first.body());
    var again = cashier.keyed("j2", "/api/v1/members", wish);
    assertThat(again.json().path("isNew").asBoolean()).isFalse();
    assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{\"phone\":\"12\",\"name\":\"Ali\",\"termsAccepted\":true}",
      "{\"phone\":\"09122220003\",\"name\":\"🙂🙂\",\"termsAccepted\":true}",
      "{\"phone\":\"09122220003\",\"name\":\"Ali\",\"termsAccepted\":\"yes\"}",
      "{\"phone\":\"09122220003\",\"name\":\"Ali\",\"termsAccepted\":true,\"birthday\":{\"calendar\":\"jalali\",\"date\":\"1402-12-30\"}}",
      "{\"phone\":\"09122220003\",\"name\":\"A\\u0000li\",\"termsAccepted\":true}"})
  void aWrongSignUpIs400(String wish) {
    var answer = cashier.keyed("wrong", "/api/v1/members", wish);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("errors")).hasSize(1);
  }

  @Test
  void pagesGoThroughAllMembersOnce() {
    for (int i = 0; i < 5; i++) {
      club.member("0913333000" + i);
    }
    List<String> seen = new ArrayList<>();
    String next = "";
    do {
      var page = owner.get("/api/v1/members?limit=2" + (next.isEmpty() ? "" : "&after=" + next)).json();
      page.path("items").forEach(item -> seen.add(item.path("id").asText()));
      next = page.path("next").asText("");
    } while (!next.isEmpty());
    assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
    assertThat(owner.get("/api/v1/members?after=nonsense").problem()).isEqualTo("malformed");
    assertThat(owner.get("/api/v1/members?phone=1&name=x").problem()).isEqualTo("malformed");
  }

  @Test
  void shortListsArePagesToo() {
    List<String> codes = new ArrayList<>();
    String next = "";
    do {
      var page = owner.get("/api/v1/roles?limit=2" + (next.isEmpty() ? "" : "&after=" + next)).json();
      assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
      page.path("items").forEach(item -> codes.add(item.path("code").asText()));
      next = page.path("next").asText("");
    } while (!next.isEmpty());
    assertThat(codes).doesNotHaveDuplicates().contains("owner", "marketer", "cashier", "support", "legal");
    assertThat(owner.get("/api/v1/roles?after=nothing").problem()).isEqualTo("malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/members/x", "/api/v1/members/5f0c6a3e-7f0b-4c55-9d53-0f6f0c1f9a11", "/api/v1/members/1-1-1-1-1/balance",
      "/api/v1/games/x", "/api/v1/campaigns/5f0c6a3e-7f0b-4c55-9d53-0f6f0c1f9a11/results", "/api/v1/plays/AAAAAAAAAA/verification"})
  void whatIsNotThereIs404(String path) {
    assertThat(owner.get(path).problem()).isEqualTo("not-found");
  }

  @Test
  void anAdjustmentOverTheThresholdNeedsASecondPersonAndIsBookedOnce() {
    String id = club.member("09122220005");
    String path = "/api/v1/members/" + id + "/adjustments";
    long before = owner.get("/api/v1/members/" + id + "/balance").json().path("posted").asLong();
    var waiting = owner.keyed("big", path, "{\"points\":100000,\"words\":\"counted wrongly\"}").json();
    assertThat(waiting.path("state").asText()).isEqualTo("waiting");
    String approval = "/api/v1/adjustments/" + waiting.path("id").asText() + "/approval";
    assertThat(owner.keyed("yes", approval, "").problem()).isEqualTo("same-person");
    var second = club.owner();
    var done = second.keyed("yes", approval, "");
    assertThat(done.json().path("state").asText()).isEqualTo("done");
    assertThat(second.keyed("yes", approval, "").body()).isEqualTo(done.body());
    assertThat(second.keyed("yes-again", approval, "").problem()).isEqualTo("wrong-state");
    assertThat(owner.get("/api/v1/members/" + id + "/balance").json().path("posted").asLong()).isEqualTo(before + 100_000);
    var tooFew = owner.keyed("take", path, "{\"points\":-900000000,\"words\":\"x\"}");
    assertThat(tooFew.json().path("state").asText()).isEqualTo("waiting");
    assertThat(owner.keyed("zero", path, "{\"points\":0,\"words\":\"x\"}").json().findValuesAsText("code")).containsExactly("not-zero");
  }

  @Test
  void aTokenIsShownOnceAndEndsWhenItIsRevoked() {
    String person = owner.post("/api/v1/staff", "{\"name\":\"نرگس\",\"roles\":[\"cashier\"]}").json().path("id").asText();
    var issued = owner.post("/api/v1/staff/" + person + "/tokens", "{\"name\":\"till\"}").json();
    var caller = new Client(club.port(), issued.path("token").asText());
    assertThat(caller.get("/api/v1/me").json().path("name").asText()).isEqualTo("نرگس");
    assertThat(owner.get("/api/v1/staff/" + person + "/tokens").body()).doesNotContain(issued.path("token").asText());
    assertThat(owner.json("DELETE", "/api/v1/tokens/" + issued.path("id").asText(), "").status()).isEqualTo(204);
    assertThat(caller.get("/api/v1/me").status()).isEqualTo(401);
    assertThat(owner.json("DELETE", "/api/v1/tokens/" + issued.path("id").asText(), "").status()).isEqualTo(404);
  }

  @Test
  void nobodyHandsOutWhatTheyMayNotDoAndTheTrailTellsWhoDidWhat() {
    owner.post("/api/v1/roles",
        "{\"code\":\"people\",\"name\":{\"fa\":\"کارکنان\",\"en\":\"people\"},\"permissions\":[\"staff_write\",\"staff_read\"]}");
    String person = owner.post("/api/v1/staff", "{\"name\":\"HR\",\"roles\":[\"people\"]}").json().path("id").asText();
    var hr = new Client(club.port(), owner.post("/api/v1/staff/" + person + "/tokens", "{\"name\":\"x\"}").json().path("token").asText());
    var refused = hr.post("/api/v1/staff", "{\"name\":\"Mallory\",\"roles\":[\"owner\"]}");
    assertThat(refused.problem()).isEqualTo("beyond-own-permissions");
    assertThat(refused.json().path("missing").toString()).contains("points_adjust");
    assertThat(hr.post("/api/v1/staff", "{\"name\":\"X\",\"roles\":[\"gardener\"]}").problem()).isEqualTo("unknown-role");
    assertThat(owner.get("/api/v1/audit/trail?subjectType=staff&subjectId=" + person).json().path("items").get(0).path("action").asText())
        .isEqualTo("staff.add");
    assertThat(hr.get("/api/v1/audit/trail").status()).isEqualTo(403);
  }

  @Test
  void aGameNeedsASecondPersonAndNamesItsFlaws() {
    var plan = club.example("/games").toString().replace("summer-wheel", "flawed").replace("\"weight\":4", "\"weight\":400");
    String flawed = owner.post("/api/v1/games", plan).json().path("id").asText();
    var refused = owner.post("/api/v1/games/" + flawed + "/submission", "", "Accept-Language", "en");
    assertThat(refused.problem()).isEqualTo("game-flawed");
    assertThat(refused.json().path("flaws").findValuesAsText("code")).containsExactly("odds-too-low");
    assertThat(refused.json().path("flaws").get(0).path("problem").asText()).contains("4 of 404 tickets");
    String game = club.game("submission");
    assertThat(owner.post("/api/v1/games/" + game + "/launch", "").problem()).isEqualTo("wrong-state");
    assertThat(cashier.post("/api/v1/games/" + game + "/approval", "{}").status()).isEqualTo(403);
    assertThat(owner.post("/api/v1/games/" + game + "/approval", "{}").status()).isEqualTo(200);
  }

  @Test
  void aPlayIsProvenToAnybodyOnceItsDayIsOver() {
    String code = club.play(club.game("submission", "approval", "launch"), club.member("09122220009"));
    var early = club.nobody().get("/api/v1/plays/" + code + "/verification").json();
    assertThat(early.path("state").asText()).isEqualTo("not_yet");
    assertThat(early.has("seed")).isFalse();
  }

  @Test
  void aCampaignIsPreviewedScheduledAndCancelled() {
    String id = owner.post("/api/v1/campaigns", club.example("/campaigns").toString()).json().path("id").asText();
    String path = "/api/v1/campaigns/" + id;
    assertThat(owner.get(path + "/preview").json().path("cost").path("currency").asText()).isEqualTo("IRR");
    assertThat(owner.post(path + "/pause", "").problem()).isEqualTo("wrong-state");
    assertThat(owner.post(path + "/schedule", "{\"at\":\"2020-01-01T00:00:00Z\"}").problem()).isEqualTo("in-the-past");
    assertThat(owner.post(path + "/schedule", "{}").json().path("state").asText()).isEqualTo("scheduled");
    assertThat(owner.post(path + "/cancel", "").json().path("state").asText()).isEqualTo("cancelled");
    assertThat(owner.json("PUT", path, club.example("/campaigns").toString()).problem()).isEqualTo("wrong-state");
    var wrong = owner.post("/api/v1/campaigns", "{\"name\":\"x\",\"text\":{\"en\":\"Dear {nmae} {\"}}");
    assertThat(wrong.json().findValuesAsText("code")).containsExactly("text-broken-syntax");
    assertThat(owner.post("/api/v1/campaigns", "{\"name\":\"x\",\"text\":{}}").json().path("errors").get(0).path("field").asText())
        .isEqualTo("text.fa");
  }

  @Test
  void settingsChangeOnlyWhatIsNamed() {
    var before = owner.get("/api/v1/club").json();
    var after = owner.json("PATCH", "/api/v1/club", "{\"welcomePoints\":75}").json();
    assertThat(after.path("welcomePoints").asLong()).isEqualTo(75);
    assertThat(after.path("birthdayPoints")).isEqualTo(before.path("birthdayPoints"));
    assertThat(owner.json("PATCH", "/api/v1/club", "{\"zone\":\"Europe/Paris\"}").status()).isEqualTo(400);
    assertThat(cashier.json("PATCH", "/api/v1/club", "{\"welcomePoints\":75}").status()).isEqualTo(403);
  }
}
