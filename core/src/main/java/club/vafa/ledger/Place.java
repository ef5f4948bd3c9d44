package club.vafa.ledger;

import club.vafa.value.BranchId;
import club.vafa.value.PartnerId;
import java.util.Optional;
import java.util.UUID;

/// Where value was spent: at a branch of the club, or at a partner shop.
public sealed interface Place {

  record AtBranch(BranchId branch) implements Place {}

  record AtPartner(PartnerId partner) implements Place {}

  static Place of(BranchId branch) {
    return new AtBranch(branch);
  }

  static Place of(PartnerId partner) {
    return new AtPartner(partner);
  }

  static Optional<UUID> branchOf(Optional<Place> place) {
    return place.flatMap(p -> p instanceof AtBranch(BranchId branch) ? Optional.of(branch.value()) : Optional.empty());
  }

  static Optional<UUID> partnerOf(Optional<Place> place) {
    return place.flatMap(p -> p instanceof AtPartner(PartnerId partner) ? Optional.of(partner.value()) : Optional.empty());
  }

  static Optional<Place> read(Optional<BranchId> branch, Optional<PartnerId> partner) {
    return branch.map(Place::of).or(() -> partner.map(Place::of));
  }
}
