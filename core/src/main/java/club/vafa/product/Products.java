package club.vafa.product;

import club.vafa.db.Db;
import club.vafa.trail.Actor;
import club.vafa.trail.Register;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.ProductId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/// The products of the club.
public final class Products {

  private static final int COPIED_MAX = 5_000;

  /// What became of the wish to add a product.
  public sealed interface Adding {
    record Added(Product product) implements Adding {}

    record CodeTaken(String code) implements Adding {}
  }

  /// What became of the wish to change a product, to end it, or to sell it again.
  public sealed interface Changing {
    record Changed(Product product) implements Changing {}

    record Unknown() implements Changing {}
  }

  private final Db db;
  private final InstantSource clock;
  private final Categories categories;
  private final Register<Map<String, Product>> copied;

  public Products(Db db, InstantSource clock, Trail trail, Categories categories) {
    this.db = db;
    this.clock = clock;
    this.categories = categories;
    this.copied = new Register<>(db, trail, "product", h -> {
      var byCode = new HashMap<String, Product>();
      ProductSql.page(h, Optional.empty(), COPIED_MAX).forEach(p -> byCode.put(p.code(), p));
      return Map.copyOf(byCode);
    });
  }

  /// The products with these codes; who asks compares what is missing.
  public Map<String, Product> byCodes(Collection<String> codes) {
    var found = new HashMap<String, Product>();
    var missing = new TreeSet<String>();
    var known = codes.isEmpty() ? Map.<String, Product>of() : copied.copy();
    for (var code : codes) {
      var product = Optional.ofNullable(known.get(code));
      product.ifPresentOrElse(p -> found.put(code, p), () -> missing.add(code));
    }
    if (!missing.isEmpty()) {
      db.read(h -> ProductSql.byCodes(h, missing)).forEach(p -> found.put(p.code(), p));
    }
    return found;
  }

  /// Whether the club has this product, sold at present or not.
  public boolean known(ProductId id) {
    return copied.copy().values().stream().anyMatch(product -> product.id().equals(id)) || db.read(h -> ProductSql.known(h, id));
  }

  /// In the order of their codes; the cursor is a code.
  public Page<Product> page(PageRequest page) {
    return Page.cut(db.read(h -> ProductSql.page(h, page.after(), page.limit() + 1)), page, Product::code);
  }

  public Adding add(Actor by, NewProduct wish) {
    var product = Product.of(new ProductId(Ids.v7(clock)), wish, true);
    return copied.write(by, h -> {
      categories.know(h, wish.category());
      ProductSql.insert(h, product, clock.instant());
      return Register.done(new Adding.Added(product), "add", product.id().value(), Map.of("code", wish.code(), "price", wish.price()));
    }, "product_code", new Adding.CodeTaken(wish.code()));
  }

  /// Sets everything but the code as it is wished; what was sold before stays as it was counted.
  public Changing change(Actor by, ProductId id, NewProduct wish) {
    return write(by, id, "change", (h, now) -> {
      categories.know(h, wish.category());
      return Product.of(id, wish.under(now.code()), now.active());
    });
  }

  /// Takes a product out of sale.
  public Changing end(Actor by, ProductId id) {
    return write(by, id, "end", (h, now) -> now.active(false));
  }

  public Changing resume(Actor by, ProductId id) {
    return write(by, id, "resume", (h, now) -> now.active(true));
  }

  private Changing write(Actor by, ProductId id, String act, BiFunction<Handle, Product, Product> change) {
    return copied.write(by, h -> ProductSql.locked(h, id).map(now -> {
      var changed = change.apply(h, now);
      ProductSql.update(h, changed);
      return Register.<Changing>done(new Changing.Changed(changed), act, id.value(),
          Map.of("code", changed.code(), "price", changed.price(), "category", changed.category(), "active", changed.active()));
    }).orElseGet(() -> Register.refused(new Changing.Unknown())));
  }
}
