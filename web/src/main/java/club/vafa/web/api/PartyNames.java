package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.branch.Branch;
import club.vafa.partner.Partner;
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
      case Party.OfPartner(var partner) -> core.partners.byId(partner).map(Partner::name).orElse(LocalText.same(partner.toString()));
      case Party.Club _ -> core.clubs.settings().name();
    };
  }

  /** The legal name of who owns it. */
  private Optional<String> owner(Party party) {
    return switch (party) {
      case Party.OfBranch(var branch) -> core.branches.byId(branch).flatMap(Branch::ownerName);
      case Party.OfPartner(var partner) -> core.partners.byId(partner).flatMap(Partner::ownerName);
      case Party.Club _ -> Optional.empty();
    };
  }

  PositionView view(Account.Position p) {
    return new PositionView(p.party().key(), name(p.party()), owner(p.party()), p.owed(), p.owes(), p.net());
  }
}
