package club.vafa.purchase;

import club.vafa.branch.Branch;
import club.vafa.db.Pipeline;
import club.vafa.member.Member;

/// Tells the member of a purchase, within its transaction. Whoever wires the club hands it in.
@FunctionalInterface
public interface PurchaseNotice {

  /// Asks in the pipeline what it must know of the member; what is answered is called once the purchase is known.
  Teller ask(Pipeline asks, Member member);

  /// Queues the message in the pipeline.
  @FunctionalInterface
  interface Teller {
    void tell(Pipeline writes, Branch branch, Recording.Recorded recorded);
  }
}
