package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.branch.Branch;
import club.vafa.settlement.Account;
import club.vafa.settlement.Party;
import club.vafa.value.LocalText;
import club.vafa.web.api.SettlementShapes.PositionView;
import java.util.Optional;

/** The parties of a settlement by their names. */
final class PartyNames {
  private final Core core;

  PartyNames(Core core) {
    this.core = core;
  }

  LocalText name(Party party) {
    return switch (party) {
      case Party.OfBranch(var branch) -> core.branches.byId(branch).map(Branch::name).orElse(LocalText.same(branch.toString()));
      case Party.OfPartner(var partner) -> LocalText.same(partner.toString());
      case Party.Club _ -> core.clubs.settings().name();
    };
  }

  boolean known(Party party) {
    return party instanceof Party.OfBranch(var branch) && core.branches.byId(branch).isPresent();
  }

  PositionView view(Account.Position position) {
    var owner = position.party() instanceof Party.OfBranch(var branch) ? core.branches.byId(branch).flatMap(Branch::ownerName)
        : Optional.<String>empty();
    return new PositionView(position.party().key(), name(position.party()), owner, position.owed(), position.owes(), position.net());
  }
}
