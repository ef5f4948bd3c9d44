package club.vafa;

import club.vafa.club.Clubs;
import club.vafa.game.Buying;
import club.vafa.game.Ordinary;
import club.vafa.purchase.Habits;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.Points;
import club.vafa.value.PurchaseId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Tells games of purchases. As points that an ordinary member has it counts the welcome alone, which everybody got.
record GameBuying(Habits habits, Clubs clubs) implements Buying {

  @Override
  public Ordinary ordinary(Handle h) {
    return new Ordinary(habits.ordinaryPurchase(h), new Points(clubs.settings().welcomePoints()));
  }

  @Override
  public List<PurchaseId> purchases(Handle h, MemberId member, Money minimum, Instant since, int max) {
    return habits.since(h, member, minimum, since, max);
  }
}
