package club.vafa.segment;

import club.vafa.value.LocalText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** How what a condition speaks of is called: branches, products, categories, levels and occasions by code. */
final class Named {
  enum Sort { BRANCH, PRODUCT, CATEGORY, TIER, OCCASION, CAMPAIGN }

  record Key(Sort sort, String code) {}

  record Row(Sort sort, String code, String nameFa, String nameEn) {}

  private final Map<Key, LocalText> names = new HashMap<>();

  private Named() {}

  static Named of(Handle h, Condition condition) {
    var named = new Named();
    var codes = condition.leaves().stream().flatMap(Named::codes).distinct().toList();
    if (!codes.isEmpty()) {
      rows(h, codes).forEach(row -> named.names.put(new Key(row.sort(), row.code()), new LocalText(row.nameFa(), row.nameEn())));
    }
    return named;
  }

  private static Stream<String> codes(Condition.Leaf leaf) {
    var filter = leaf.filter();
    return Stream.of(filter.branches(), filter.products(), filter.categories(), ids(filter.campaigns()), Compiler.codes(leaf.operand()))
        .flatMap(Collection::stream);
  }

  static List<String> ids(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toList();
  }

  private static List<Row> rows(Handle h, List<String> codes) {
    return h.createQuery("""
        select 'BRANCH' as sort, code, name_fa, name_en from branch where code = any(:codes)
        union all select 'PRODUCT', code, name_fa, name_en from product where code = any(:codes)
        union all select 'CATEGORY', code, name_fa, name_en from product_category where code = any(:codes)
        union all select 'TIER', code, name_fa, name_en from tier
        union all select 'OCCASION', code, name_fa, name_en from public_occasion where code = any(:codes)
        union all select 'CAMPAIGN', cast(id as text), name, name from campaign where cast(id as text) = any(:codes)
        """).bindArray("codes", String.class, codes).mapTo(Row.class).list();
  }

  boolean knows(Sort sort, String code) {
    return names.containsKey(new Key(sort, code));
  }

  LocalText name(Sort sort, String code) {
    return names.getOrDefault(new Key(sort, code), LocalText.same(code));
  }
}
