package club.vafa.earning;

import club.vafa.db.Pipeline;
import club.vafa.ledger.Unit;
import club.vafa.value.Fraction;
import club.vafa.value.MemberId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

final class CarrySql {

  private record Row(Unit unit, Fraction fraction) {}

  private CarrySql() {}

  static Supplier<Map<Unit, Fraction>> carried(Pipeline asks, MemberId member) {
    var rows = asks.query(row -> new Row(Unit.valueOf(row.getString(1)), new Fraction(row.getBigDecimal(2).toBigIntegerExact(),
        row.getBigDecimal(3).toBigIntegerExact())), "select unit, numerator, denominator from earning_carry where member_id = ?", member);
    return () -> rows.get().stream().collect(Collectors.toMap(Row::unit, Row::fraction));
  }

  static void carry(Pipeline writes, MemberId member, Unit unit, Fraction fraction) {
    writes.write("""
        insert into earning_carry (member_id, unit, numerator, denominator) values (?, ?, ?, ?)
        on conflict (member_id, unit) do update set numerator = excluded.numerator, denominator = excluded.denominator
        """, member, unit, new BigDecimal(fraction.numerator()), new BigDecimal(fraction.denominator()));
  }
}
