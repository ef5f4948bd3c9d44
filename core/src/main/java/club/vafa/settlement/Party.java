package club.vafa.settlement;

import club.vafa.ledger.Funder;
import club.vafa.ledger.Place;
import club.vafa.value.BranchId;
import club.vafa.value.PartnerId;

/// Who owes or is owed: a branch, a partner shop, or the club as a whole, which funds what nobody else does.
public sealed interface Party extends Comparable<Party> {

  record OfBranch(BranchId branch) implements Party {
    @Override
    public String key() {
      return BRANCH + branch;
    }
  }

  record OfPartner(PartnerId partner) implements Party {
    @Override
    public String key() {
      return PARTNER + partner;
    }
  }

  record Club() implements Party {
    @Override
    public String key() {
      return "club";
    }
  }

  Party CLUB = new Club();
  String BRANCH = "branch:";
  String PARTNER = "partner:";

  /// As it stands in tables and in the API.
  String key();

  static Party parse(String key) {
    if (key.startsWith(BRANCH)) {
      return new OfBranch(BranchId.parse(key.substring(BRANCH.length())));
    }
    if (key.startsWith(PARTNER)) {
      return new OfPartner(PartnerId.parse(key.substring(PARTNER.length())));
    }
    if (!key.equals(CLUB.key())) {
      throw new IllegalArgumentException("not a party");
    }
    return CLUB;
  }

  static Party of(Funder funder) {
    return switch (funder) {
      case Funder.OfBranch(var branch) -> new OfBranch(branch);
      case Funder.OfPartner(var partner) -> new OfPartner(partner);
    };
  }

  static Party of(Place place) {
    return switch (place) {
      case Place.AtBranch(var branch) -> new OfBranch(branch);
      case Place.AtPartner(var partner) -> new OfPartner(partner);
    };
  }

  @Override
  default int compareTo(Party other) {
    return key().compareTo(other.key());
  }
}
