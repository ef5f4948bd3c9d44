package club.vafa.product;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class ProductSql {

  private ProductSql() {}

  static List<Product> page(Handle h, Optional<String> after, int max) {
    return h.createQuery("""
        select id, code, name_fa, name_en, category, price, active from product
        where cast(:after as text) is null or code > :after
        order by code limit :max
        """).bind("after", after.orElse(null)).bind("max", max).mapTo(Product.class).list();
  }

  static List<Product> byCodes(Handle h, Collection<String> codes) {
    return h.createQuery("""
        select id, code, name_fa, name_en, category, price, active from product where code = any(:codes)
        """).bindArray("codes", String.class, codes.toArray()).mapTo(Product.class).list();
  }

  static void insert(Handle h, Product product, Instant at) {
    h.createUpdate("""
        insert into product (id, code, name_fa, name_en, category, price, active, created_at)
        values (:id, :code, :nameFa, :nameEn, :category, :price, :active, :at)
        """).bindMethods(product).bind("at", at).execute();
  }
}
