package club.vafa.app;

import club.vafa.Core;
import club.vafa.bot.Bot;
import club.vafa.conversation.InboxFigures;
import club.vafa.scheduler.ClubScheduler;
import club.vafa.scheduler.Lateness;
import club.vafa.web.probe.Check;
import club.vafa.web.probe.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What operators are shown of the club's loops, and what must be well before a process is ready. */
final class Figures {

  /** A long poll lasts up to a minute; after three without any answer something is wrong. */
  private static final Duration POLL_AGE_MAX = Duration.ofMinutes(3);

  private Figures() {}

  static List<Check> checks(Core core, Bot bot) {
    return List.of(
      new Check("database", () -> core.db.read(h -> h.select("select 1").mapTo(int.class).one()) == 1 ? Check.well() : Check.ill("no answer")),
      new Check("poller", () -> bot.pollAge().filter(age -> age.compareTo(POLL_AGE_MAX) > 0)
        .map(age -> Check.ill("no poll for " + age.toSeconds() + " s")).orElseGet(Check::well)));
  }

  static List<Supplier<List<Sample>>> samples(Core core, Bot bot, ClubScheduler scheduler) {
    return List.of(() -> inbox(core.inbox.figures(), core.clock.instant()), () -> queue(core), () -> ends(core), () -> poll(bot.pollAge()),
      () -> jobs(scheduler.figures()));
  }

  private static List<Sample> inbox(InboxFigures figures, Instant now) {
    return List.of(
      Sample.gauge("vafa_inbox_depth", "Arrivals that wait to be handled", figures.depth()),
      Sample.gauge("vafa_inbox_age_seconds", "Age of the oldest arrival that waits", figures.oldest().map(oldest -> seconds(oldest, now)).orElse(0d)),
      Sample.gauge("vafa_inbox_aside", "Arrivals that were put aside with their reason", figures.aside()));
  }

  private static List<Sample> queue(Core core) {
    Instant now = core.clock.instant();
    return core.messages.figures().stream().flatMap(open -> Stream.of(
        Sample.gauge("vafa_queue_depth", "Messages that wait to be sent", open.depth()),
        Sample.gauge("vafa_queue_age_seconds", "For how long the oldest message has been due", Math.max(0, seconds(open.oldest(), now))))
      .map(sample -> sample.with("channel", word(open.channel())).with("lane", word(open.inLane())))).toList();
  }

  private static List<Sample> ends(Core core) {
    return core.outbox.ends().entrySet().stream().map(end -> Sample.counter("vafa_sends", "How messages ended, in this process", end.getValue())
      .with("channel", word(end.getKey().channel())).with("end", word(end.getKey().end()))).toList();
  }

  private static List<Sample> poll(Optional<Duration> age) {
    return age.map(a -> Sample.gauge("vafa_poll_age_seconds", "Since Telegram last answered a poll of this process", a.toMillis() / 1000d)).stream().toList();
  }

  private static List<Sample> jobs(Map<String, Lateness.JobFigures> jobs) {
    return jobs.entrySet().stream().flatMap(job -> Stream.of(
        Sample.gauge("vafa_job_late_seconds", "How late the job's last run in this process began", job.getValue().late().toMillis() / 1000d),
        Sample.gauge("vafa_job_took_seconds", "How long the job's last run in this process took", job.getValue().took().toMillis() / 1000d),
        Sample.counter("vafa_job_runs", "Runs of the job in this process", job.getValue().runs()),
        Sample.counter("vafa_job_failures", "Runs of the job in this process that failed", job.getValue().failures()))
      .map(sample -> sample.with("job", job.getKey()))).toList();
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000d;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
