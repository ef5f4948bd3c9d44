package club.vafa.coupon;

import club.vafa.secret.Secrets;
import java.util.random.RandomGenerator;

/// Makes codes, and turns them into what is stored: a key for looking up, and a sealed text for showing again.
public final class CouponVault {

  private static final String PURPOSE = "coupon";

  private final Secrets secrets;
  private final RandomGenerator random;

  public CouponVault(Secrets secrets, RandomGenerator random) {
    this.secrets = secrets;
    this.random = random;
  }

  CouponCode fresh() {
    return CouponCode.random(random);
  }

  byte[] key(CouponCode code) {
    return secrets.hmac(PURPOSE, code.value());
  }

  String seal(CouponCode code) {
    return secrets.seal(PURPOSE, code.value());
  }

  CouponCode open(String sealed) {
    return secrets.open(PURPOSE, sealed).map(CouponCode::new)
        .orElseThrow(() -> new IllegalStateException("a coupon was sealed under another VAFA_SECRET_KEY"));
  }
}
