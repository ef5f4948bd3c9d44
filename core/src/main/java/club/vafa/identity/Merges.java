package club.vafa.identity;

import club.vafa.ledger.Forwarding;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Moved;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Aliases;
import club.vafa.member.Members;
import club.vafa.member.Merging;
import club.vafa.member.PersonData;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.StaffId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Makes two records of one person one, and takes them apart again. */
public final class Merges {
  private final Members members;
  private final Proofs proofs;
  private final Forwarding forwarding;
  private final List<PersonData> rooms;
  private final Trail trail;
  private final InstantSource clock;
  private final Aliases aliases = new Aliases();

  public Merges(Members members, Proofs proofs, Forwarding forwarding, List<PersonData> rooms, Trail trail, InstantSource clock) {
    this.members = members;
    this.proofs = proofs;
    this.forwarding = forwarding;
    this.rooms = rooms;
    this.trail = trail;
    this.clock = clock;
  }

  /** By staff, to whom both were shown to be present just before. */
  public MergeAnswer byStaff(Handle h, StaffId staff, MemberId from, MemberId into) {
    return merge(h, from, into, Optional.of(staff), Actor.of(staff));
  }

  /** By the member in the own chat, who has just proved the number of the other record by a code. */
  public MergeAnswer bySelf(Handle h, MemberId self, MemberId other) {
    return merge(h, other, self, Optional.empty(), Actor.of(self));
  }

  private MergeAnswer merge(Handle h, MemberId one, MemberId other, Optional<StaffId> staff, Actor by) {
    var from = members.byId(h, one);
    var into = members.byId(h, other);
    if (from.isEmpty() || into.isEmpty()) {
      return new MergeAnswer.UnknownMember();
    }
    var alias = from.get().id();
    var person = into.get().id();
    if (alias.equals(person)) {
      return new MergeAnswer.SamePerson(person);
    }
    aliases.lock(h, alias, person);
    if (!standsAlone(h, alias) || !standsAlone(h, person)) {
      // Another merge has come before; it decides whom the ids stand for now.
      return merge(h, one, other, staff, by);
    }
    var shown = new ArrayList<ProofKind>();
    var missing = new ArrayList<MemberId>();
    if (staff.isPresent()) {
      for (var id : List.of(alias, person)) {
        proofs.take(h, id, staff.get()).ifPresentOrElse(shown::add, () -> missing.add(id));
      }
    } else {
      shown.addAll(List.of(ProofKind.CODE, ProofKind.CHAT));
    }
    return missing.isEmpty() ? merged(h, new Merging(Ids.v7(clock), alias, person, by, clock.instant()), shown)
        : new MergeAnswer.NotProved(missing);
  }

  private MergeAnswer merged(Handle h, Merging merge, List<ProofKind> shown) {
    IdentitySql.insert(h, merge, shown.stream().map(Enum::name).toList());
    aliases.point(h, merge.from(), merge.into());
    var moved = forwarding.begin(h, HolderId.of(merge.from()), HolderId.of(merge.into()), Why.of(Reason.MERGE, merge.id()));
    IdentitySql.debts(h, merge.id(), debt(moved, Unit.POINTS), debt(moved, Unit.CREDIT));
    rooms.forEach(room -> room.merge(h, merge));
    trail.record(h, merge.by(), "member.merge", "member", merge.into().value(),
        Map.of("merge", merge.id(), "from", merge.from().value(), "proofs", shown));
    return new MergeAnswer.Merged(merge.id(), merge.into(), merge.from(), moved.amount(Unit.POINTS));
  }

  /** Gives the id back what is left of its own. */
  public UnmergeAnswer unmerge(Handle h, Actor by, MemberId from) {
    var person = members.byId(h, from);
    if (person.isEmpty()) {
      return new UnmergeAnswer.UnknownMember();
    }
    var open = IdentitySql.open(h, from);
    if (open.isEmpty()) {
      return new UnmergeAnswer.NotMerged();
    }
    if (!open.get().intoId().equals(person.get().id())) {
      return new UnmergeAnswer.LaterFirst(open.get().intoId());
    }
    var into = person.get().id();
    aliases.lock(h, from, into);
    if (!standsAlone(h, into) || !IdentitySql.undo(h, open.get().id(), by, clock.instant())) {
      return unmerge(h, by, from);
    }
    var merge = new Merging(open.get().id(), from, into, by, clock.instant());
    rooms.forEach(room -> room.unmerge(h, merge));
    var parts = aliases.partsOf(h, from).stream().map(HolderId::of).collect(Collectors.toSet());
    var moved = forwarding.end(h, HolderId.of(into), HolderId.of(from), parts,
        Map.of(Unit.POINTS, open.get().debtPoints(), Unit.CREDIT, open.get().debtCredit()), Why.of(Reason.UNMERGE, merge.id()));
    aliases.apart(h, from);
    trail.record(h, by, "member.unmerge", "member", into.value(), Map.of("merge", merge.id(), "from", from.value()));
    return new UnmergeAnswer.Apart(merge.id(), from, into, moved.amount(Unit.POINTS));
  }

  /** The merges of a person, newest first, also those that were undone. */
  public List<Merge> of(Handle h, MemberId member) {
    return IdentitySql.of(h, members.idsOf(h, member).stream().map(MemberId::value).toArray(UUID[]::new));
  }

  private boolean standsAlone(Handle h, MemberId id) {
    return members.byId(h, id).filter(found -> found.id().equals(id)).isPresent();
  }

  private static long debt(Moved moved, Unit unit) {
    return moved.units().stream().filter(one -> one.unit() == unit).mapToLong(Moved.OfUnit::debt).sum();
  }
}
