package club.vafa.purchase;

import club.vafa.branch.Branch;
import club.vafa.member.Member;
import org.jdbi.v3.core.Handle;

/// Tells the member of a refund, within its transaction. Whoever wires the club hands it in.
@FunctionalInterface
public interface RefundNotice {

  void tell(Handle h, Member member, Branch branch, Refunding.Refunded refunded);
}
