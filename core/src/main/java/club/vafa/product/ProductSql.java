package club.vafa.product;

import club.vafa.value.ProductId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class ProductSql {

  private ProductSql() {}

  static List<Product> page(Handle h, Optional<String> after, int max) {
    return h.createQuery("""
        select id, code, name_fa, name_en, category, price, active, kind from product
        where cast(:after as text) is null or code > :after
        order by code limit :max
        """).bind("after", after.orElse(null)).bind("max", max).mapTo(Product.class).list();
  }

  static List<Product> byCodes(Handle h, Collection<String> codes) {
    return h.createQuery("""
        select id, code, name_fa, name_en, category, price, active, kind from product where code = any(:codes)
        """).bindArray("codes", String.class, codes.toArray()).mapTo(Product.class).list();
  }

  static void insert(Handle h, Product product, Instant at) {
    h.createUpdate("""
        insert into product (id, code, name_fa, name_en, category, price, active, kind, created_at)
        values (:id, :code, :nameFa, :nameEn, :category, :price, :active, :kind, :at)
        """).bindMethods(product).bind("at", at).execute();
  }

  static Optional<Product> locked(Handle h, ProductId id) {
    return h.createQuery("select id, code, name_fa, name_en, category, price, active, kind from product where id = :id for update")
        .bind("id", id).mapTo(Product.class).findOne();
  }

  static void update(Handle h, Product product) {
    h.createUpdate("""
        update product set name_fa = :nameFa, name_en = :nameEn, category = :category, price = :price, active = :active, kind = :kind where id = :id
        """).bindMethods(product).execute();
  }

  static boolean known(Handle h, ProductId id) {
    return h.createQuery("select count(*) from product where id = :id").bind("id", id).mapTo(Long.class).one() > 0;
  }
}
