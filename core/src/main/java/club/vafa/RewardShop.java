package club.vafa;

import club.vafa.branch.Branches;
import club.vafa.product.Products;
import club.vafa.reward.Shop;
import club.vafa.value.BranchId;
import club.vafa.value.ProductId;

/// Tells rewards of branches and products.
record RewardShop(Branches branches, Products products) implements Shop {

  @Override
  public boolean has(BranchId branch) {
    return branches.byId(branch).isPresent();
  }

  @Override
  public boolean has(ProductId product) {
    return products.known(product);
  }
}
