package club.vafa.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DrawTest {

  private static final BigInteger NUMBERS = BigInteger.TWO.pow(64);

  @Property
  void everyTicketHasExactlyAsManyNumbersAsEveryOther(@ForAll @LongRange(min = 1, max = Fitness.TICKETS_MAX) long tickets) {
    // The accepted numbers are 0 … limit - 1 without a gap, number n gives ticket n mod tickets, and limit is a whole multiple of tickets.
    var limit = NUMBERS.subtract(NUMBERS.mod(BigInteger.valueOf(tickets)));
    assertThat(limit.mod(BigInteger.valueOf(tickets))).isZero();
    assertThat(Draw.ticket(limit.subtract(BigInteger.ONE), tickets)).contains(tickets - 1);
    if (limit.compareTo(NUMBERS) < 0) {
      assertThat(Draw.ticket(limit, tickets)).isEmpty();
      assertThat(Draw.ticket(NUMBERS.subtract(BigInteger.ONE), tickets)).isEmpty();
    }
    // Fewer numbers are refused than there are tickets, so that a second block is hardly ever needed.
    assertThat(NUMBERS.subtract(limit)).isLessThan(BigInteger.valueOf(tickets));
  }

  @Property
  void aTicketIsTheRestOfTheNumber(
      @ForAll @BigRange(min = "0", max = "18446744073709551615") BigInteger number,
      @ForAll @LongRange(min = 1, max = Fitness.TICKETS_MAX) long tickets) {
    Draw.ticket(number, tickets).ifPresent(ticket -> {
      assertThat(ticket).isBetween(0L, tickets - 1);
      assertThat(number.subtract(BigInteger.valueOf(ticket)).mod(BigInteger.valueOf(tickets))).isZero();
    });
  }

  @Property
  void aDrawCanBeWorkedOutAgainFromThePackagesPage(
      @ForAll @Size(32) byte[] seed, @ForAll String luck,
      @ForAll @LongRange(min = 1, max = Fitness.TICKETS_MAX) long tickets) throws Exception {
    var message = Draw.message("round", "member", 7, luck);
    var draw = Draw.of(seed, message, tickets);
    assertThat(draw.ticket()).isEqualTo(asThePageSays(seed, "round:member:7:" + luck, tickets));
  }

  @Test
  void aDrawOfKnownNumbersStaysTheSameForEver() {
    // The HMAC of this line was worked out with openssl: printf … | openssl dgst -sha256 -mac HMAC -macopt hexkey:00…
    var seed = HexFormat.of().parseHex("00".repeat(31) + "01");
    assertThat(Draw.of(seed, "r:m:1:luck", 8)).isEqualTo(new Draw(0, new BigInteger("15971649131876489236"), 4));
  }

  /// Written from the package's page alone, with other means than the code that is tested.
  private static long asThePageSays(byte[] seed, String message, long tickets) throws Exception {
    long refusedFrom = Long.divideUnsigned(-1, tickets) * tickets;
    boolean whole = Long.remainderUnsigned(-1, tickets) == tickets - 1;
    for (int block = 0;; block++) {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(seed, "HmacSHA256"));
      var digest = mac.doFinal((message + ":" + block).getBytes(StandardCharsets.UTF_8));
      long x = Long.parseUnsignedLong(HexFormat.of().formatHex(digest).substring(0, 16), 16);
      if (whole || Long.compareUnsigned(x, refusedFrom) < 0) {
        return Long.remainderUnsigned(x, tickets);
      }
    }
  }
}
