package club.vafa.campaign;

import club.vafa.approval.Approvals;
import club.vafa.approval.Subject;
import club.vafa.approval.Approving;
import club.vafa.approval.Wish;
import club.vafa.club.Clubs;
import club.vafa.db.Json;
import club.vafa.segment.Segments;
import club.vafa.staff.Permission;
import club.vafa.trail.Actor;
import club.vafa.value.CampaignId;
import club.vafa.value.StaffId;
import java.util.HashSet;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Whether a campaign may go out to as many as it would: a large audience needs a second person's yes to exactly its content. */
public final class LaunchCheck {
  private final Clubs clubs;
  private final Segments segments;
  private final Approvals approvals;

  public LaunchCheck(Clubs clubs, Segments segments, Approvals approvals) {
    this.clubs = clubs;
    this.segments = segments;
    this.approvals = approvals;
  }

  /** How many members the campaign would reach now, the control group with them. */
  long audience(Handle h, CampaignDraft says) {
    return RunSql.count(h, Aims.reached(segments, says)).stream().mapToLong(RunSql.Cell::members).sum();
  }

  Aims.Settled settled(CampaignDraft says) {
    return Aims.settled(segments, says);
  }

  /** The limit over which so many need an approval that is not there. */
  Optional<Long> missing(Handle h, Campaign campaign, long audience) {
    long limit = clubs.settings().campaignApprovalAbove();
    return audience > limit && !approvals.stands(h, subject(campaign.id()), content(campaign)) ? Optional.of(limit) : Optional.empty();
  }

  /** Whether it would go to more than may be reached without an approval, which it has not got. */
  boolean needsApproval(Handle h, Campaign campaign) {
    return !approvals.stands(h, subject(campaign.id()), content(campaign))
        && RunSql.moreThan(h, Aims.reached(segments, campaign.says()), clubs.settings().campaignApprovalAbove());
  }

  void request(Handle h, Campaign campaign, StaffId by) {
    var makers = new HashSet<>(CampaignSql.makers(h, campaign.id()));
    makers.add(by);
    approvals.request(h, new Wish(subject(campaign.id()), Permission.CAMPAIGN_APPROVE, content(campaign), makers, false), Actor.of(by));
  }

  Approving approve(Handle h, Campaign campaign, StaffId by) {
    return approvals.approve(h, subject(campaign.id()), content(campaign), by, Optional.empty());
  }

  void revoke(Handle h, CampaignId campaign, String why, Actor by) {
    approvals.revoke(h, subject(campaign), why, by);
  }

  /** How the wish for approval stands. */
  Asked asked(Handle h, Campaign campaign) {
    var live = approvals.live(h, subject(campaign.id())).filter(wish -> wish.content().equals(content(campaign)));
    return live.map(wish -> wish.yes().isPresent() ? Asked.APPROVED : Asked.REQUESTED).orElse(Asked.NOT_REQUESTED);
  }

  private static Subject subject(CampaignId campaign) {
    return new Subject("campaign", campaign.value());
  }

  private static String content(Campaign campaign) {
    return Json.write(campaign.says());
  }
}
