package club.vafa.greeting;

import club.vafa.club.ClubSettings;
import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.occasion.Due;
import club.vafa.occasion.DuePage;
import club.vafa.occasion.OccasionKind;
import club.vafa.occasion.Occasions;
import club.vafa.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Greets those whose day it is, from the club's greeting hour on; may be run as often as one likes, by as many as one likes. */
public final class Greetings {
  public static final int BATCH_MAX = 200;
  private static final Logger LOG = LoggerFactory.getLogger(Greetings.class);

  private final Db db;
  private final Clubs clubs;
  private final Occasions occasions;
  private final Greeter greeter;

  public Greetings(Db db, Clubs clubs, Occasions occasions, Greeter greeter) {
    this.db = db;
    this.clubs = clubs;
    this.occasions = occasions;
    this.greeter = greeter;
  }

  /** Greets for today, where the hour has come, and for the days before it that may still be caught up. */
  public GreetingRun run(Instant instant) {
    var settings = clubs.settings();
    var now = new Greeter.Now(instant, new Texts(settings.zone()));
    var today = instant.atZone(settings.zone()).toLocalDate();
    var run = GreetingRun.NONE;
    for (var day = today.minusDays(settings.greetingCatchUpDays()); !day.isAfter(today); day = day.plusDays(1)) {
      if (!greetingTime(day, settings).isAfter(instant)) {
        run = run.plus(greet(day, now));
      }
    }
    return run;
  }

  /** Where the hour does not exist on that day, since clocks were put forward, the time after the gap. */
  static Instant greetingTime(LocalDate day, ClubSettings settings) {
    return day.atTime(LocalTime.of(settings.greetingHour(), 0)).atZone(settings.zone()).toInstant();
  }

  private GreetingRun greet(LocalDate day, Greeter.Now now) {
    var run = GreetingRun.NONE;
    Optional<DuePage.Cursor> after = Optional.empty();
    do {
      var cursor = after;
      var page = db.read(h -> occasions.due(h, day, cursor, BATCH_MAX));
      var due = page.due().stream().filter(one -> one.occasion().kind() == OccasionKind.BIRTHDAY).toList();
      var greeted = db.read(h -> GreetingSql.greeted(h, due));
      for (var one : due) {
        if (!greeted.contains(GreetingSql.Key.of(one))) {
          run = run.plus(greet(one, now));
        }
      }
      after = page.next();
    } while (after.isPresent());
    return run;
  }

  /** One that fails is told in the log and tried again by the next run; the others are greeted all the same. */
  private GreetingRun greet(Due due, Greeter.Now now) {
    try {
      return greeter.greet(due, now);
    } catch (RuntimeException e) {
      LOG.error("greeting of occasion {} failed", due.occasion().id(), e);
      return GreetingRun.NONE.andFailed();
    }
  }
}
