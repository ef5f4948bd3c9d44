package club.vafa.notice;

import club.vafa.club.Clubs;
import club.vafa.member.Member;
import club.vafa.member.Reach;
import club.vafa.message.Messages;
import club.vafa.text.Message;
import club.vafa.tier.Membership;
import club.vafa.tier.Plan;
import club.vafa.tier.Subscription;
import club.vafa.tier.SubscriptionNotice;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/** Tells a member that the subscription has begun, is about to end, or is over; with what it has saved, where it has. */
public final class SubscriptionTold implements SubscriptionNotice {
  private static final Duration OF_USE = Duration.ofDays(3);

  private final OwnNews news;
  private final InstantSource clock;

  public SubscriptionTold(Clubs clubs, Reach reach, Messages messages, InstantSource clock) {
    this.news = new OwnNews(clubs, reach, messages, clock);
    this.clock = clock;
  }

  @Override
  public void sold(Handle h, Member member, Plan plan, Subscription subscription) {
    news.tell(h, member, Message.of("subscription.sold", "name", OwnNews.firstName(member), "plan", plan.name(), "from", subscription.from(),
        "day", subscription.until()).with("fee", subscription.fee()), clock.instant().plus(OF_USE));
  }

  @Override
  public void reminded(Handle h, Member member, Membership membership) {
    news.tell(h, member, words("subscription.reminder", member, membership), news.endOf(membership.subscription().until()));
  }

  @Override
  public void ended(Handle h, Member member, Membership membership) {
    news.tell(h, member, words("subscription.ended", member, membership), clock.instant().plus(OF_USE));
  }

  private static Message words(String key, Member member, Membership membership) {
    return Message.of(membership.saved().amount() > 0 ? key + ".saved" : key, "name", OwnNews.firstName(member), "plan", membership.plan().name(), "day",
        membership.subscription().until(), "saved", membership.saved());
  }
}
