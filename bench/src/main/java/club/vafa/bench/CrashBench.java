package club.vafa.bench;

import club.vafa.Core;
import club.vafa.campaign.CampaignDraft;
import club.vafa.campaign.Results;
import club.vafa.campaign.Saving;
import club.vafa.campaign.Scheduling;
import club.vafa.member.Channel;
import club.vafa.message.Pace;
import club.vafa.segment.Audience;
import club.vafa.trail.Actor;
import club.vafa.value.CampaignId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A campaign that three processes send and two start and tend, which are killed at random moments and replaced, while the providers answer 429, 403,
/// break down after taking a message, fall silent and reorder their callbacks. Fails where anybody was skipped or got it twice, where more ends are
/// unknown than were in flight at the kills and spoilt by the faults, and where the ends do not sum to what was planned.
final class CrashBench implements Main.Benchmark {
  private static final int MEMBERS = 100_000;
  private static final int SENDERS = 3;
  private static final int SCHEDULERS = 2;
  private static final int SECONDS_PER_KILL = 6;
  private static final int CONTROL_PERCENT = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(60);
  private static final Duration END_MAX = Duration.ofMinutes(6);
  private static final String PUBLIC_URL = "http://club.example";

  @Override
  public String run(Progress progress, Options options) throws Exception {
    int members = options.members(MEMBERS);
    int seed = options.seed().orElseGet(() -> 1 + new Random().nextInt(999_999));
    progress.say("--seed=" + seed);
    try (var club = BenchClub.open(progress); var wires = new SpoiltWires(seed)) {
      var people = new CrashMembers(members);
      people.fill(club.core().db, wires);
      progress.say(members + " members are there");
      ready(club.core(), members, options.kills());
      var settings = new HashMap<>(club.settings());
      settings.putAll(wires.settings());
      settings.put("VAFA_PUBLIC_URL", PUBLIC_URL);
      try (var web = ClubProcess.start("web", settings, club.folder()); var shuffle = new Shuffle(web.port(), seed);
          var swarm = new Swarm(settings, club.folder())) {
        wires.callbacks(PUBLIC_URL, shuffle);
        return run(new Run(club.core(), swarm, wires, shuffle, new Random(seed), progress), people, options.kills());
      }
    }
  }

  private record Run(Core core, Swarm swarm, SpoiltWires wires, Shuffle shuffle, Random random, Progress progress) {}

  private static void ready(Core core, int members, int kills) {
    core.db.jdbi().useHandle(h -> h.execute("update club set quiet_from = '00:00', quiet_until = '00:00', campaign_approval_above = 1000000000"));
    int perSecond = Math.max(20, members / (kills * SECONDS_PER_KILL));
    core.messages.pace(Channel.TELEGRAM, new Pace(perSecond, perSecond, Duration.ZERO, 1));
    core.messages.pace(Channel.SMS, new Pace(perSecond, perSecond, Duration.ZERO, 1));
  }

  private static String run(Run run, CrashMembers people, int kills) throws Exception {
    long began = System.nanoTime();
    for (int i = 0; i < SENDERS; i++) {
      run.swarm().start("bot");
    }
    for (int i = 0; i < SCHEDULERS; i++) {
      run.swarm().start("scheduler");
    }
    var id = scheduled(run.core());
    await("the first message", PATIENCE, () -> ended(run.core()) > 0);
    run.wires().spoil(Duration.ofMillis(400));
    long inFlight = 0;
    // Moments are places in the run, so that they lie all over it on any machine; the first ones while its deliveries are still being made.
    for (int moment : run.random().ints(kills, 0, people.size() * 95 / 100).sorted().toArray()) {
      await("message " + moment, PATIENCE, () -> ended(run.core()) >= moment);
      TimeUnit.MILLISECONDS.sleep(run.random().nextInt(500));
      inFlight += kill(run);
    }
    await("all but what is being sent", PATIENCE, () -> started(run.core(), id) && count(run.core(), """
        select count(*) from message_open where lease_owner is null
        """) == 0);
    run.wires().clear();
    await("the run's end", END_MAX, () -> results(run.core(), id).flatMap(Results.RunResults::endedAt).isPresent());
    await("callbacks", END_MAX, () -> run.shuffle().underWay() == 0 && count(run.core(), "select count(*) from inbox_open") == 0);
    double seconds = (System.nanoTime() - began) / 1e9;
    tellErrors(run);
    var found = people.look(run.core().db, run.wires(), results(run.core(), id).orElseThrow());
    return verdict(run, found, inFlight, kills, seconds);
  }

