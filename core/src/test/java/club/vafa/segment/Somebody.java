package club.vafa.segment;

import club.vafa.calendar.Anniversary;
import club.vafa.member.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A person of a test as plain Java: what stands in the tables of the rooms about one. */
record Somebody(UUID id, List<UUID> aliases, String status, String language, Optional<String> preferred, Instant joinedAt, Instant seenAt,
    Optional<Anniversary> birthday, Optional<Anniversary> wedding, Optional<String> tier, Instant tierSince, List<Bought> bought, List<Lot> lots,
    List<Paid> subscriptions, Map<Channel, Reached> channels, List<Instant> coupons, List<Instant> rewards, List<Instant> plays,
    List<Instant> campaigns, Set<String> interests, List<Click> clicks) {

  /** A link in a message, of a campaign or not, and when it was first opened, if it was. */
  record Click(Optional<Instant> at, Optional<UUID> campaign) {}

  record Reached(boolean reachable, boolean club) {}

  record Line(String product, int quantity, long price, int returned) {}

  /** A purchase in the name of one of the person's ids; what came back came back in money. */
  record Bought(UUID member, String branch, LocalDate day, long paid, long settled, long returned, List<Line> lines) {
    boolean kept() {
      return !(returned > 0 && returned == paid + settled);
    }

    long amount() {
      return paid + settled - returned;
    }
  }

  record Lot(String unit, long remaining, long held, Optional<Instant> expiresAt, Optional<Instant> availableFrom) {
    boolean free(Instant now) {
      return availableFrom.filter(at -> at.isAfter(now)).isEmpty() && expiresAt.filter(at -> !at.isAfter(now)).isEmpty();
    }
  }

  record Paid(LocalDate from, LocalDate until, boolean refunded) {}

  boolean counts() {
    return status.equals("ACTIVE") || status.equals("LEFT");
  }

  long units(String unit, Instant now) {
    return lots.stream().filter(lot -> lot.unit().equals(unit) && lot.free(now)).mapToLong(lot -> lot.remaining() - lot.held()).sum();
  }

  List<UUID> ids() {
    var all = new ArrayList<>(aliases);
    all.addFirst(id);
    return all;
  }
}
