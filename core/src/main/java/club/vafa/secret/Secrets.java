package club.vafa.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256 and AES-256-GCM under keys derived, one per purpose, from the club's master key.
/// A sealed text is base64url of 12 bytes nonce, then ciphertext and 16 bytes tag; the purpose is authenticated with it.
public final class Secrets {

  public static final int MASTER_KEY_BYTES_MIN = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] masterKey;
  private final Map<String, SecretKeySpec> keys = new ConcurrentHashMap<>();

  public Secrets(byte[] masterKey) {
    if (masterKey.length < MASTER_KEY_BYTES_MIN) {
      throw new IllegalArgumentException("the master key needs at least " + MASTER_KEY_BYTES_MIN + " bytes");
    }
    this.masterKey = masterKey.clone();
  }

  public byte[] hmac(String purpose, String text) {
    return hmac(purpose, text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] hmac(String purpose, byte[] bytes) {
    return mac(keyFor("hmac:" + purpose), bytes);
  }

  public String seal(String purpose, String plain) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      var body = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(plain.getBytes(StandardCharsets.UTF_8));
      var sealed = Arrays.copyOf(nonce, NONCE_BYTES + body.length);
      System.arraycopy(body, 0, sealed, NONCE_BYTES, body.length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  /// Empty where the text was not sealed under this key and purpose, or was changed.
  public Optional<String> open(String purpose, String sealed) {
    try {
      var bytes = Base64.getUrlDecoder().decode(sealed);
      if (bytes.length < NONCE_BYTES + TAG_BITS / 8) {
        return Optional.empty();
      }
      var plain = cipher(Cipher.DECRYPT_MODE, purpose, Arrays.copyOf(bytes, NONCE_BYTES)).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      return Optional.of(new String(plain, StandardCharsets.UTF_8));
    } catch (AEADBadTagException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  /// A fresh token of so many random bytes, in base64url without padding.
  public static String randomToken(int bytes) {
    var token = new byte[bytes];
    RANDOM.nextBytes(token);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(keyFor("seal:" + purpose).getEncoded(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private SecretKeySpec keyFor(String use) {
    return keys.computeIfAbsent(use, u -> {
      var derived = mac(new SecretKeySpec(masterKey, "HmacSHA256"), ("vafa:" + u).getBytes(StandardCharsets.UTF_8));
      return new SecretKeySpec(derived, "HmacSHA256");
    });
  }

  private static byte[] mac(SecretKeySpec key, byte[] bytes) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is not available", e);
    }
  }
}
