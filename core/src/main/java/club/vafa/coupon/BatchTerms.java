package club.vafa.coupon;

import club.vafa.value.BranchId;
import club.vafa.value.Money;
import java.util.Set;

/// What each code of a batch takes off, from which basket on, and where (no branch named: at all of them).
public record BatchTerms(Discount discount, Money minimum, Set<BranchId> branches) {

  public BatchTerms {
    branches = Set.copyOf(branches);
  }
}
