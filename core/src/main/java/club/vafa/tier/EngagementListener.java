package club.vafa.tier;

import club.vafa.event.Event;
import club.vafa.event.Listener;
import club.vafa.member.Member;
import club.vafa.member.Members;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Counts what members take part in towards their level.
public final class EngagementListener implements Listener {

  private final Tiers tiers;
  private final Members members;

  public EngagementListener(Tiers tiers, Members members) {
    this.tiers = tiers;
    this.members = members;
  }

  @Override
  public String name() {
    return "tier-engagement";
  }

  @Override
  public boolean wants(Event event) {
    return act(event).isPresent();
  }

  @Override
  public void on(Handle h, Event event) {
    act(event).ifPresent(act -> members.byId(h, event.member()).map(Member::id).ifPresent(member -> tiers.engaged(h, member, act)));
  }

  private static Optional<Engagement.Act> act(Event event) {
    return switch (event) {
      case Event.PlayFinished played -> Optional.of(Engagement.Act.PLAY);
      case Event.FeedbackGiven given -> Optional.of(Engagement.Act.FEEDBACK);
      case Event.FriendQualified friend -> Optional.of(Engagement.Act.FRIEND);
      default -> Optional.empty();
    };
  }
}
