package club.vafa.segment;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/** The SQL of purchases that are narrowed by more than the usual days: how many, how much, the first and the last, per person. */
final class Purchased {
  private final Moment moment;
  private final Sources sources;
  private final Bindings bindings;

  Purchased(Moment moment, Sources sources, Bindings bindings) {
    this.moment = moment;
    this.sources = sources;
    this.bindings = bindings;
  }

  String sums(Filter filter) {
    var where = where(filter);
    return "select coalesce(a.merged_into, p.member_id) as member_id, "
        + (filter.namesGoods() ? "count(distinct p.purchase_id)" : "count(*)") + " as times, cast(sum(p.amount) as bigint) as amount, "
        + "min(p.day) as first_on, max(p.day) as last_on\n  from " + (filter.namesGoods() ? sources.items() : sources.purchases())
        + " p left join member a on a.id = p.member_id and a.merged_into is not null"
        + (where.isEmpty() ? "" : "\n  where " + String.join(" and ", where)) + "\n  group by 1";
  }

  private List<String> where(Filter filter) {
    var all = new ArrayList<String>();
    filter.days().ifPresent(days -> all.add("p.day > " + bindings.day(moment.today().minusDays(days))));
    filter.from().ifPresent(day -> all.add("p.day >= " + bindings.day(day)));
    filter.to().ifPresent(day -> all.add("p.day <= " + bindings.day(day)));
    if (!filter.branches().isEmpty()) {
      all.add("p.branch_id in (select b.id from branch b where b.code = any(" + bindings.texts(sorted(filter.branches())) + "))");
    }
    if (filter.namesGoods()) {
      var products = "p.product = any(" + bindings.texts(sorted(filter.products())) + ")";
      var categories = "p.product in (select g.code from product g where g.category = any(" + bindings.texts(sorted(filter.categories())) + "))";
      all.add(filter.categories().isEmpty() ? products : filter.products().isEmpty() ? categories : "(" + products + " or " + categories + ")");
    }
    if (!filter.weekdays().isEmpty()) {
      all.add("extract(isodow from p.day) = any(" + bindings.numbers(filter.weekdays().stream().map(DayOfWeek::getValue).sorted().toList()) + ")");
    }
    return all;
  }

  private static List<String> sorted(Iterable<String> codes) {
    var list = new ArrayList<String>();
    codes.forEach(list::add);
    list.sort(null);
    return list;
  }
}