  /// Kills one, and answers how many of its messages were being sent.
  private static long kill(Run run) throws Exception {
    int which = run.random().nextInt(run.swarm().size());
    long pid = run.swarm().killAndReplace(which);
    long before = -1;
    long now = leased(run.core(), pid);
    // What it had asked of the database may still be committed.
    while (now != before) {
      TimeUnit.MILLISECONDS.sleep(200);
      before = now;
      now = leased(run.core(), pid);
    }
    run.progress().say("process " + pid + " (" + which + ") killed, " + now + " of its messages in flight");
    return now;
  }

  private static long leased(Core core, long pid) {
    return core.db.read(h -> h.createQuery("select count(*) from message_open where lease_owner like :owner").bind("owner", pid + "-%")
        .mapTo(Long.class).one());
  }

  private static String verdict(Run run, CrashMembers.Found found, long inFlight, int kills, double seconds) {
    int spoilt = run.wires().spoilt(SpoiltWires.Effect.UNKNOWN);
    int refused = run.wires().spoilt(SpoiltWires.Effect.REFUSED);
    run.progress().say(found + ", faults " + spoilt + " that leave the end unknown and " + refused + " that refuse; callbacks lost "
        + run.shuffle().lost() + ", put aside " + count(run.core(), "select count(*) from inbox_aside"));
    var line = String.format(Locale.ROOT, "crash members=%d kills=%d skipped=%d doubled=%d unknown=%d at-most=%d in-flight=%d faults=%d seconds=%.0f",
        found.members(), kills, found.skipped() + Math.max(0, found.refused() - refused), found.doubled(), found.unknown(), inFlight + spoilt,
        inFlight, spoilt, seconds);
    boolean right = found.skipped() == 0 && found.doubled() == 0 && found.refused() <= refused && found.unknown() <= inFlight + spoilt
        && found.abandoned() <= inFlight && found.sums() && found.runs() == 1 && run.shuffle().lost() == 0;
    if (!right) {
      throw new IllegalStateException(line + "; " + found);
    }
    return line;
  }

  private static void tellErrors(Run run) throws Exception {
    var errors = run.swarm().errors();
    run.progress().say(errors.size() + " lines of the logs tell of errors");
    errors.stream().limit(20).forEach(run.progress()::say);
  }

  private static CampaignId scheduled(Core core) {
    var draft = new CampaignDraft("crash", Audience.EVERYBODY, List.of(Channel.TELEGRAM, Channel.SMS),
        Optional.of(CrashMembers.TEXT + " {name}"), Optional.of(CrashMembers.TEXT + " {name}"), CONTROL_PERCENT);
    var id = ((Saving.Saved) core.campaigns.create(Actor.SYSTEM, draft)).campaign().id();
    if (!(core.campaigns.schedule(Actor.SYSTEM, id, core.clock.instant()) instanceof Scheduling.Scheduled)) {
      throw new IllegalStateException("the campaign was not scheduled");
    }
    return id;
  }

  private static boolean started(Core core, CampaignId id) {
    return results(core, id).filter(run -> !run.making()).isPresent();
  }

  private static Optional<Results.RunResults> results(Core core, CampaignId id) {
    return core.campaignResults.of(id).orElseThrow().run();
  }

  private static long ended(Core core) {
    return count(core, "select count(*) from message_done");
  }

  private static long count(Core core, String sql) {
    return core.db.read(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  private static void await(String what, Duration patience, BooleanSupplier there) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (!there.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("waited too long for " + what);
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
  }
}
