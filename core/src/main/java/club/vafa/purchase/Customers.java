package club.vafa.purchase;

import club.vafa.card.CardNumber;
import club.vafa.card.Cards;
import club.vafa.member.Member;
import club.vafa.member.MemberStatus;
import club.vafa.member.Members;
import java.util.Optional;
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
    return found.filter(m -> m.status() == MemberStatus.ACTIVE);
  }

  private Optional<Member> byCard(Handle h, String card) {
    var id = card.startsWith(Cards.QR_PREFIX) ? cards.byQr(h, card) : CardNumber.parse(card).flatMap(number -> cards.byNumber(h, number));
    return id.flatMap(m -> members.byId(h, m));
  }
}
