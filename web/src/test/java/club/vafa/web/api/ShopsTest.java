package club.vafa.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.Outcome;
import club.vafa.staff.PredefinedRole;
import club.vafa.value.MemberId;
import club.vafa.web.ApiClub;
import club.vafa.web.Client;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may do what with branches, partners and settlements, and what the file of debts looks like. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopsTest {
  @RegisterExtension
  static final ApiClub club = new ApiClub();

  private static final String API = "/api/v1";
  private static final String CONTRACT = """
      {"from":"2026-05-01","prepaid":false,"earning":{"points":1,"per":10000,"worthPer1000":100000},"spendingWorthPer1000":100000}""";

  private Client owner;

  @BeforeAll
  void open() {
    owner = club.owner();
  }

  private String partner(String code) {
    String id = owner.post(API + "/partners", """
        {"code":"%s","name":{"fa":"نشر","en":"=Nashr"}}""".formatted(code)).json().path("id").asText();
    assertThat(owner.post(API + "/partners/" + id + "/contracts", CONTRACT).status()).isEqualTo(201);
    return id;
  }

  @Test
  void whoseWorkIsLimitedToABranchChangesThatBranchAloneAndSeesItsStatementAlone() {
    var own = club.branch("own");
    var other = club.branch("other");
    owner.post(API + "/roles", """
        {"code":"branch-head","name":{"fa":"مدیر شعبه","en":"Head"},"permissions":["branch_write","settlement_read","settlement_write"]}""");
    String person = owner.post(API + "/staff", "{\"name\":\"head\",\"roles\":[\"branch-head\"],\"branches\":[\"" + own + "\"]}").json().path("id").asText();
    var head = new Client(club.port(), owner.post(API + "/staff/" + person + "/tokens", "{\"name\":\"head\"}").json().path("token").asText());
    String edit = "{\"name\":{\"fa\":\"شعبه\",\"en\":\"Shop\"}}";
    assertThat(head.json("PUT", API + "/branches/" + own, edit).status()).isEqualTo(200);
    assertThat(head.json("PUT", API + "/branches/" + other, edit).status()).isEqualTo(403);
    assertThat(head.post(API + "/branches/" + other + "/tills", "{\"code\":\"1\",\"name\":\"one\"}").status()).isEqualTo(403);
    assertThat(head.post(API + "/branches", "{\"code\":\"new\",\"name\":{\"fa\":\"نو\",\"en\":\"New\"}}").status()).isEqualTo(403);
    assertThat(head.get(API + "/settlements/1405-03/branches/" + own).status()).isEqualTo(200);
    assertThat(head.get(API + "/settlements/1405-03/branches/" + other).status()).isEqualTo(403);
    assertThat(head.get(API + "/settlements/1405-03").status()).isEqualTo(403);
    assertThat(head.get(API + "/settlements/1405-03/file").status()).isEqualTo(403);
    assertThat(head.post(API + "/settlements/1405-02/closure", "").status()).isEqualTo(403);
  }

  @Test
  void hoursThatContradictThemselvesAreNamed() {
    var answer = owner.post(API + "/branches", """
        {"code":"odd","name":{"fa":"نو","en":"New"},"opening":{"week":[{"day":"friday","from":"09:00","until":"14:00"},
         {"day":"friday","from":"13:00","until":"20:00"}],"holidays":[]}}""");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo("opening.week");
  }

  @Test
  void aPartnersStaffDoesThatPartnersBusinessAndNothingElse() {
    String own = partner("own-books");
    String other = partner("other-books");
    // Whatever roles somebody of a partner's staff is given, nothing else can be done.
    String person = owner.post(API + "/staff", "{\"name\":\"seller\",\"roles\":[\"partner\",\"cashier\"],\"partner\":\"" + own + "\"}").json()
        .path("id").asText();
    var seller = new Client(club.port(), owner.post(API + "/staff/" + person + "/tokens", "{\"name\":\"till\"}").json().path("token").asText());
    String member = club.member("09000000077");
    String sale = "{\"phone\":\"09000000077\",\"paid\":{\"amount\":500000,\"currency\":\"IRR\"},\"receipt\":\"%s\"}";
    var sold = seller.keyed("k1", API + "/partners/" + own + "/purchases", sale.formatted("1"));
    assertThat(sold.status()).as(sold.body()).isEqualTo(201);
    assertThat(sold.json().path("points").asLong()).isEqualTo(50);
    assertThat(seller.keyed("k1", API + "/partners/" + own + "/purchases", sale.formatted("1")).json()).isEqualTo(sold.json());
    assertThat(seller.keyed("k2", API + "/partners/" + own + "/purchases", sale.formatted("1")).status()).isEqualTo(409);
    assertThat(seller.keyed("k3", API + "/partners/" + other + "/purchases", sale.formatted("2")).status()).isEqualTo(403);
    assertThat(seller.keyed("k4", API + "/partners/" + other + "/deals/" + sold.json().path("id").asText() + "/undoing", "").status()).isEqualTo(403);
    assertThat(seller.get(API + "/members/" + member).status()).isEqualTo(403);
    assertThat(seller.get(API + "/settlements/1405-03/partners/" + own).status()).isEqualTo(200);
    assertThat(seller.get(API + "/settlements/1405-03/partners/" + other).status()).isEqualTo(403);
    assertThat(seller.get(API + "/settlements/1405-03").status()).isEqualTo(403);
    assertThat(club.as(PredefinedRole.CASHIER).keyed("k5", API + "/partners/" + own + "/purchases", sale.formatted("3")).status()).isEqualTo(403);
  }

  @Test
  void theFileOfDebtsIsReadByExcelInTheLanguageOfTheCallerAndNoNameIsAFormula() {
    var member = MemberId.parse(club.member("09000000078"));
    // The welcome points are the club's.
    String card = club.core().db.transact(h -> Outcome.commit(club.core().cards.issue(h, member))).number().digits();
    String other = partner("csv-cinema");
    assertThat(owner.keyed("c2", API + "/partners/" + other + "/burns", "{\"card\":\"" + card + "\",\"points\":50,\"receipt\":\"1\"}").status())
        .isEqualTo(201);
    var english = owner.get(API + "/settlements/1405-03/file", "Accept-Language", "en").body();
    assertThat(english).startsWith("\ufeffMonth,Owes,Is owed,What was spent,How much,Value,Currency\r\n").contains("1405-03,The club,\"'=Nashr\",points,50,5000,IRR");
    assertThat(owner.get(API + "/settlements/1405-03/file", "Accept-Language", "fa").body()).contains("بدهکار", ",نشر,امتیاز,50,5000,IRR");
  }

  @Test
  void aMonthIsClosedOnceWhenItIsOver() {
    assertThat(owner.get(API + "/settlements/1390-01").status()).isEqualTo(404);
    assertThat(owner.get(API + "/settlements/never").status()).isEqualTo(404);
    var early = owner.post(API + "/settlements/1405-03/closure", "");
    assertThat(early.status()).isEqualTo(409);
    assertThat(Instant.parse(early.json().path("until").asText())).isEqualTo(Instant.parse("2026-06-21T20:30:00Z"));
    assertThat(owner.post(API + "/settlements/1405-02/closure", "").status()).isEqualTo(200);
    assertThat(owner.post(API + "/settlements/1405-02/closure", "").json().path("type").asText()).isEqualTo("urn:vafa:problem:wrong-state");
  }
}
