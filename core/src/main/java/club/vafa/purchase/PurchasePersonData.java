package club.vafa.purchase;

import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import club.vafa.value.Currency;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PageRequest;
import club.vafa.value.PurchaseId;
import club.vafa.value.RefundId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// A person's purchases and refunds. They are read under all ids of the person, and stay when the person is erased, since sums rest on
/// them.
public final class PurchasePersonData implements PersonData {

  @Override
  public String room() {
    return "purchase";
  }

  @Override
  public Set<String> tables() {
    return Set.of("purchase", "receipt", "refund", "refund_receipt", "payment");
  }

  @Override
  public void merge(Handle h, Merging merge) {}

  @Override
  public void unmerge(Handle h, Merging merge) {}

  @Override
  public void erase(Handle h, Person person) {}

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    Optional<PurchaseId> after = Optional.empty();
    do {
      var page = PurchaseSql.ofMembers(h, person.ids(), after, PageRequest.LIMIT_MAX);
      page.forEach(p -> to.row("purchases", Map.of("at", p.at(), "receipt", p.receipt(), "paid", money(p.paid(), p.currency()),
          "paidOtherwise", money(p.settled(), p.currency()), "returned", money(p.returned(), p.currency()), "points",
              p.points() - p.pointsTaken())));
      after = page.isEmpty() ? Optional.empty() : Optional.of(page.getLast().id());
    } while (after.isPresent());
    for (var id : person.ids()) {
      refunds(h, id, to);
    }
  }

  private static void refunds(Handle h, MemberId id, PersonSink to) {
    Optional<RefundId> after = Optional.empty();
    do {
      var page = RefundSql.ofMember(h, id, after, PageRequest.LIMIT_MAX);
      page.forEach(r -> to.row("refunds", Map.of("at", r.at(), "receipt", r.number(), "amount", money(r.amount(), r.currency()),
          "points", r.points())));
      after = page.isEmpty() ? Optional.empty() : Optional.of(page.getLast().id());
    } while (after.isPresent());
  }

  private static Money money(long amount, String currency) {
    return new Money(amount, Currency.of(currency));
  }
}
