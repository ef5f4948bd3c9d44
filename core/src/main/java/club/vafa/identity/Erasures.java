package club.vafa.identity;

import club.vafa.ledger.HolderId;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Unit;
import club.vafa.member.Aliases;
import club.vafa.member.Members;
import club.vafa.member.PersonData;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.MemberId;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Forgets a person, under all ids. What the club's accounts rest on stays with the bare id; the number may join anew, as somebody else. */
public final class Erasures {
  private final Members members;
  private final Ledger ledger;
  private final List<PersonData> rooms;
  private final Trail trail;
  private final Aliases aliases = new Aliases();

  public Erasures(Members members, Ledger ledger, List<PersonData> rooms, Trail trail) {
    this.members = members;
    this.ledger = ledger;
    this.rooms = rooms;
    this.trail = trail;
  }

  public ErasureAnswer erase(Handle h, Actor by, MemberId id) {
    var member = members.byId(h, id);
    if (member.isEmpty()) {
      return new ErasureAnswer.UnknownMember();
    }
    aliases.lock(h, member.get().id(), member.get().id());
    var person = members.person(h, id);
    if (person.isEmpty() || members.byId(h, id).filter(now -> now.id().equals(member.get().id())).isEmpty()) {
      // Erased or merged in between.
      return erase(h, by, id);
    }
    var holder = HolderId.of(person.get().id());
    long points = ledger.balance(h, holder, Unit.POINTS).posted();
    long credit = ledger.balance(h, holder, Unit.CREDIT).posted();
    // The member's own room comes last, as long as others may still ask it.
    rooms.reversed().forEach(room -> room.erase(h, person.get()));
    trail.record(h, by, "member.erase", "member", person.get().id().value(), Map.of("points", points, "credit", credit));
    return new ErasureAnswer.Erased(person.get().id(), points, credit);
  }
}
