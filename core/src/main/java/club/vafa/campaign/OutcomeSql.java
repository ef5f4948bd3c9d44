package club.vafa.campaign;

import club.vafa.segment.Selection;
import club.vafa.value.CampaignId;
import club.vafa.value.RunId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The groups of a campaign as queries, which other rooms join to what they know. Label −1 is the control group, others are wordings. */
final class OutcomeSql {
  static final int CONTROL = -1;

  static final String MESSAGES = """
      select d.variant as label, d.message_id from campaign_delivery d where d.run_id = any(cast(:ofRuns as uuid[])) and not d.control
      """;
  static final String GIVEN = """
      select d.variant as label, g.member_id, g.given from campaign_run r
      join campaign_gift g on g.run_id = r.id
      join campaign_delivery d on d.member_id = g.member_id and d.run_id = g.run_id
      where r.campaign_id = :ofCampaign
      """;
  // Whoever was told twice within a window is counted once: from the first delivery to the end of the last window.
  private static final String MEMBERS = """
      select case when d.control then -1 else d.variant end as label, d.member_id, min(d.since) as since,
        max(d.since) + cast(:windowDays as int) * interval '1 day' as until
      from campaign_run r join campaign_delivery d on d.run_id = r.id
      where r.campaign_id = :ofCampaign
      group by 1, 2
      """;

  private OutcomeSql() {}

  static Selection members(CampaignId campaign, int windowDays) {
    return new Selection(MEMBERS, Map.of("ofCampaign", campaign.value(), "windowDays", windowDays));
  }

  /** Of messages: by the runs themselves, so that each table is read by its index of runs. */
  static Map<String, Object> of(List<RunId> runs) {
    return Map.of("ofRuns", runs.stream().map(RunId::toString).collect(Collectors.joining(",", "{", "}")));
  }

  static Map<String, Object> of(CampaignId campaign) {
    return Map.of("ofCampaign", campaign.value());
  }
}
