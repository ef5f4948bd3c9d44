package club.vafa.occasion;

import club.vafa.calendar.Anniversary;
import club.vafa.calendar.BirthdayCheck;
import club.vafa.calendar.LeapChoice;
import club.vafa.club.Clubs;
import club.vafa.db.Pipeline;
import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.text.Typed;
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
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Remembers members' days and says whose fall on a day. */
public final class Occasions {
  /** A day entered later than so many days before its return earns its gift only the year after. */
  public static final int AHEAD_DAYS_MIN = 30;
  /** How many days of their own a member has at most. */
  public static final int OWN_MAX = 5;
  public static final int TITLE_CHARS_MAX = 40;
  private static final int SEARCH_YEARS = 2;

  private final Clubs clubs;
  private final Trail trail;
  private final Events events;
  private final PublicOccasions publicOnes;
  private final InstantSource clock;

  public Occasions(Clubs clubs, Trail trail, Events events, PublicOccasions publicOnes, InstantSource clock) {
    this.clubs = clubs;
    this.trail = trail;
    this.events = events;
    this.publicOnes = publicOnes;
    this.clock = clock;
  }

  /** The member's birthday: entered once, then changed at most once a year. */
  public Remembering rememberBirthday(Handle h, Actor by, MemberId member, Anniversary day) {
    return remember(h, by, member, OccasionKind.BIRTHDAY, day);
  }

  /** The member's wedding day, by the same rules. */
  public Remembering rememberWedding(Handle h, Actor by, MemberId member, Anniversary day) {
    return remember(h, by, member, OccasionKind.WEDDING, day);
  }

  private Remembering remember(Handle h, Actor by, MemberId member, OccasionKind kind, Anniversary day) {
    var today = today();
    var check = BirthdayCheck.of(day.first(), today);
    if (check != BirthdayCheck.FINE) {
      return new Remembering.NotABirthday(check);
    }
    var first = fresh(member, kind, Optional.empty(), day);
    if (OccasionSql.insertIfAbsent(h, first)) {
      trail.record(h, by, "occasion.enter", "member", member.value(), Map.of("kind", kind));
      if (kind == OccasionKind.BIRTHDAY) {
        // Name and language are given on joining; with the birthday the profile is complete.
        events.record(h, new Event.ProfileCompleted(member, clock.instant()));
      }
      return remembered(first);
    }
    return change(h, by, OccasionSql.lock(h, member, kind).orElseThrow(), Optional.empty(), day);
  }

  /** One more day of the member's own, such as the day on which two people met. */
  public Remembering addOwn(Handle h, Actor by, MemberId member, String typed, Anniversary day) {
    var title = title(typed);
    var check = BirthdayCheck.of(day.first(), today());
    if (title.isEmpty()) {
      return new Remembering.TitleRefused(TITLE_CHARS_MAX);
    }
    if (check != BirthdayCheck.FINE) {
      return new Remembering.NotABirthday(check);
    }
    OccasionSql.lockAll(h, member);
    if (OccasionSql.own(h, member, today().minusYears(1)) >= OWN_MAX) {
      return new Remembering.TooMany(OWN_MAX);
    }
    var own = fresh(member, OccasionKind.OWN, title, day);
    OccasionSql.insertIfAbsent(h, own);
    trail.record(h, by, "occasion.enter", "member", member.value(), Map.of("kind", own.kind()));
    return remembered(own);
  }

  /** Changes one of the member's days of any kind: its date at most once a year, its title at any time. */
  public Remembering change(Handle h, Actor by, MemberId member, UUID id, Optional<String> typed, Anniversary day) {
    var stored = OccasionSql.lock(h, member, id);
    if (stored.isEmpty()) {
      return new Remembering.NoSuchDay();
    }
    boolean own = stored.get().kind() == OccasionKind.OWN;
    var title = typed.isPresent() && own ? title(typed.get()) : stored.get().title();
    if (own && title.isEmpty()) {
      return new Remembering.TitleRefused(TITLE_CHARS_MAX);
    }
    var check = BirthdayCheck.of(day.first(), today());
    return check == BirthdayCheck.FINE ? change(h, by, stored.get(), title, day) : new Remembering.NotABirthday(check);
  }

