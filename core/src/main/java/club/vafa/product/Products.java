package club.vafa.product;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.Snapshot;
import club.vafa.trail.Actor;
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

/// The products of the club.
public final class Products {

  private static final long AGE_MILLIS_MAX = 3_000;
  private static final int COPIED_MAX = 5_000;

  /// What became of the wish to add a product.
  public sealed interface Adding {
    record Added(Product product) implements Adding {}

    record CodeTaken(String code) implements Adding {}
  }

  private final Db db;
  private final InstantSource clock;
  private final Trail trail;
  private final Snapshot<Map<String, Product>> copied;

  public Products(Db db, InstantSource clock, Trail trail) {
    this.db = db;
    this.clock = clock;
    this.trail = trail;
    this.copied = new Snapshot<>(db, AGE_MILLIS_MAX, h -> {
      var byCode = new HashMap<String, Product>();
      ProductSql.page(h, Optional.empty(), COPIED_MAX).forEach(p -> byCode.put(p.code(), p));
      return Map.copyOf(byCode);
    });
  }

  /// The products with these codes; who asks compares what is missing.
  public Map<String, Product> byCodes(Collection<String> codes) {
    var found = new HashMap<String, Product>();
    var missing = new TreeSet<String>();
    var known = codes.isEmpty() ? Map.<String, Product>of() : copied.get();
    for (var code : codes) {
      var product = Optional.ofNullable(known.get(code));
      product.ifPresentOrElse(p -> found.put(code, p), () -> missing.add(code));
    }
    if (!missing.isEmpty()) {
      db.read(h -> ProductSql.byCodes(h, missing)).forEach(p -> found.put(p.code(), p));
    }
    return found;
  }

  /// In the order of their codes; the cursor is a code.
  public Page<Product> page(PageRequest page) {
    return Page.cut(db.read(h -> ProductSql.page(h, page.after(), page.limit() + 1)), page, Product::code);
  }

  public Adding add(Actor by, NewProduct wish) {
    var product = new Product(new ProductId(Ids.v7(clock)), wish.code(), wish.name().fa(), wish.name().en(), wish.category(), wish.price(), true);
    return db.transact(h -> {
      ProductSql.insert(h, product, clock.instant());
      trail.record(h, by, "product.add", "product", product.id().value(), Map.of("code", wish.code(), "price", wish.price()));
      copied.forgetAfter(h);
      return Outcome.commit(new Adding.Added(product));
    }, constraint -> constraint.equals("product_code") ? Optional.of(new Adding.CodeTaken(wish.code())) : Optional.empty());
  }
}
