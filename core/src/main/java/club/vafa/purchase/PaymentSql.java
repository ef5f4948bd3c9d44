package club.vafa.purchase;

import club.vafa.value.MemberId;
import club.vafa.value.PurchaseId;
import java.util.List;
import org.jdbi.v3.core.Handle;

final class PaymentSql {

  private PaymentSql() {}

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
