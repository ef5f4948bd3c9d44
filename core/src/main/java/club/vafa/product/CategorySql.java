package club.vafa.product;

import java.util.List;
import org.jdbi.v3.core.Handle;

final class CategorySql {

  private CategorySql() {}

  static List<Category> all(Handle h) {
    return h.createQuery("select code, name_fa, name_en from product_category order by code").mapTo(Category.class).list();
  }

  static int insert(Handle h, String code) {
    return h.createUpdate("""
        insert into product_category (code, name_fa, name_en) values (:code, :code, :code)
        on conflict on constraint product_category_code do nothing
        """).bind("code", code).execute();
  }

  static int update(Handle h, Category category) {
    return h.createUpdate("update product_category set name_fa = :nameFa, name_en = :nameEn where code = :code").bindMethods(category).execute();
  }
}
