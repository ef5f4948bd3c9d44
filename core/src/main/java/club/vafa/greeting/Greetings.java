package club.vafa.greeting;

import club.vafa.club.ClubSettings;
import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.occasion.Due;
import club.vafa.occasion.DuePage;
import club.vafa.occasion.Occasions;
import club.vafa.occasion.PublicOccasions;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Greets those whose day it is, from the club's greeting hour on; may be run as often as one likes, by as many as one likes. */
public final class Greetings {
  public static final int BATCH_MAX = 200;
  private static final Logger LOG = LoggerFactory.getLogger(Greetings.class);

  /** The members' own days, and those that everybody keeps. */
  public record Days(Occasions own, PublicOccasions everybodys) {
  }

  private final Db db;
  private final Clubs clubs;
  private final Days days;
  private final GreetingPlans plans;
  private final Greeter greeter;
  private final PublicGreetings publicOnes;

  public Greetings(Db db, Clubs clubs, Days days, GreetingPlans plans, Greeter greeter, PublicGreetings publicOnes) {
    this.db = db;
    this.clubs = clubs;
    this.days = days;
    this.plans = plans;
    this.greeter = greeter;
    this.publicOnes = publicOnes;
  }

  /** Greets for today, where the hour has come, and for the days before it that may still be caught up. */
  public GreetingRun run(Instant now) {
    var settings = clubs.settings();
    var today = now.atZone(settings.zone()).toLocalDate();
    var run = GreetingRun.NONE;
    for (var day = today.minusDays(settings.greetingCatchUpDays()); !day.isAfter(today); day = day.plusDays(1)) {
      var hour = greetingTime(day, settings);
      if (!hour.isAfter(now)) {
        run = run.plus(greet(day, now));
        for (var fallen : days.everybodys().on(day)) {
          run = run.plus(publicOnes.greet(fallen, hour, now));
        }
      }
    }
    return run;
  }

  /** Where the hour does not exist on that day, since clocks were put forward, the time after the gap. */
  static Instant greetingTime(LocalDate day, ClubSettings settings) {
    return day.atTime(LocalTime.of(settings.greetingHour(), 0)).atZone(settings.zone()).toInstant();
  }

  private GreetingRun greet(LocalDate day, Instant now) {
    var run = GreetingRun.NONE;
    Optional<DuePage.Cursor> after = Optional.empty();
    do {
      var cursor = after;
      var page = db.read(h -> days.own().due(h, day, cursor, BATCH_MAX));
      var wishes = page.due().stream().map(this::wish).filter(wish -> wish.plan().active()).toList();
      var greeted = db.read(h -> GreetingSql.greeted(h, wishes));
      var open = wishes.stream().filter(wish -> !greeted.contains(wish.occasion())).toList();
      for (var slice : eachOnce(open)) {
        run = run.plus(slice(slice, now));
      }
      after = page.next();
    } while (after.isPresent());
    return run;
  }

  private Wish wish(Due due) {
    return Wish.of(due, plans.of(due.occasion().kind().code()));
  }

  /** Whoever has several days on one day is greeted for the second in another slice. */
  private static List<List<Wish>> eachOnce(List<Wish> wishes) {
    var slices = new ArrayList<List<Wish>>();
    var rest = wishes;
    while (!rest.isEmpty()) {
      var seen = new HashSet<MemberId>();
      var slice = new ArrayList<Wish>();
      var later = new ArrayList<Wish>();
      rest.forEach(wish -> (seen.add(wish.member()) ? slice : later).add(wish));
      slices.add(slice);
      rest = later;
    }
    return slices;
  }

  /** Where a slice fails its members are greeted one by one: one that fails is told in the log and tried again by the next run. */
  private GreetingRun slice(List<Wish> wishes, Instant now) {
    try {
      return db.transact(h -> Outcome.commit(greeter.greet(h, wishes, now)));
    } catch (RuntimeException e) {
      if (wishes.size() == 1) {
        LOG.error("greeting of occasion {} failed", wishes.getFirst().occasion(), e);
        return GreetingRun.NONE.andFailed();
      }
      LOG.warn("a slice of greetings failed; its members are greeted one by one", e);
      return wishes.stream().map(wish -> slice(List.of(wish), now)).reduce(GreetingRun.NONE, GreetingRun::plus);
    }
  }
}
