package club.vafa.campaign;

import club.vafa.value.CampaignId;
import org.jdbi.v3.core.Handle;

/**
 * A bucket of tokens for each campaign that has a limit. It holds what may go in a second, and at least one; so in no minute more than the
 * limit goes out, at any number of processes.
 */
final class PaceSql {
  private static final double SECONDS = 60;

  private PaceSql() {}

  /** How many may go now; the row stays locked until the caller's transaction ends. */
  static int room(Handle h, CampaignId campaign, int perMinute) {
    double held = Math.max(1, Math.floor(perMinute / SECONDS));
    double perSecond = (perMinute - held + 1) / SECONDS;
    double tokens = h.createQuery("""
        insert into campaign_pace (campaign_id, tokens, refilled_at) values (:campaign, :held, clock_timestamp())
        on conflict (campaign_id) do update set
          tokens = least(:held, campaign_pace.tokens
            + :perSecond * greatest(0, cast(extract(epoch from clock_timestamp() - campaign_pace.refilled_at) as double precision))),
          refilled_at = clock_timestamp()
        returning tokens
        """).bind("campaign", campaign).bind("held", held).bind("perSecond", perSecond).mapTo(Double.class).one();
    return (int) Math.floor(tokens);
  }

  static void take(Handle h, CampaignId campaign, long messages) {
    h.createUpdate("update campaign_pace set tokens = tokens - :messages where campaign_id = :campaign")
        .bind("messages", messages).bind("campaign", campaign).execute();
  }
}
