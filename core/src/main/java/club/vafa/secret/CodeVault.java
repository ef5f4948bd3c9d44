package club.vafa.secret;

import java.util.random.RandomGenerator;

/// Makes the codes of one purpose (coupons, gift cards), and turns them into what is stored: a key for looking up, and a sealed text for showing again.
public final class CodeVault {

  private final Secrets secrets;
  private final RandomGenerator random;
  private final String purpose;

  public CodeVault(Secrets secrets, RandomGenerator random, String purpose) {
    this.secrets = secrets;
    this.random = random;
    this.purpose = purpose;
  }

  public SecretCode fresh() {
    return SecretCode.random(random);
  }

  /// The HMAC under which a code is stored and found; 32 bytes.
  public byte[] key(SecretCode code) {
    return secrets.hmac(purpose, code.value());
  }

  public String seal(SecretCode code) {
    return secrets.seal(purpose, code.value());
  }

  public SecretCode open(String sealed) {
    return secrets.open(purpose, sealed).map(SecretCode::new)
        .orElseThrow(() -> new IllegalStateException("a code was sealed under another VAFA_SECRET_KEY: " + purpose));
  }
}
