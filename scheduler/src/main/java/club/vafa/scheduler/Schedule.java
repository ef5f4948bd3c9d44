package club.vafa.scheduler;

import static club.vafa.scheduler.FixedJob.Missed.MAKE_UP_ONCE;
import static club.vafa.scheduler.FixedJob.Missed.WAIT_FOR_NEXT;

import club.vafa.scheduler.job.EndHoldsJob;
import club.vafa.scheduler.job.EndReservationsJob;
import club.vafa.scheduler.job.ExpireLotsJob;
import club.vafa.scheduler.job.FactsJob;
import club.vafa.scheduler.job.ForgetJob;
import club.vafa.scheduler.job.GreetJob;
import club.vafa.scheduler.job.HealCampaignsJob;
import club.vafa.scheduler.job.LookForCampaignsJob;
import club.vafa.scheduler.job.JourneysJob;
import club.vafa.scheduler.job.MakeCouponsJob;
import club.vafa.scheduler.job.PartitionsJob;
import club.vafa.scheduler.job.RaiseTiersJob;
import club.vafa.scheduler.job.RenewSubscriptionsJob;
import club.vafa.scheduler.job.RevealSeedsJob;
import club.vafa.scheduler.job.ReviewTiersJob;
import club.vafa.scheduler.job.SweepMessagesJob;
import club.vafa.scheduler.job.TendRunsJob;
import java.util.List;

/** Every fixed job and its times. */
final class Schedule {
  /**
   * What would be missed by a day or more is made up for; what comes again within a minute is not. Greetings look at the club's own hour
   * and catch up over days by themselves, so a quarter of an hour is only how soon after that hour they begin.
   */
  static final List<FixedJob> JOBS = List.of(
      new FixedJob("greet", GreetJob.class, "0 0/15 * * * ?", MAKE_UP_ONCE, true),
      new FixedJob("expire-lots", ExpireLotsJob.class, "30 1 * * * ?", MAKE_UP_ONCE, true),
      new FixedJob("end-holds", EndHoldsJob.class, "50 * * * * ?", WAIT_FOR_NEXT, false),
      new FixedJob("review-tiers", ReviewTiersJob.class, "0 20 * * * ?", MAKE_UP_ONCE, true),
      new FixedJob("raise-tiers", RaiseTiersJob.class, "7/10 * * * * ?", WAIT_FOR_NEXT, false),
      new FixedJob("renew-subscriptions", RenewSubscriptionsJob.class, "0 25 * * * ?", MAKE_UP_ONCE, true),
      new FixedJob("heal-campaigns", HealCampaignsJob.class, "20 * * * * ?", WAIT_FOR_NEXT, false),
      new FixedJob("look-for-campaigns", LookForCampaignsJob.class, "35 5 * * * ?", MAKE_UP_ONCE, true),
      new FixedJob("tend-runs", TendRunsJob.class, "0/5 * * * * ?", WAIT_FOR_NEXT, false),
      new FixedJob("journeys", JourneysJob.class, "2/5 * * * * ?", WAIT_FOR_NEXT, false),
      new FixedJob("sweep-messages", SweepMessagesJob.class, "3/10 * * * * ?", WAIT_FOR_NEXT, false),
      new FixedJob("end-reservations", EndReservationsJob.class, "15 * * * * ?", WAIT_FOR_NEXT, false),
      new FixedJob("make-coupons", MakeCouponsJob.class, "1/5 * * * * ?", WAIT_FOR_NEXT, false),
      new FixedJob("reveal-seeds", RevealSeedsJob.class, "40 * * * * ?", WAIT_FOR_NEXT, false),
      new FixedJob("segment-facts", FactsJob.class, "25 * * * * ?", WAIT_FOR_NEXT, false),
      new FixedJob("partitions", PartitionsJob.class, "0 10 0 * * ?", MAKE_UP_ONCE, false),
      new FixedJob("forget", ForgetJob.class, "0 30 3 * * ?", MAKE_UP_ONCE, false));

  private Schedule() {}
}
