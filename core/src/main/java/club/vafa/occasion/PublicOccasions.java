package club.vafa.occasion;

import club.vafa.calendar.Occurrence;
import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.trail.Actor;
import club.vafa.trail.Register;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The days that everybody keeps, as staff list, name, switch and move them. Rules, greetings, previews and campaigns all ask here, so all
 * see the same day; other processes see a change after {@link Register#AGE_MILLIS_MAX} at the latest.
 */
public final class PublicOccasions {
  public static final int OCCASIONS_MAX = 200;
  /** For so many years from now on, and for the year before, a lunar day may be moved. */
  public static final int MOVED_YEARS_AHEAD_MAX = 2;

  /** A public occasion with the return that falls on the day asked for. */
  public record Fallen(PublicOccasion occasion, Occurrence occurrence) {
  }

  private final Clubs clubs;
  private final InstantSource clock;
  private final Register<Map<String, PublicOccasion>> register;

  public PublicOccasions(Db db, Clubs clubs, Trail trail, InstantSource clock) {
    this.clubs = clubs;
    this.clock = clock;
    this.register = new Register<>(db, trail, "occasion", h -> {
      var byCode = new LinkedHashMap<String, PublicOccasion>();
      PublicSql.all(h).forEach(one -> byCode.put(one.code(), one));
      return byCode;
    });
  }

  /** All, on or off, by code. */
  public List<PublicOccasion> list() {
    return List.copyOf(register.copy().values());
  }

  public Optional<PublicOccasion> find(String code) {
    return Optional.ofNullable(register.copy().get(code));
  }

  /** How an occasion of that code is called; empty where it is unknown, or a member's own. */
  public Optional<LocalText> name(String code) {
    return find(code).map(PublicOccasion::name);
  }

  /** Whether a rule can name an occasion so: public, on or off, or one of the members' own. */
  public boolean knows(String code) {
    return Around.isPersonal(code) || find(code).isPresent();
  }

  /** Those that are on and fall on the day. */
  public List<Fallen> on(LocalDate day) {
    return register.copy().values().stream().filter(PublicOccasion::active)
        .flatMap(one -> one.occurrencesBetween(day, day).stream().map(found -> new Fallen(one, found))).toList();
  }

  /** The days of an occasion that is on, between these two, both included. */
  public List<Occurrence> between(String code, LocalDate from, LocalDate to) {
    return find(code).filter(PublicOccasion::active).map(one -> one.occurrencesBetween(from, to)).orElse(List.of());
  }

  public PublicStep add(Actor by, String code, PublicDraft draft) {
    PublicStep taken = new PublicStep.CodeTaken(code);
    return Around.isPersonal(code) ? taken : register.write(by, h -> {
      PublicSql.lock(h);
      if (PublicSql.all(h).size() >= OCCASIONS_MAX) {
        return Register.refused(new PublicStep.TooMany(OCCASIONS_MAX));
      }
      var occasion = new PublicOccasion(Ids.v7(clock), code, PublicList.CLUB, draft.name(), draft.rule(), draft.active(), Map.of());
      PublicSql.insert(h, occasion);
      return done(occasion, "add");
    }, "public_occasion_code", taken);
  }

  /** An occasion that is reckoned anew loses its moves, which were made for the day as it was reckoned before. */
  public PublicStep change(Actor by, String code, PublicDraft draft) {
    return register.write(by, h -> {
      PublicSql.lock(h);
      var stored = stored(h, code);
      if (stored.isEmpty()) {
        return Register.refused(new PublicStep.NoSuchOccasion());
      }
      var old = stored.get();
      boolean same = old.rule().equals(draft.rule());
      var changed = new PublicOccasion(old.id(), old.code(), old.list(), draft.name(), draft.rule(), draft.active(), same ? old.moves() : Map.of());
      PublicSql.update(h, changed);
      if (!same) {
        PublicSql.dropMoves(h, old.id());
      }
      return done(changed, "edit");
    });
  }

  /** Moves a lunar occasion in a year of its calendar, as the moon was seen; no days, and it is as reckoned again. */
  public PublicStep move(Actor by, String code, int year, int days) {
    if (Math.abs(days) > PublicOccasion.MOVE_DAYS_MAX) {
      throw new IllegalArgumentException("moved by " + days);
    }
    return register.write(by, h -> {
      PublicSql.lock(h);
      var stored = stored(h, code);
      if (stored.isEmpty()) {
        return Register.refused(new PublicStep.NoSuchOccasion());
      }
      var old = stored.get();
      int now = old.rule().calendar().yearOf(clubs.today());
      if (!old.lunar()) {
        return Register.refused(new PublicStep.NotLunar());
      }
      if (year < now - 1 || year > now + MOVED_YEARS_AHEAD_MAX) {
        return Register.refused(new PublicStep.YearTooFar(now - 1, now + MOVED_YEARS_AHEAD_MAX));
      }
      PublicSql.move(h, old.id(), year, days, clock.instant());
      var moves = new LinkedHashMap<>(old.moves());
      moves.put(year, days);
      moves.values().removeIf(none -> none == 0);
      var moved = new PublicOccasion(old.id(), code, old.list(), old.name(), old.rule(), old.active(), moves);
      return Register.done(new PublicStep.Done(moved), "move", old.id(), Map.of("code", code, "year", year, "days", days));
    });
  }

  private static Optional<PublicOccasion> stored(Handle h, String code) {
    return PublicSql.all(h).stream().filter(one -> one.code().equals(code)).findFirst();
  }

  private static Register.Writing<PublicStep> done(PublicOccasion occasion, String act) {
    return Register.done(new PublicStep.Done(occasion), act, occasion.id(), Map.of("code", occasion.code(), "on", occasion.active()));
  }
}
