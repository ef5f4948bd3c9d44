package club.vafa.purchase;

import club.vafa.branch.Branch;
import club.vafa.member.Member;
import org.jdbi.v3.core.Handle;

/// Tells the member of a purchase, within its transaction. Whoever wires the club hands it in.
@FunctionalInterface
public interface PurchaseNotice {
  void recorded(Handle h, Member member, Branch branch, Recording.Recorded recorded);
}
