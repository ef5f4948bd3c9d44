package club.vafa.award;

import club.vafa.card.CardNumber;
import club.vafa.card.Cards;
import club.vafa.limit.Allowance;
import club.vafa.limit.AttemptLimit;
import club.vafa.limit.Attempts;
import club.vafa.member.Member;
import club.vafa.member.MemberStatus;
import club.vafa.member.Members;
import club.vafa.value.MemberId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Finds who is to have a gift. How often a giver may name somebody whom nobody knows is limited, since the answer tells who is a member.
public final class Receivers {

  public static final AttemptLimit UNKNOWN_PER_DAY = new AttemptLimit("point-gift-receiver", 10, Duration.ofDays(1));

  private final Members members;
  private final Cards cards;
  private final Attempts attempts;

  public Receivers(Members members, Cards cards, Attempts attempts) {
    this.members = members;
    this.cards = cards;
    this.attempts = attempts;
  }

  Optional<Member> giver(Handle h, MemberId id) {
    return members.byId(h, id).filter(Receivers::active);
  }

  Optional<Member> find(Handle h, Receiver receiver) {
    var found = switch (receiver) {
      case Receiver.ByPhone(var phone) -> members.byPhone(h, phone);
      case Receiver.ByCard(var number) -> CardNumber.parse(number).flatMap(card -> cards.byNumber(h, card)).flatMap(id -> members.byId(h,
          id));
      case Receiver.ById(var id) -> members.byId(h, id);
    };
    return found.filter(Receivers::active);
  }

  boolean mayTry(Handle h, MemberId giver) {
    return attempts.look(h, UNKNOWN_PER_DAY, giver.toString()) instanceof Allowance.Allowed;
  }

  /// Counted in the caller's transaction, which must commit then.
  void nobodyFound(Handle h, MemberId giver) {
    attempts.allow(h, UNKNOWN_PER_DAY, giver.toString());
  }

  List<MemberId> idsOf(Handle h, MemberId id) {
    return members.idsOf(h, id);
  }

  private static boolean active(Member member) {
    return member.status() == MemberStatus.ACTIVE;
  }
}
