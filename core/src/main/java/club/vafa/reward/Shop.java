package club.vafa.reward;

import club.vafa.value.BranchId;
import club.vafa.value.ProductId;

/// What the club sells and where, as far as rewards name it. Whoever wires the club hands it in.
public interface Shop {

  boolean has(BranchId branch);

  boolean has(ProductId product);
}
