package club.vafa.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.staff.PredefinedRole;
import club.vafa.web.ApiClub;
import club.vafa.web.Client;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TillTest {
  @RegisterExtension
  static final ApiClub club = new ApiClub();

  private Client till;
  private String member;
  private int receipts;

  @BeforeAll
  void open() {
    till = club.till();
    member = club.member("09121110001");
  }

  private String sale(String how, long paid) {
    return sale(how, "{\"amount\":" + paid + ",\"currency\":\"IRR\"}", "tajrish");
  }

  private String sale(String how, String paid, String branch) {
    return "{%s,\"branch\":\"%s\",\"receipt\":\"r-%d\",\"paid\":%s}".formatted(how, branch, ++receipts, paid);
  }

  private String byId() {
    return "\"memberId\":\"" + member + "\"";
  }

  private long posted() {
    return till.get("/api/v1/members/" + member + "/balance").json().path("posted").asLong();
  }

  @Test
  void aSaleEarnsAndSaysWhyAndTheLinesSumToThePoints() {
    long before = posted();
    var answer = till.keyed("sale-1", "/api/v1/purchases", sale(byId(), 1_750_000));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("points").asLong()).isEqualTo(17);
    long lines = 0;
    for (var line : answer.json().path("lines")) {
      lines += line.path("points").asLong();
    }
    assertThat(lines).isEqualTo(17);
    assertThat(answer.json().path("balance").asLong()).isEqualTo(before + 17).isEqualTo(posted());
    assertThat(till.get("/api/v1/members/" + member + "/statement?limit=1", "Accept-Language", "en").json().path("items").get(0)
        .path("text").asText())
        .isEqualTo("purchase at tajrish");
    var explanation = till.get("/api/v1/members/" + member + "/explanation").json();
    long sum = explanation.path("earlier").asLong();
    for (var line : explanation.path("lines")) {
      sum += line.path("amount").asLong();
    }
    assertThat(sum).isEqualTo(explanation.path("balance").path("posted").asLong());
  }

  @Test
  void thePhoneIsReadAsPeopleWriteIt() {
    for (String phone : List.of("۰۹۱۲۱۱۱۰۰۰۱", "+98 912 111 0001", "00989121110001")) {
      var answer = till.keyed("phone-" + phone.hashCode(), "/api/v1/purchases", sale("\"phone\":\"" + phone + "\"", 100_000));
      assertThat(answer.json().path("memberId").asText()).as(answer.body()).isEqualTo(member);
    }
    String card = till.get("/api/v1/members/" + member).json().path("card").asText();
    assertThat(till.keyed("card", "/api/v1/purchases", sale("\"card\":\"" + card + "\"", 100_000)).status()).isEqualTo(201);
  }

  @Test
  void theSameKeyAndContentGetsTheSameAnswerAndNothingIsDoneTwice() {
    String sale = sale(byId(), 500_000);
    var first = till.keyed("again", "/api/v1/purchases", sale);
    long after = posted();
    var again = till.keyed("again", "/api/v1/purchases", sale.replace(",", " , "));
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(posted()).isEqualTo(after);
  }

  @Test
  void theSameKeyWithOtherContentIsRefusedAndAnotherCallersKeysAreItsOwn() {
    String sale = sale(byId(), 500_000);
    till.keyed("mine", "/api/v1/purchases", sale);
    var other = till.keyed("mine", "/api/v1/purchases", sale(byId(), 600_000));
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("key-reused");
    assertThat(club.as(PredefinedRole.CASHIER).keyed("mine", "/api/v1/purchases", sale(byId(), 700_000)).status()).isEqualTo(201);
  }

  @Test
  void manyTillsWithOneKeyAtOnceRecordOneSale() throws Exception {
    String sale = sale(byId(), 300_000);
    long before = posted();
    int callers = 12;
    var barrier = new CyclicBarrier(callers);
    Callable<Client.Answer> call = () -> {
      barrier.await();
      return till.keyed("race", "/api/v1/purchases", sale);
    };
    List<Client.Answer> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Client.Answer> answer : threads.invokeAll(Collections.nCopies(callers, call))) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
    assertThat(answers).filteredOn(answer -> answer.status() == 201).isNotEmpty().extracting(Client.Answer::body).containsOnly(
        till.keyed("race", "/api/v1/purchases", sale).body());
    assertThat(answers).filteredOn(answer -> answer.status() == 409)
        .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("in-flight"));
    assertThat(posted()).isEqualTo(before + 3);
  }

  @Test
  void aReceiptIsTakenOnce() {
    String sale = sale(byId(), 400_000);
    String purchase = till.keyed("receipt-1", "/api/v1/purchases", sale).json().path("id").asText();
    var again = till.keyed("receipt-2", "/api/v1/purchases", sale);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("receipt-taken");
    assertThat(again.json().path("purchase").asText()).isEqualTo(purchase);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "\"phone\":\"09129999999\"|{\"amount\":1,\"currency\":\"IRR\"}|tajrish|422|unknown-member",
      "\"memberId\":\"5f0c6a3e-7f0b-4c55-9d53-0f6f0c1f9a11\"|{\"amount\":1,\"currency\":\"IRR\"}|tajrish|422|unknown-member",
      "\"card\":\"1234\"|{\"amount\":1,\"currency\":\"IRR\"}|tajrish|422|unknown-member",
      "\"phone\":\"09121110001\"|{\"amount\":1,\"currency\":\"IRR\"}|the-moon|422|unknown-branch",
      "\"phone\":\"09121110001\"|{\"amount\":9007199254740992,\"currency\":\"IRR\"}|tajrish|422|amount-too-large",
      "\"phone\":\"09121110001\"|{\"amount\":1,\"currency\":\"USD\"}|tajrish|422|other-currency",
      "\"phone\":\"09121110001\"|{\"amount\":9007199254740993,\"currency\":\"IRR\"}|tajrish|400|malformed",
      "\"phone\":\"09121110001\"|{\"amount\":-1,\"currency\":\"IRR\"}|tajrish|400|malformed",
      "\"phone\":\"09121110001\"|{\"amount\":1.5,\"currency\":\"IRR\"}|tajrish|400|malformed",
      "\"phone\":\"09121110001\"|{\"amount\":\"1\",\"currency\":\"IRR\"}|tajrish|400|malformed",
      "\"phone\":\"09121110001\"|1000|tajrish|400|malformed",
      "\"phone\":\"hello\"|{\"amount\":1,\"currency\":\"IRR\"}|tajrish|400|malformed",
      "\"phone\":\"09121110001\",\"card\":\"1\"|{\"amount\":1,\"currency\":\"IRR\"}|tajrish|400|malformed",
      "\"phone\":\"09121110001\",\"tip\":1|{\"amount\":1,\"currency\":\"IRR\"}|tajrish|400|malformed",
      "\"at\":\"2027-01-01T00:00:00Z\",\"phone\":\"09121110001\"|{\"amount\":1,\"currency\":\"IRR\"}|tajrish|422|in-the-future",
      "\"at\":\"2020-01-01T00:00:00Z\",\"phone\":\"09121110001\"|{\"amount\":1,\"currency\":\"IRR\"}|tajrish|422|too-long-ago"})
  void whatIsWrongWithASaleIsToldAndNothingIsBooked(String how, String paid, String branch, int status, String problem) {
    long before = posted();
    var answer = till.keyed("bad-" + ++receipts, "/api/v1/purchases", sale(how, paid, branch));
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.json().path("detail").asText()).isNotBlank();
    assertThat(posted()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"phone\":", "[]", "\"x\"", "null", "", "{}{}"})
  void brokenBodiesAre400(String body) {
    assertThat(till.keyed("broken", "/api/v1/purchases", body).status()).isEqualTo(400);
  }

  @Test
  void aRefusalIsNotKeptUnderItsKey() {
    String sale = sale("\"phone\":\"09121110077\"", 200_000);
    assertThat(till.keyed("later", "/api/v1/purchases", sale).problem()).isEqualTo("unknown-member");
    club.member("09121110077");
    assertThat(till.keyed("later", "/api/v1/purchases", sale).status()).isEqualTo(201);
  }

  @Test
  void aCashierOfAnotherBranchIsRefused() {
    var elsewhere = club.as(PredefinedRole.CASHIER, club.branch("vanak"));
    assertThat(elsewhere.keyed("elsewhere", "/api/v1/purchases", sale(byId(), 100_000)).problem()).isEqualTo("other-branch");
    assertThat(elsewhere.post("/api/v1/coupons/X/redemptions", "{\"branch\":\"tajrish\",\"basket\":{\"amount\":1,\"currency\":\"IRR\"}}",
        "Idempotency-Key", "e").problem()).isEqualTo("other-branch");
  }

  @Test
  void aCodeIsRedeemedOnceWhateverTwoTillsDoAtTheSameMoment() throws Exception {
    String code = club.coupon(member);
    String wish = "{\"branch\":\"tajrish\",\"basket\":{\"amount\":2000000,\"currency\":\"IRR\"}}";
    assertThat(till.get("/api/v1/coupons/" + code + "?branch=tajrish&amount=2000000").json().path("discount").path("amount").asLong())
        .isEqualTo(400_000);
    int tills = 8;
    var barrier = new CyclicBarrier(tills);
    List<Callable<Client.Answer>> calls = new ArrayList<>();
    for (int i = 0; i < tills; i++) {
      String key = "redeem-" + i;
      calls.add(() -> {
        barrier.await();
        return till.keyed(key, "/api/v1/coupons/" + code + "/redemptions", wish);
      });
    }
    List<String> ends = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Client.Answer> answer : threads.invokeAll(calls)) {
        ends.add(answer.get().status() == 201 ? "redeemed" : answer.get().problem());
      }
    }
    assertThat(ends).containsOnlyOnce("redeemed").containsOnly("redeemed", "already-redeemed");
    assertThat(till.get("/api/v1/coupons/" + code + "?branch=tajrish").problem()).isEqualTo("already-redeemed");
  }

  @Test
  void guessingCodesEndsIn429() {
    var guesser = club.as(PredefinedRole.CASHIER);
    Client.Answer last = guesser.get("/api/v1/coupons/AAAA-AAAA-AAAA-0000?branch=tajrish");
    assertThat(last.problem()).isEqualTo("unknown-coupon");
    for (int i = 0; i < 40 && last.status() != 429; i++) {
      last = guesser.get("/api/v1/coupons/AAAA-AAAA-AAAA-00" + (10 + i) + "?branch=tajrish");
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.json().has("until")).isTrue();
    assertThat(last.header("Retry-After")).isNotEmpty();
  }
}
