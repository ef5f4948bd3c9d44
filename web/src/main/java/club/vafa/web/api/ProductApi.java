package club.vafa.web.api;

import club.vafa.club.Clubs;
import club.vafa.product.NewProduct;
import club.vafa.product.Product;
import club.vafa.product.Products;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.ProductId;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.json.Doc;

/** The products. */
public final class ProductApi {
  /** A product as it is wished. */
  public record ProductWish(
      @Doc(value = "What tills and staff write.", example = "mint-tea", pattern = BranchApi.CODE) String code,
      @Doc(value = "The name.", example = "{\"fa\": \"چای نعنا\", \"en\": \"Mint tea\"}") LocalText name,
      @Doc(value = "The code of its category.", example = "tea", pattern = BranchApi.CODE) String category,
      @Doc(value = "The list price.", example = "{\"amount\": 850000, \"currency\": \"IRR\"}") Money price) {}

  /** A product. */
  public record ProductView(
      ProductId id,
      @Doc(value = "What tills and staff write.", example = "mint-tea") String code,
      LocalText name,
      @Doc(value = "The code of its category.", example = "tea") String category,
      Money price,
      @Doc("Whether it is sold at present.") boolean active) {}

  private final Products products;
  private final Clubs clubs;

  public ProductApi(Products products, Clubs clubs) {
    this.products = products;
    this.clubs = clubs;
  }

  public Reply list(Call call) {
    return Reply.of(products.page(call.page()).map(this::view));
  }

  public Reply add(Call call) {
    var wish = call.body(ProductWish.class);
    var currency = clubs.settings().money();
    if (wish.price().currency() != currency) {
      return Refusals.otherCurrency(currency);
    }
    return switch (products.add(call.actor(), new NewProduct(wish.code(), wish.name(), wish.category(), wish.price().amount()))) {
      case Products.Adding.Added(Product added) -> Reply.of(view(added));
      case Products.Adding.CodeTaken(String code) -> Refusals.codeTaken(code);
    };
  }

  private ProductView view(Product product) {
    var price = new Money(product.price(), clubs.settings().money());
    return new ProductView(product.id(), product.code(), product.name(), product.category(), price, product.active());
  }
}
