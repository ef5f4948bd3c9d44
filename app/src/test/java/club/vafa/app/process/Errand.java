package club.vafa.app.process;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one customer has done at the tills, each step under a key of its own: buys, brings a half back, reserves a reward; a third of them fetch it, and
 * another third bring it back after that.
 */
record Errand(int number) {

  static final int REWARD_POINTS = 30;
  private static final int LEAST_POINTS = 30;
  private static final int KINDS = 50;

  /** Where it ends. */
  enum End { RESERVED, GRANTED, REVERSED }

  /** So many points are left of the purchase; the same number came back. */
  long points() {
    return LEAST_POINTS + number % KINDS;
  }

  End end() {
    return End.values()[number % End.values().length];
  }

  /** What it leaves on the posted balance. */
  long posted() {
    return points() - (end() == End.GRANTED ? REWARD_POINTS : 0);
  }

  long held() {
    return end() == End.RESERVED ? REWARD_POINTS : 0;
  }

  void run(Till till, String phone, String reward) throws InterruptedException {
    long half = points() * TwinClub.RIALS_PER_POINT;
    var sale = till.read("/purchases", key("sale"), """
      {"phone": "%s", "branch": "%s", "receipt": "e-%d", "paid": {"amount": %d, "currency": "IRR"}}
      """.formatted(phone, CrashClub.BRANCH, number, 2 * half));
    assertThat(sale.path("points").asLong()).isEqualTo(2 * points());
    var refund = till.read("/purchases/" + sale.path("id").asText() + "/refunds", key("refund"), """
      {"number": "b-%d", "amount": {"amount": %d, "currency": "IRR"}}
      """.formatted(number, half));
    assertThat(refund.path("points").asLong()).isEqualTo(points());
    var code = till.read("/members/" + sale.path("memberId").asText() + "/redemptions", key("redemption"), """
      {"reward": "%s", "branch": "%s"}
      """.formatted(reward, CrashClub.BRANCH)).path("code").asText();
    if (end() != End.RESERVED) {
      till.post("/redemptions/" + code + "/fulfilment", key("fulfilment"), "{\"branch\": \"" + CrashClub.BRANCH + "\"}");
    }
    if (end() == End.REVERSED) {
      till.post("/redemptions/" + code + "/reversal", key("reversal"), "{\"why\": \"broken\"}");
    }
  }

  private String key(String step) {
    return step + "-" + number;
  }
}
