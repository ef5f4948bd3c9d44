package club.vafa.tier;

import club.vafa.member.Member;
import org.jdbi.v3.core.Handle;

/// Tells members of their subscription, within the transaction of what it tells. Whoever wires the club hands it in.
public interface SubscriptionNotice {

  void sold(Handle h, Member member, Plan plan, Subscription subscription);

  void reminded(Handle h, Member member, Membership membership);

  void ended(Handle h, Member member, Membership membership);
}
