package club.vafa.scheduler;

import club.vafa.Core;
import club.vafa.campaign.CampaignDraft;
import club.vafa.campaign.CampaignState;
import club.vafa.campaign.Saving;
import club.vafa.campaign.Scheduling;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.NewMember;
import club.vafa.member.PhoneProof;
import club.vafa.message.Share;
import club.vafa.secret.Secrets;
import club.vafa.segment.Audience;
import club.vafa.trail.Actor;
import club.vafa.value.CampaignId;
import club.vafa.value.Currency;
import club.vafa.value.Language;
import club.vafa.value.Phone;
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
    // The tests run at any hour, and a run rests as long as it is quiet.
    core.db.transact(h -> {
      h.execute("update club set quiet_from = '00:00', quiet_until = '00:00'");
      return Outcome.commit(core.clubs.change(h, settings -> settings));
    });
    return core;
  }

  /** A campaign for the one member of this club. */
  static CampaignId campaign(Core core, Instant at) {
    somebodyListens(core);
    var draft = new CampaignDraft("c", Audience.EVERYBODY, List.of(Channel.TELEGRAM), Optional.of("سلام"), Optional.empty(), 0);
    var id = ((Saving.Saved) core.campaigns.create(Actor.SYSTEM, draft)).campaign().id();
    if (!(core.campaigns.schedule(Actor.SYSTEM, id, at) instanceof Scheduling.Scheduled)) {
      throw new IllegalStateException("not scheduled");
    }
    return id;
  }

  private static void somebodyListens(Core core) {
    core.db.transact(h -> {
      var wish = new NewMember(Optional.of(new Phone("+989121000001")), Optional.of(PhoneProof.TELEGRAM_CONTACT), Optional.of(ChatAddress.telegram(1)),
          "مینا", Language.FA, How.TELEGRAM, Optional.of(1), Optional.empty());
      var member = core.members.byChat(h, ChatAddress.telegram(1)).orElseGet(() -> core.members.join(h, wish).member());
      core.consents.grant(h, member.id(), Channel.TELEGRAM, ConsentKind.CLUB, How.TELEGRAM, "yes, please");
      return Outcome.commit(member);
    });
  }

  /** The member wants nothing any more, and what waits is not sent. */
  static void nobodyListens(Core core) {
    core.db.transact(h -> {
      var member = core.members.byChat(h, ChatAddress.telegram(1)).orElseThrow();
      core.consents.withdraw(h, member.id(), Channel.TELEGRAM, ConsentKind.CLUB, How.KEYWORD, "STOP");
      return Outcome.commit(member);
    });
    while (!core.db.read(h -> h.createQuery("select not exists (select from message_open)").mapTo(Boolean.class).one())) {
      core.outbox.begin(Channel.TELEGRAM, Share.BULK, 100, "test");
    }
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
