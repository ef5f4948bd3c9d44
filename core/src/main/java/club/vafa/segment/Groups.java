package club.vafa.segment;

import club.vafa.db.Pipeline;
import club.vafa.text.Message;
import club.vafa.value.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Groups of members by code, to one of which a rule may be kept: who is new, who comes often, who comes back, and who speaks what. */
public final class Groups {

  /** So long is somebody new. */
  public static final int NEW_DAYS = 30;
  /** So many purchases in so many days are those of a regular; no purchase in them makes the next one a return. */
  public static final int REGULAR_PURCHASES = 4;
  public static final int HABIT_DAYS = 90;

  private static final Set<String> CODES = Set.of("new-members", "regulars", "returning", "speaks-fa", "speaks-en");

  record Facts(String language, Instant joinedAt, long purchases, Optional<Instant> last) {
    boolean belongs(String code, Instant now) {
      var habitual = now.minus(Duration.ofDays(HABIT_DAYS));
      return switch (code) {
        case "new-members" -> joinedAt.isAfter(now.minus(Duration.ofDays(NEW_DAYS)));
        case "regulars" -> purchases >= REGULAR_PURCHASES;
        case "returning" -> last.filter(habitual::isAfter).isPresent();
        case "speaks-fa" -> language.equals("FA");
        case "speaks-en" -> language.equals("EN");
        default -> false;
      };
    }
  }

  private final InstantSource clock;

  public Groups(InstantSource clock) {
    this.clock = clock;
  }

  /** What the group is called; empty where there is none of this code. */
  public Optional<Message> name(String code) {
    return CODES.contains(code) ? Optional.of(Message.of("segment.group." + code.replace('-', '_'))) : Optional.empty();
  }

  /** Asks to which of these the member belongs now. */
  public Supplier<Set<String>> of(Pipeline asks, MemberId member, Set<String> codes) {
    var now = clock.instant();
    var facts = GroupSql.facts(asks, member, now.minus(Duration.ofDays(HABIT_DAYS)));
    return () -> codes.stream().filter(code -> facts.get().stream().anyMatch(one -> one.belongs(code, now))).collect(Collectors.toUnmodifiableSet());
  }
}
