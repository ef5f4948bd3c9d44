package club.vafa.game;

import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PurchaseId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What a game must know of purchases; handed in, since this room does not know them.
public interface Buying {

  /// What is ordinary in the club of late.
  Ordinary ordinary(Handle h);

  /// The member's purchases since then on which at least so much was paid, oldest first, at most so many.
  List<PurchaseId> purchases(Handle h, MemberId member, Money minimum, Instant since, int max);
}
