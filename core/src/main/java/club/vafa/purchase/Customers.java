package club.vafa.purchase;

import club.vafa.card.CardNumber;
import club.vafa.card.Cards;
import club.vafa.db.Pipeline;
import club.vafa.member.Member;
import club.vafa.member.MemberStatus;
import club.vafa.member.Members;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Finds the member whom a till means.
public final class Customers {

  private final Members members;
  private final Cards cards;

  public Customers(Members members, Cards cards) {
    this.members = members;
    this.cards = cards;
  }

  public Optional<Member> find(Handle h, Customer customer) {
    var found = switch (customer) {
      case Customer.ByPhone(var phone) -> members.byPhone(h, phone);
      case Customer.ByCard(var card) -> byCard(h, card);
      case Customer.ById(var id) -> members.byId(h, id);
    };
    return found.filter(Customers::active);
  }

  /// As the other one; a member named by id or phone is asked for in the pipeline, and one named by a card is looked up when the answer is wanted.
  Supplier<Optional<Member>> ask(Pipeline asks, Handle h, Customer customer) {
    if (customer instanceof Customer.ById(var id)) {
      var asked = members.byId(asks, id);
      return () -> asked.get().filter(Customers::active);
    }
    if (customer instanceof Customer.ByPhone(var phone)) {
      var asked = members.byPhone(asks, phone);
      return () -> asked.get().filter(Customers::active);
    }
    return () -> find(h, customer);
  }

  private static boolean active(Member member) {
    return member.status() == MemberStatus.ACTIVE;
  }

  private Optional<Member> byCard(Handle h, String card) {
    var id = card.startsWith(Cards.QR_PREFIX) ? cards.byQr(h, card) : CardNumber.parse(card).flatMap(number -> cards.byNumber(h, number));
    return id.flatMap(m -> members.byId(h, m));
  }
}
