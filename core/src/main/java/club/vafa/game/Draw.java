package club.vafa.game;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a seed and a message draw: the block that was used, its number from 0 to 2^64 - 1, and the ticket. The package's page gives the
/// formula.
public record Draw(int block, BigInteger number, long ticket) {

  private static final BigInteger NUMBERS = BigInteger.TWO.pow(64);

  /// The message of a play.
  static String message(Object round, Object member, int number, String luck) {
    return round + ":" + member + ":" + number + ":" + luck;
  }

  static Draw of(byte[] seed, String message, long tickets) {
    for (int block = 0;; block++) {
      var number = number(hmac(seed, message + ":" + block));
      var ticket = ticket(number, tickets);
      if (ticket.isPresent()) {
        return new Draw(block, number, ticket.get());
      }
    }
  }

  /// The ticket of a number; none for the numbers beyond the last whole multiple, so that every ticket has exactly as many numbers as every
  /// other.
  static Optional<Long> ticket(BigInteger number, long tickets) {
    var count = BigInteger.valueOf(tickets);
    var limit = NUMBERS.subtract(NUMBERS.mod(count));
    return number.compareTo(limit) < 0 ? Optional.of(number.mod(count).longValueExact()) : Optional.empty();
  }

  private static BigInteger number(byte[] digest) {
    return new BigInteger(1, digest, 0, Long.BYTES);
  }

  private static byte[] hmac(byte[] seed, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(seed, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is not available", e);
    }
  }
}