  private Remembering change(Handle h, Actor by, OccasionSql.Row row, Optional<String> title, Anniversary day) {
    var stored = row.occasion();
    var today = today();
    if (stored.day().first().equals(day.first())) {
      // What is no change of the date moves no gift: a title, the choice for leap years, a day that comes back.
      var same = new Occasion(stored.id(), stored.member(), stored.kind(), title, day, stored.enteredOn(), stored.changedOn(), stored.giftFrom());
      if (row.removedOn().isEmpty() && same.equals(stored)) {
        return new Remembering.Same(stored);
      }
      OccasionSql.update(h, same);
      trail.record(h, by, "occasion.change", "member", stored.member().value(), Map.of("kind", stored.kind()));
      return row.removedOn().isPresent() || !title.equals(stored.title()) ? remembered(same) : new Remembering.Same(same);
    }
    var free = stored.changedOn().map(changed -> changed.plusYears(1));
    if (free.isPresent() && today.isBefore(free.get())) {
      return new Remembering.TooSoon(stored, free.get());
    }
    var changed = new Occasion(stored.id(), stored.member(), stored.kind(), title, day, today, Optional.of(today), today.plusDays(AHEAD_DAYS_MIN));
    OccasionSql.update(h, changed);
    trail.record(h, by, "occasion.change", "member", stored.member().value(), Map.of("kind", stored.kind()));
    return remembered(changed);
  }

  /** Takes a day back, so that it is neither kept nor greeted any more; a birthday stays. False where there is none such. */
  public boolean remove(Handle h, Actor by, MemberId member, UUID id) {
    var stored = OccasionSql.lock(h, member, id).map(OccasionSql.Row::occasion).filter(one -> one.kind() != OccasionKind.BIRTHDAY);
    stored.ifPresent(one -> {
      OccasionSql.remove(h, one, today());
      trail.record(h, by, "occasion.remove", "member", member.value(), Map.of("kind", one.kind()));
    });
    return stored.isPresent();
  }

  private Occasion fresh(MemberId member, OccasionKind kind, Optional<String> title, Anniversary day) {
    var today = today();
    return new Occasion(Ids.v7(clock), member, kind, title, day, today, Optional.empty(), today.plusDays(AHEAD_DAYS_MIN));
  }

  private static Optional<String> title(String typed) {
    var tidy = Typed.tidy(typed.replaceAll("\\p{Cntrl}", " "));
    return tidy.codePoints().anyMatch(Character::isLetter) && tidy.codePointCount(0, tidy.length()) <= TITLE_CHARS_MAX ? Optional.of(tidy)
        : Optional.empty();
  }

  /** A birthday that another system knew; one that is known here stays. Whoever asks has looked whether it can be one. */
  public void bringBirthday(Pipeline writes, MemberId member, Anniversary day) {
    OccasionSql.insertIfAbsent(writes, fresh(member, OccasionKind.BIRTHDAY, Optional.empty(), day));
  }

  /** On which day to keep the birthday in years that do not have it. Free to change, since it moves no gift to another year. */
  public Optional<Occasion> chooseLeap(Handle h, Actor by, MemberId member, LeapChoice leap) {
    var stored = OccasionSql.lock(h, member, OccasionKind.BIRTHDAY).map(OccasionSql.Row::occasion);
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

  /** As the other one, in a pipeline. */
  public Supplier<Optional<Occasion>> birthdayOf(Pipeline asks, MemberId member) {
    var own = OccasionSql.of(asks, member);
    return () -> own.get().stream().filter(occasion -> occasion.kind() == OccasionKind.BIRTHDAY).findFirst();
  }

  public List<Occasion> of(Handle h, MemberId member) {
    return OccasionSql.of(h, member);
  }

  /** The next returns of one of the member's days from today on, one for each year of its own calendar. */
  public Optional<List<Return>> preview(Handle h, MemberId member, UUID id, int years) {
    return of(h, member).stream().filter(one -> one.id().equals(id)).findFirst().map(one -> Return.of(one.day(), today(), years));
  }

  /**
   * Asks which of these occasions, by code, fall at most so many days before or after the day, and in how many days. The member's own are
   * asked for only where a code names them; a return that earns no gift yet is left out.
   */
  public Supplier<Map<String, Set<Integer>>> around(Pipeline asks, MemberId member, LocalDate day, int daysMax, Set<String> codes) {
    if (codes.stream().noneMatch(Around::isPersonal)) {
      return () -> Around.of(day, daysMax, codes, publicOnes, List.of());
    }
    var own = OccasionSql.of(asks, member);
    return () -> Around.of(day, daysMax, codes, publicOnes, own.get());
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
