package club.vafa.bench;

import club.vafa.bot.local.LocalTelegram;
import club.vafa.bot.local.TelegramChange;
import club.vafa.bot.local.TelegramPerson;
import club.vafa.member.Channel;
import club.vafa.message.Pace;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Members ask for their balance in Telegram, so many a second whether or not they are answered in time. The time is from the moment at which a question
/// was due to the moment at which its answer stands in the chat, over the local Bot API server and the club's own process.
final class ChatBench implements Main.Benchmark {

  private static final int WARM_ROUNDS = 6;
  private static final int PER_SECOND = 200;
  private static final long GAP_NANOS = 1_000_000_000L / PER_SECOND;
  private static final int DRAIN_SECONDS_MAX = 120;
  private static final long FIRST_PERSON = 1_000;

  private final Map<Long, Long> askedAt = new ConcurrentHashMap<>();
  private final Queue<Long> idle = new ConcurrentLinkedQueue<>();
  private final Queue<Long> samples = new ConcurrentLinkedQueue<>();
  private final AtomicLong unasked = new AtomicLong();

  @Override
  public String run(Progress progress, Options options) throws Exception {
    try (var club = BenchClub.open(progress); var telegram = LocalTelegram.start()) {
      club.join(options.members(), progress);
      club.core().messages.pace(Channel.TELEGRAM, Pace.UNLIMITED);
      var people = new HashMap<Long, TelegramPerson>();
      for (int i = 0; i < options.members(); i++) {
        long id = FIRST_PERSON + i;
        people.put(id, telegram.person(id, "عضو", BenchClub.phone(i).e164()));
        idle.add(id);
      }
      telegram.onChange(change -> answered(change, people));
      var settings = new HashMap<>(club.settings());
      settings.put("VAFA_TELEGRAM_TOKEN", telegram.token());
      settings.put("VAFA_TELEGRAM_API", telegram.baseUrl());
      try (var process = ClubProcess.start("web,bot", settings, club.folder())) {
        progress.say("warming up");
        ask(people, options.seconds() * WARM_ROUNDS);
        drain();
        samples.clear();
        var before = process.cpu();
        int seconds = options.seconds() * options.rounds();
        progress.say("asking " + PER_SECOND + " times a second for " + seconds + " s");
        long began = System.nanoTime();
        ask(people, seconds);
        drain();
        double took = (System.nanoTime() - began) / 1e9;
        var sorted = samples.stream().mapToLong(Long::longValue).sorted().toArray();
        var round = new Round(took, sorted);
        progress.say(String.format(Locale.ROOT, "%d answers, %.2f ms CPU of the club for each, slowest %.0f ms, %d questions skipped since nobody was idle",
            sorted.length, process.cpu().minus(before).toNanos() / 1e6 / sorted.length, sorted[sorted.length - 1] / 1e6, unasked.get()));
        if (unasked.get() > 0) {
          throw new IllegalStateException("the members were too few for the rate: " + unasked.get() + " questions could not be asked");
        }
        return String.format(Locale.ROOT, "chat p50=%.1fms p99=%.1fms rate=%.0f/s", round.millisAt(0.5), round.millisAt(0.99), sorted.length / (double) seconds);
      }
    }
  }

  private void ask(Map<Long, TelegramPerson> people, int seconds) throws InterruptedException {
    long due = System.nanoTime();
    for (int i = 0; i < seconds * PER_SECOND; i++, due += GAP_NANOS) {
      long wait = due - System.nanoTime();
      if (wait > 0) {
        TimeUnit.NANOSECONDS.sleep(wait);
      }
      var person = idle.poll();
      if (person == null) {
        unasked.incrementAndGet();
      } else {
        askedAt.put(person, due);
        people.get(person).sendText("موجودی");
      }
    }
  }

  /// A new message of the bot in the chat of somebody who asked is the answer.
  private void answered(TelegramChange change, Map<Long, TelegramPerson> people) {
    if (change instanceof TelegramChange.Messages && people.get(change.personId()).chat().getLast().fromBot()) {
      var due = askedAt.remove(change.personId());
      if (due != null) {
        samples.add(System.nanoTime() - due);
        idle.add(change.personId());
      }
    }
  }

  private void drain() throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS_MAX);
    while (!askedAt.isEmpty()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(askedAt.size() + " questions were not answered");
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
