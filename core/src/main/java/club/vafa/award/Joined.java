package club.vafa.award;

import club.vafa.card.Card;
import club.vafa.coupon.OwnCoupon;
import club.vafa.member.Member;
import club.vafa.occasion.Remembering;
import club.vafa.value.Points;
import java.util.Optional;

/** How a joining ended. */
public sealed interface Joined {
  Member member();

  Card card();

  /** A new member, with the points that the club welcomes people with (none, zero), and its welcome discount where there is one. */
  record Welcome(Member member, Card card, Points points, Optional<Remembering> birthday,
      Optional<OwnCoupon> discount) implements Joined {
  }

  /** The person was a member before; the chat used now belongs to that member, and what was missing was added. */
  record AlreadyMember(Member member, Card card) implements Joined {
  }
}
