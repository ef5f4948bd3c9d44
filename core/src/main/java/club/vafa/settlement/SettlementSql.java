package club.vafa.settlement;

import club.vafa.value.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class SettlementSql {

  record Closed(String month, Instant fromAt, Instant untilAt, Instant closedAt) {}

  record LineRow(String source, String debtor, String creditor, String unit, long amount, long thousandths) {
    Line line() {
      return new Line(source, Party.parse(debtor), Party.parse(creditor), unit, amount, thousandths);
    }
  }

  record PaymentRow(PaymentId id, String payer, String payee, long amount, Optional<Instant> paidAt, Optional<String> reference) {
    Payment payment() {
      return new Payment(Optional.of(id), Party.parse(payer), Party.parse(payee), amount, paidAt, reference);
    }
  }

  private SettlementSql() {}

  /// One closes after the other, until the transaction ends.
  static void lock(Handle h) {
    h.createQuery("select pg_advisory_xact_lock(hashtext('settlement'))::text").mapTo(String.class).findOne();
  }

  static List<Closed> closed(Handle h, int max) {
    return h.createQuery("select month, from_at, until_at, closed_at from settlement_month order by until_at desc limit :max")
        .bind("max", max).mapTo(Closed.class).list();
  }

  static Optional<Closed> closed(Handle h, Month month) {
    return h.createQuery("select month, from_at, until_at, closed_at from settlement_month where month = :month")
        .bind("month", month.toString()).mapTo(Closed.class).findOne();
  }

  static void insert(Handle h, Account account, Instant at, Optional<?> by) {
    h.createUpdate("insert into settlement_month (month, from_at, until_at, closed_at, closed_by) values (:month, :from, :until, :at, :by)")
        .bind("month", account.month().toString()).bind("from", account.from()).bind("until", account.until()).bind("at", at)
        .bind("by", by.orElse(null)).execute();
    var lines = h.prepareBatch("""
        insert into settlement_line (month, source, debtor, creditor, unit, amount, thousandths)
        values (:month, :source, :debtor, :creditor, :unit, :amount, :thousandths)
        """);
    account.lines().forEach(l -> lines.bind("month", account.month().toString()).bind("source", l.source()).bind("debtor", l.debtor().key())
        .bind("creditor", l.creditor().key()).bind("unit", l.unit()).bind("amount", l.amount()).bind("thousandths", l.thousandths()).add());
    lines.execute();
    var payments = h.prepareBatch("insert into settlement_payment (id, month, payer, payee, amount) values (:id, :month, :payer, :payee, :amount)");
    account.payments().forEach(p -> payments.bind("id", p.id().orElseThrow()).bind("month", account.month().toString()).bind("payer", p.payer().key())
        .bind("payee", p.payee().key()).bind("amount", p.amount()).add());
    payments.execute();
  }

  static List<Line> lines(Handle h, Month month) {
    return h.createQuery("select source, debtor, creditor, unit, amount, thousandths from settlement_line where month = :month")
        .bind("month", month.toString()).mapTo(LineRow.class).list().stream().map(LineRow::line).sorted(Line.ORDER).toList();
  }

  /// What all closed months have counted of what was spent in the source month.
  static List<Line> counted(Handle h, String source) {
    return h.createQuery("""
        select source, debtor, creditor, unit, sum(amount)::bigint as amount, sum(thousandths)::bigint as thousandths
        from settlement_line where source = :source group by source, debtor, creditor, unit
        """).bind("source", source).mapTo(LineRow.class).list().stream().map(LineRow::line).toList();
  }

  static List<Payment> payments(Handle h, Month month) {
    return h.createQuery("select id, payer, payee, amount, paid_at, reference from settlement_payment where month = :month order by id")
        .bind("month", month.toString()).mapTo(PaymentRow.class).list().stream().map(PaymentRow::payment).toList();
  }

  static Optional<Payment> lockPayment(Handle h, PaymentId id) {
    return h.createQuery("select id, payer, payee, amount, paid_at, reference from settlement_payment where id = :id for update")
        .bind("id", id).mapTo(PaymentRow.class).findOne().map(PaymentRow::payment);
  }

  static void paid(Handle h, PaymentId id, Instant at, String reference) {
    h.createUpdate("update settlement_payment set paid_at = :at, reference = :reference where id = :id")
        .bind("id", id).bind("at", at).bind("reference", reference).execute();
  }
}
