package club.vafa.app.sample;

import club.vafa.Core;
import club.vafa.campaign.Campaign;
import club.vafa.campaign.CampaignDraft;
import club.vafa.campaign.Saving;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.member.Channel;
import club.vafa.message.Attempt;
import club.vafa.message.DeliveryStatus;
import club.vafa.message.Ended;
import club.vafa.message.Outbox;
import club.vafa.message.Pace;
import club.vafa.message.Sending;
import club.vafa.message.Share;
import club.vafa.segment.Audience;
import club.vafa.trail.Actor;
import club.vafa.value.PageRequest;
import club.vafa.value.StaffId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A campaign of last week, sent by SMS to all who agreed, with an end for every message. Nothing leaves the house: the provider's answers
 * are invented.
 */
final class SampleCampaign {

  /** All of the sample's people had joined by then. */
  private static final int DAYS_AGO = 4;
  private static final LocalTime TIME = LocalTime.of(17, 0);
  private static final String NAME = "عصرهای نارنج";
  private static final String FA = "{name} عزیز، این هفته از ساعت ۱۷ تا ۲۰ با هر قهوه یک کیک نصف قیمت.";
  private static final String EN = "Dear {name}, this week from 5 to 8 pm: half price on cake with every coffee.";
  private static final int CONTROL_PERCENT = 10;
  // Of this many messages one goes to a number that does not exist any more, and one is taken but never delivered.
  private static final int GONE_EVERY = 61;
  private static final int UNDELIVERED_EVERY = 37;
  private static final String OWNER = "sample-club";

  private final Core core;

  SampleCampaign(Core core) {
    this.core = core;
  }

  /** Takes the campaign on to its end from wherever it stands. */
  void send(StaffId marketer, LocalDate today, ZoneId zone) {
    var at = today.minusDays(DAYS_AGO).atTime(TIME).atZone(zone).toInstant();
    try (Handle h = core.db.jdbi().open()) {
      h.execute("set synchronous_commit = off");
      var clock = new SampleClock(at.minus(Duration.ofHours(2)));
      var past = new Core(Db.over(new OneConnection(h.getConnection())), clock, new SecureRandom(), core.secrets);
      var usual = past.messages.pace(Channel.SMS);
      try {
        past.messages.pace(Channel.SMS, Pace.UNLIMITED);
        var by = Actor.of(marketer);
        var campaign = find(past).orElseGet(() -> create(past, by));
        past.campaigns.schedule(by, campaign.id(), at);
        clock.set(at);
        past.campaignRuns.start(campaign.id(), at);
        deliver(past, clock);
        past.campaignRuns.tend();
      } finally {
        past.messages.pace(Channel.SMS, usual);
        h.execute("reset synchronous_commit");
      }
    }
  }

  private static Optional<Campaign> find(Core past) {
    return past.campaigns.list(PageRequest.first()).items().stream().filter(campaign -> campaign.says().name().equals(NAME)).findFirst();
  }

  private static Campaign create(Core past, Actor by) {
    var draft = new CampaignDraft(NAME, Audience.EVERYBODY, List.of(Channel.TELEGRAM, Channel.SMS), Optional.of(FA), Optional.of(EN),
        CONTROL_PERCENT);
    if (past.campaigns.create(by, draft) instanceof Saving.Saved(var campaign)) {
      return campaign;
    }
    throw new IllegalStateException("the sample's campaign was refused");
  }

  private static void deliver(Core past, SampleClock clock) {
    int sent = 0;
    while (true) {
      var begun = past.outbox.begin(Channel.SMS, Share.BULK, Outbox.BATCH_MAX, OWNER);
      if (begun.attempts().isEmpty() && !begun.more()) {
        return;
      }
      clock.set(clock.instant().plusSeconds(20));
      var ended = new ArrayList<Ended>();
      for (Attempt attempt : begun.attempts()) {
        sent++;
        ended.add(new Ended(attempt, sent % GONE_EVERY == 0 ? new Sending.Refused("21614", true)
            : new Sending.Sent("sample-" + attempt.message().id(), 2)));
      }
      past.outbox.end(ended);
      past.db.transact(h -> {
        ended.stream().filter(one -> one.sending() instanceof Sending.Sent).forEach(one -> told(past, h, (Sending.Sent) one.sending()));
        return Outcome.commit(ended.size());
      });
    }
  }

  private static void told(Core past, Handle h, Sending.Sent sent) {
    boolean lost = Math.floorMod(sent.providerId().hashCode(), UNDELIVERED_EVERY) == 0;
    past.messages.delivery(h, Channel.SMS, sent.providerId(), lost ? DeliveryStatus.UNDELIVERED : DeliveryStatus.DELIVERED);
  }
}
