package club.vafa.bench;

import club.vafa.campaign.CampaignDraft;
import club.vafa.campaign.Saving;
import club.vafa.campaign.Scheduling;
import club.vafa.campaign.Starting;
import club.vafa.member.Channel;
import club.vafa.message.Pace;
import club.vafa.message.RunTally;
import club.vafa.segment.Audience;
import club.vafa.trail.Actor;
import club.vafa.value.RunId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A campaign to everybody over HTTP: the club's bot in a process of its own, the local Bot API server in another, each call of which takes 20 ms at least.
/// The channel's pace is unlimited. Meanwhile other members ask «موجودی»; the time of a reply is from when its question was due to when it stands in the chat.
final class BroadcastBench implements Main.Benchmark {
  private static final int MEMBERS = 100_000;
  private static final int ASKERS = 500;
  private static final int ASKS_PER_SECOND = 20;
  private static final int LATENCY_MILLIS = 20;
  private static final int WARM_ROUNDS = 1;
  private static final int WAIT_MINUTES_MAX = 10;
  private static final long FIRST_ASKER = 1_000;

  /// What one campaign was like.
  private record Broadcast(double seconds, double cpuMillisEach, double serverCpuMillisEach, BotApiProcess.Answers answers, RunTally tally) {}

  @Override
  public String run(Progress progress, Options options) throws Exception {
    int members = options.members(MEMBERS);
    try (var club = BenchClub.open(progress);
        var telegram = BotApiProcess.start(Recipients.FIRST_CHAT, members, FIRST_ASKER, ASKERS, LATENCY_MILLIS)) {
      var core = club.core();
      club.join(ASKERS, progress);
      core.db.jdbi().useHandle(h -> {
        h.execute("update consent_now set given = false where kind = 'CLUB'");
        h.execute("update club set quiet_until = quiet_from, frequency_cap_per_week = 100, campaign_approval_above = 1000000000");
        Recipients.fill(h, members, 0);
      });
      core.messages.pace(Channel.TELEGRAM, Pace.UNLIMITED);
      progress.say(members + " members are there");
      var settings = new HashMap<>(club.settings());
      settings.put("VAFA_TELEGRAM_TOKEN", telegram.token());
      settings.put("VAFA_TELEGRAM_API", telegram.baseUrl());
      try (var bot = ClubProcess.start("web,bot", settings, club.folder())) {
        for (int i = 0; i < WARM_ROUNDS; i++) {
          told(progress, "warm-up", broadcast(club, bot, telegram, members), members);
        }
        var measured = broadcast(club, bot, telegram, members);
        told(progress, "measured", measured, members);
        return String.format(Locale.ROOT, "broadcast rate=%.0f/s cpu=%.2fms reply-p99=%.0fms members=%d", members / measured.seconds(),
            measured.cpuMillisEach(), measured.answers().millisAt(0.99), members);
      }
    }
  }

  private static void told(Progress progress, String what, Broadcast of, int members) {
    progress.say(String.format(Locale.ROOT, "%s: %d messages in %.1f s, %.0f/s; %.3f ms CPU of the club for each, %.3f ms of the local server; "
            + "%d replies, p50 %.0f ms, p99 %.0f ms, slowest %.0f ms, %d not asked since nobody was idle", what, members, of.seconds(), members / of.seconds(),
        of.cpuMillisEach(), of.serverCpuMillisEach(), of.answers().sortedNanos().size(), of.answers().millisAt(0.5), of.answers().millisAt(0.99),
        of.answers().millisAt(1), of.answers().skipped()));
  }

  private static Broadcast broadcast(BenchClub club, ClubProcess bot, BotApiProcess telegram, int members) throws Exception {
    var core = club.core();
    var before = bot.cpu();
    var serverBefore = telegram.cpu();
    telegram.ask(ASKS_PER_SECOND);
    var run = started(club, members);
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(WAIT_MINUTES_MAX);
    while (core.db.read(h -> core.messages.open(h, run))) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("not all was sent in time: " + core.db.read(h -> core.messages.tally(h, run)));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    var cpu = bot.cpu().minus(before);
    var serverCpu = telegram.cpu().minus(serverBefore);
    var answers = telegram.answers();
    var tally = core.db.read(h -> core.messages.tally(h, run));
    if (tally.sent() != members) {
      throw new IllegalStateException("of " + members + " were sent: " + tally);
    }
    double messages = members + answers.sortedNanos().size();
    return new Broadcast(seconds(club, run), cpu.toNanos() / 1e6 / messages, serverCpu.toNanos() / 1e6 / messages, answers, tally);
  }

  /// A run all of whose deliveries are made; the first of them are being sent by then.
  private static RunId started(BenchClub club, int members) {
    var core = club.core();
    var draft = new CampaignDraft("all", Audience.EVERYBODY, List.of(Channel.TELEGRAM),
        Optional.of("سلام {name}! این هفته هر قهوه یک شیرینی مهمان ماست. منتظرتان هستیم."), Optional.of("Hello {name}! This week a pastry comes with each coffee."), 0);
    var id = ((Saving.Saved) core.campaigns.create(Actor.SYSTEM, draft)).campaign().id();
    var scheduled = (Scheduling.Scheduled) core.campaigns.schedule(Actor.SYSTEM, id, core.clock.instant());
    var starting = (Starting.Started) core.campaignRuns.start(id, scheduled.campaign().scheduledFor().orElseThrow());
    if (starting.planned() != members) {
      throw new IllegalStateException("planned " + starting.planned() + " of " + members);
    }
    return starting.run();
  }

  /// From the first message's end to the last one's.
  private static double seconds(BenchClub club, RunId run) {
    return club.core().db.read(h -> h.createQuery("""
        select extract(epoch from max(ended_at) - min(ended_at))::double precision from message_done where run_id = :run
        """).bind("run", run).mapTo(Double.class).one());
  }
}
