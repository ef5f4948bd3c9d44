package club.vafa.identity;

import club.vafa.card.CardNumber;
import club.vafa.card.Cards;
import club.vafa.member.Member;
import club.vafa.member.Members;
import club.vafa.value.MemberId;
import club.vafa.value.Phone;
import club.vafa.value.StaffId;
import club.vafa.verification.CodeCheck;
import club.vafa.verification.CodePurpose;
import club.vafa.verification.CodeSending;
import club.vafa.verification.CodeWish;
import club.vafa.verification.Codes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** That a member is there in person, shown to one of the staff: by a code sent to the member's number, or by the member's card. */
public final class Proofs {
  public static final Duration GOOD_FOR = Duration.ofMinutes(15);

  private final Members members;
  private final Cards cards;
  private final Codes codes;
  private final InstantSource clock;

  public Proofs(Members members, Cards cards, Codes codes, InstantSource clock) {
    this.members = members;
    this.cards = cards;
    this.codes = codes;
    this.clock = clock;
  }

  /** What came of showing something. */
  public sealed interface Shown {
    record Proved(Instant until) implements Shown {
    }

    record WrongCode(int left) implements Shown {
    }

    record NoCode() implements Shown {
    }

    record NotTheirCard() implements Shown {
    }

    record UnknownMember() implements Shown {
    }
  }

  /** What came of asking for a code. */
  public sealed interface Asked {
    record Done(CodeSending sending) implements Asked {
    }

    record NoPhone() implements Asked {
    }

    record UnknownMember() implements Asked {
    }
  }

  /** The answer is to be committed whatever it is: it counts. */
  public Asked ask(Handle h, StaffId staff, MemberId id) {
    var member = members.byId(h, id);
    if (member.isEmpty()) {
      return new Asked.UnknownMember();
    }
    Optional<Phone> phone = members.phoneOf(h, member.get().id());
    return phone.isEmpty() ? new Asked.NoPhone() : new Asked.Done(codes.send(h, new CodeWish(CodePurpose.MERGE,
        asker(staff, member.get()), Optional.of(member.get().id()), phone.get(), member.get().language())));
  }

  /** The answer is to be committed whatever it is: a wrong guess counts. */
  public Shown code(Handle h, StaffId staff, MemberId id, String typed) {
    var member = members.byId(h, id);
    if (member.isEmpty()) {
      return new Shown.UnknownMember();
    }
    return switch (codes.check(h, CodePurpose.MERGE, asker(staff, member.get()), typed)) {
      case CodeCheck.Right right -> proved(h, staff, member.get(), ProofKind.CODE);
      case CodeCheck.Wrong(int left) -> new Shown.WrongCode(left);
      case CodeCheck.Gone gone -> new Shown.NoCode();
    };
  }

  /** By what a scanner read, or the number on the card. */
  public Shown card(Handle h, StaffId staff, MemberId id, String shown) {
    var member = members.byId(h, id);
    if (member.isEmpty()) {
      return new Shown.UnknownMember();
    }
    var holder = (shown.startsWith(Cards.QR_PREFIX) ? cards.byQr(h, shown) : CardNumber.parse(shown).flatMap(number -> cards.byNumber(h, number)))
        .flatMap(found -> members.byId(h, found));
    return holder.equals(member) ? proved(h, staff, member.get(), ProofKind.CARD) : new Shown.NotTheirCard();
  }

  /** The proof that this member was shown to this person of the staff, used up by asking. */
  Optional<ProofKind> take(Handle h, MemberId id, StaffId staff) {
    return IdentitySql.take(h, members.idsOf(h, id).stream().map(MemberId::value).toArray(UUID[]::new), staff, clock.instant());
  }

  private Shown proved(Handle h, StaffId staff, Member member, ProofKind how) {
    var until = clock.instant().plus(GOOD_FOR);
    IdentitySql.prove(h, member.id(), staff, how, until);
    return new Shown.Proved(until);
  }

  private static CodeWish.Asker asker(StaffId staff, Member member) {
    return new CodeWish.Asker("staff " + staff.value() + " " + member.id().value());
  }
}
