package club.vafa.ledger;

import club.vafa.value.BranchId;
import club.vafa.value.PartnerId;
import java.util.Optional;
import java.util.UUID;

/// Who pays for a lot when it is spent, where it is not the club itself.
public sealed interface Funder {

  record OfBranch(BranchId branch) implements Funder {}

  record OfPartner(PartnerId partner) implements Funder {}

  static Funder of(BranchId branch) {
    return new OfBranch(branch);
  }

  static Funder of(PartnerId partner) {
    return new OfPartner(partner);
  }

  static Optional<UUID> branchOf(Optional<Funder> funder) {
    return funder.flatMap(f -> f instanceof OfBranch(BranchId branch) ? Optional.of(branch.value()) : Optional.empty());
  }

  static Optional<UUID> partnerOf(Optional<Funder> funder) {
    return funder.flatMap(f -> f instanceof OfPartner(PartnerId partner) ? Optional.of(partner.value()) : Optional.empty());
  }

  static Optional<Funder> read(Optional<BranchId> branch, Optional<PartnerId> partner) {
    return branch.map(Funder::of).or(() -> partner.map(Funder::of));
  }
}
