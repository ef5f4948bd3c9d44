package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.product.Categories;
import club.vafa.product.Category;
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
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The products and their categories. */
public final class ProductApi {
  private static final String NAME = "{\"fa\": \"چای نعنا\", \"en\": \"Mint tea\"}";
  private static final String PRICE = "{\"amount\": 850000, \"currency\": \"IRR\"}";

  /** A product as it is wished. */
  public record ProductWish(
      @Doc(value = "What tills and staff write.", example = "mint-tea", pattern = BranchApi.CODE) String code,
      @Doc(value = "The name.", example = NAME) LocalText name,
      @Doc(value = "The code of its category.", example = "tea", pattern = BranchApi.CODE) String category,
      @Doc(value = "The list price.", example = PRICE) Money price,
      @Doc(value = "Goods, where it is not said.", example = "goods") Optional<Product.Kind> kind) {
    NewProduct product() {
      return new NewProduct(code, name, category, price.amount(), kind.orElse(Product.Kind.GOODS));
    }
  }

  /** What a product is to become. */
  public record ProductEdit(
      @Doc(value = "The name.", example = NAME) LocalText name,
      @Doc(value = "The code of its category.", example = "tea", pattern = BranchApi.CODE) String category,
      @Doc(value = "The list price.", example = PRICE) Money price,
      @Doc(value = "Goods, where it is not said.", example = "goods") Optional<Product.Kind> kind) {
    NewProduct product() {
      return new ProductWish("", name, category, price, kind).product();
    }
  }

  /** A product. */
  public record ProductView(
      ProductId id,
      @Doc(value = "What tills and staff write.", example = "mint-tea") String code,
      LocalText name,
      @Doc(value = "The code of its category.", example = "tea") String category,
      Money price,
      @Doc("Whether it is sold at present.") boolean active,
      Product.Kind kind) {}

  /** A category's name. */
  public record CategoryName(@Doc(value = "The name, as members read it.", example = "{\"fa\": \"چای\", \"en\": \"Tea\"}", max = 60) LocalText name) {}

  /** A category of products. */
  public record CategoryView(@Doc(value = "Its code.", example = "tea") String code, LocalText name) {
    static CategoryView of(Category category) {
      return new CategoryView(category.code(), category.name());
    }
  }

  private final Core core;

  public ProductApi(Core core) {
    this.core = core;
  }

  public Reply list(Call call) {
    return Reply.of(core.products.page(call.page()).map(this::view));
  }

  public Reply add(Call call) {
    var wish = call.body(ProductWish.class);
    return inClubsMoney(wish.price(), () -> switch (core.products.add(call.actor(), wish.product())) {
      case Products.Adding.Added(Product added) -> Reply.of(view(added));
      case Products.Adding.CodeTaken(String code) -> Refusals.codeTaken(code);
    });
  }

  public Reply change(Call call) {
    var wish = call.body(ProductEdit.class);
    return inClubsMoney(wish.price(), () -> changed(call, id -> core.products.change(call.actor(), id, wish.product())));
  }

  public Reply end(Call call) {
    return changed(call, id -> core.products.end(call.actor(), id));
  }

  public Reply resume(Call call) {
    return changed(call, id -> core.products.resume(call.actor(), id));
  }

  public Reply categories(Call call) {
    return Reply.of(Replies.page(core.categories.list(), call.page(), Category::code).map(CategoryView::of));
  }

  public Reply nameCategory(Call call) {
    return switch (core.categories.name(call.actor(), call.path("code"), call.body(CategoryName.class).name())) {
      case Categories.Naming.Named(Category category) -> Reply.of(CategoryView.of(category));
      case Categories.Naming.Unknown _ -> Refusals.notFound();
    };
  }

  private Reply inClubsMoney(Money price, Supplier<Reply> reply) {
    var currency = core.clubs.settings().money();
    return price.currency() == currency ? reply.get() : Refusals.otherCurrency(currency);
  }

  private Reply changed(Call call, Function<ProductId, Products.Changing> change) {
    return call.id("product", ProductId::new).map(id -> switch (change.apply(id)) {
      case Products.Changing.Changed(Product product) -> Reply.of(view(product));
      case Products.Changing.Unknown _ -> Refusals.notFound();
    }).orElseGet(Refusals::notFound);
  }

  private ProductView view(Product product) {
    var price = new Money(product.price(), core.clubs.settings().money());
    return new ProductView(product.id(), product.code(), product.name(), product.category(), price, product.active(), product.kind());
  }
}
