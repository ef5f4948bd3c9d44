package club.vafa.purchase;

import club.vafa.db.Pipeline;
import club.vafa.value.MemberId;
import club.vafa.value.PurchaseId;
import java.util.List;
import org.jdbi.v3.core.Handle;

final class PaymentSql {

  private PaymentSql() {}

  /// The discount of the level on a sale that is paid in money alone.
  static void insert(Pipeline writes, MemberId member, PurchaseId purchase, Bill bill) {
    int line = 0;
    for (var part : bill.parts()) {
      writes.write("insert into payment (member_id, purchase_id, line, means, units, value) values (?, ?, ?, ?, ?, ?)", member, purchase,
          (short) ++line, part.means(), part.units(), part.value().amount());
    }
  }

  static void insert(Handle h, MemberId member, PurchaseId purchase, List<Settling.Taken> taken) {
    var batch = h.prepareBatch("""
        insert into payment (member_id, purchase_id, line, means, units, value, holder_id, transfer_id, subject_id)
        values (:member, :purchase, :line, :means, :units, :value, :holder, :transfer, :subject)
        """);
    int line = 0;
    for (var one : taken) {
      batch.bind("member", member).bind("purchase", purchase).bind("line", ++line).bind("means", one.means()).bind("units", one.units())
          .bind("value", one.value()).bind("holder", one.holder()).bind("transfer", one.transfer()).bind("subject", one.subject()).add();
    }
    batch.execute();
  }
}
