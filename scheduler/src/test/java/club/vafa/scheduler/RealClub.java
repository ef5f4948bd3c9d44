package club.vafa.scheduler;

import club.vafa.Core;
import club.vafa.campaign.CampaignDraft;
import club.vafa.campaign.CampaignState;
import club.vafa.campaign.Campaigns;
import club.vafa.campaign.Saving;
import club.vafa.campaign.Scheduling;
import club.vafa.db.Db;
import club.vafa.member.Channel;
import club.vafa.secret.Secrets;
import club.vafa.segment.Audience;
import club.vafa.trail.Actor;
import club.vafa.value.CampaignId;
import club.vafa.value.Currency;
import club.vafa.value.Language;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** A club that goes by the real clock, as Quartz does. */
final class RealClub {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private RealClub() {}

  static Core on(Db db) {
    return on(db, InstantSource.system());
  }

  static Core on(Db db, InstantSource clock) {
    var core = new Core(db, clock, new Random(1),
        new Secrets("a key for tests only, 32 bytes..".getBytes(StandardCharsets.UTF_8)));
    core.clubs.start(ZoneId.of("Asia/Tehran"), Language.FA, Currency.of("IRR"));
    return core;
  }

  static CampaignId campaign(Campaigns campaigns, Instant at) {
    var draft = new CampaignDraft("c", Audience.EVERYBODY, List.of(Channel.TELEGRAM), Optional.of("سلام"), Optional.empty(), 0);
    var id = ((Saving.Saved) campaigns.create(Actor.SYSTEM, draft)).campaign().id();
    if (!(campaigns.schedule(Actor.SYSTEM, id, at) instanceof Scheduling.Scheduled)) {
      throw new IllegalStateException("not scheduled");
    }
    return id;
  }

  static CampaignState state(Core core, CampaignId id) {
    return core.campaigns.byId(id).orElseThrow().state();
  }

  /** Waits until it is so, and fails when it takes too long. */
  static void until(String what, BooleanSupplier so) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + PATIENCE + ": " + what);
      }
      Thread.sleep(50);
    }
  }
}
