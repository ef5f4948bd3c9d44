package club.vafa.segment;

import club.vafa.db.Pipeline;
import club.vafa.text.Message;
import club.vafa.value.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Groups of members by code, to one of which a rule may be kept: who is new, who comes often, who comes back, and who speaks what; and every
 * saved segment in its newest version.
 */
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

  private final Segments segments;
  private final InstantSource clock;

  public Groups(Segments segments, InstantSource clock) {
    this.segments = segments;
    this.clock = clock;
  }

  /** Whether a code is one of those that are always there, and so none that staff can give. */
  static boolean isBuiltIn(String code) {
    return CODES.contains(code);
  }

  /** What the group is called; empty where there is none of this code. */
  public Optional<Message> name(String code) {
    return isBuiltIn(code) ? Optional.of(Message.of("segment.group." + code.replace('-', '_')))
        : segments.saved(code).map(found -> Message.of("segment.group.saved", "name", found.name()));
  }

  /** Asks to which of these the member belongs now. */
  public Supplier<Set<String>> of(Pipeline asks, MemberId member, Set<String> codes) {
    var now = clock.instant();
    List<Supplier<Stream<String>>> asked = new ArrayList<>();
    var builtIn = codes.stream().filter(Groups::isBuiltIn).toList();
    if (!builtIn.isEmpty()) {
      var facts = GroupSql.facts(asks, member, now.minus(Duration.ofDays(HABIT_DAYS)));
      asked.add(() -> builtIn.stream().filter(code -> facts.get().stream().anyMatch(one -> one.belongs(code, now))));
    }
    codes.stream().filter(code -> !isBuiltIn(code)).forEach(code -> segments.saved(code).ifPresent(segment -> {
      var belongs = GroupSql.belongs(asks, member, segments.verdict(segment.condition()));
      asked.add(() -> belongs.get().stream().anyMatch(yes -> yes) ? Stream.of(code) : Stream.empty());
    }));
    return () -> asked.stream().flatMap(Supplier::get).collect(Collectors.toUnmodifiableSet());
  }
}
