package club.vafa.occasion;

import club.vafa.calendar.Anniversary;
import club.vafa.calendar.BirthdayCheck;
import club.vafa.calendar.LeapChoice;
import club.vafa.club.Clubs;
import club.vafa.db.Pipeline;
import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Remembers members' days and says whose fall on a day. */
public final class Occasions {
  /** A day entered later than so many days before its return earns its gift only the year after. */
  public static final int AHEAD_DAYS_MIN = 30;
  private static final int SEARCH_YEARS = 2;

  private final Clubs clubs;
  private final Trail trail;
  private final Events events;
  private final InstantSource clock;

  public Occasions(Clubs clubs, Trail trail, Events events, InstantSource clock) {
    this.clubs = clubs;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /** The member's birthday: entered once, then changed at most once a year. */
  public Remembering rememberBirthday(Handle h, Actor by, MemberId member, Anniversary day) {
    var today = today();
    var check = BirthdayCheck.of(day.first(), today);
    if (check != BirthdayCheck.FINE) {
      return new Remembering.NotABirthday(check);
    }
    var first = new Occasion(Ids.v7(clock), member, OccasionKind.BIRTHDAY, day, today, Optional.empty(), today.plusDays(AHEAD_DAYS_MIN));
    if (OccasionSql.insertIfAbsent(h, first)) {
      trail.record(h, by, "occasion.enter", "member", member.value(), Map.of("kind", OccasionKind.BIRTHDAY));
      // Name and language are given on joining; with the birthday the profile is complete.
      events.record(h, new Event.ProfileCompleted(member, clock.instant()));
      return remembered(first);
    }
    var stored = OccasionSql.lock(h, member, OccasionKind.BIRTHDAY).orElseThrow();
    if (stored.day().first().equals(day.first())) {
      return new Remembering.Same(stored);
    }
    var free = stored.changedOn().map(changed -> changed.plusYears(1));
    if (free.isPresent() && today.isBefore(free.get())) {
      return new Remembering.TooSoon(stored, free.get());
    }
    var changed = new Occasion(stored.id(), member, stored.kind(), day, today, Optional.of(today), today.plusDays(AHEAD_DAYS_MIN));
    OccasionSql.update(h, changed);
    trail.record(h, by, "occasion.change", "member", member.value(), Map.of("kind", OccasionKind.BIRTHDAY));
    return remembered(changed);
  }

  /** A birthday that another system knew; one that is known here stays. Whoever asks has looked whether it can be one. */
  public void bringBirthday(Pipeline writes, MemberId member, Anniversary day) {
    var today = today();
    OccasionSql.insertIfAbsent(writes, new Occasion(Ids.v7(clock), member, OccasionKind.BIRTHDAY, day, today, Optional.empty(), today.plusDays(AHEAD_DAYS_MIN)));
  }

  /** On which day to keep the birthday in years that do not have it. Free to change, since it moves no gift to another year. */
  public Optional<Occasion> chooseLeap(Handle h, Actor by, MemberId member, LeapChoice leap) {
    var stored = OccasionSql.lock(h, member, OccasionKind.BIRTHDAY);
    stored.ifPresent(occasion -> {
      OccasionSql.setLeap(h, occasion, leap);
      trail.record(h, by, "occasion.leap", "member", member.value(), Map.of("leap", leap));
    });
    return birthdayOf(h, member);
  }

  private static Remembering remembered(Occasion occasion) {
    var giftOn = occasion.day().occurrencesBetween(occasion.giftFrom(), occasion.giftFrom().plusYears(SEARCH_YEARS)).getFirst().day();
    return new Remembering.Remembered(occasion, giftOn);
  }

  public Optional<Occasion> birthdayOf(Handle h, MemberId member) {
    return OccasionSql.find(h, member, OccasionKind.BIRTHDAY);
  }

  public List<Occasion> of(Handle h, MemberId member) {
    return OccasionSql.of(h, member);
  }

  /**
   * Asks which of these occasions, by code, fall at most so many days before or after the day, and in how many days. The member's own are
   * asked for only where a code names them; a return that earns no gift yet is left out.
   */
  public Supplier<Map<String, Set<Integer>>> around(Pipeline asks, MemberId member, LocalDate day, int daysMax, Set<String> codes) {
    if (codes.stream().noneMatch(Around::isPersonal)) {
      return () -> Around.of(day, daysMax, codes, List.of());
    }
    var own = OccasionSql.of(asks, member);
    return () -> Around.of(day, daysMax, codes, own.get());
  }

  /** One page of the occasions that return on the day, in order of member and occasion, after the given one. */
  public DuePage due(Handle h, LocalDate day, Optional<DuePage.Cursor> after, int limit) {
    var candidates = OccasionSql.named(h, DueDay.on(day), day, after, limit);
    var due = candidates.stream()
        .flatMap(occasion -> occasion.day().occurrencesBetween(day, day).stream().map(occurrence -> new Due(occasion, occurrence)))
        .toList();
    boolean more = candidates.size() == limit;
    return new DuePage(due, more ? Optional.of(DuePage.Cursor.of(candidates.getLast())) : Optional.empty());
  }

  private LocalDate today() {
    return clock.instant().atZone(clubs.settings().zone()).toLocalDate();
  }
}
