package club.vafa.web;

import static club.vafa.staff.Permission.CLUB_READ;
import static club.vafa.staff.Permission.PARTNER_RECORD;
import static club.vafa.staff.Permission.PARTNER_WRITE;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.PartnerApi;
import club.vafa.web.api.PartnerShapes;
import club.vafa.web.api.PartnerTillApi;

/** Partner shops: their contracts, and what their own tills tell. */
final class PartnerRoutes {

  private PartnerRoutes() {}

  static void add(RouteTable to, Core core) {
    var partners = new PartnerApi(core);
    to.get("/partners", CLUB_READ, "All partner shops").lists(PartnerShapes.PartnerView.class).by(partners::list);
    to.post("/partners", PARTNER_WRITE, "Add a partner shop")
        .says("Its staff get a token through /staff with the role partner and this partner's id, and may then do nothing but its business.")
        .takes(PartnerShapes.PartnerWish.class).answers(201, PartnerShapes.PartnerView.class).refuses(CODE_TAKEN).by(partners::add);
    to.put("/partners/{partner}", PARTNER_WRITE, "Change a partner shop").says("Its code stays.").takes(PartnerShapes.PartnerEdit.class)
        .answers(200, PartnerShapes.PartnerView.class).by(partners::change);
    to.post("/partners/{partner}/closure", PARTNER_WRITE, "Close a partner shop").says("What is owed stays owed.")
        .answers(200, PartnerShapes.PartnerView.class).by(partners::close);
    to.delete("/partners/{partner}/closure", PARTNER_WRITE, "Open a partner shop again").answers(200, PartnerShapes.PartnerView.class)
        .by(partners::reopen);
    to.get("/partners/{partner}/contracts", PARTNER_WRITE, "The contracts with a partner").lists(PartnerShapes.ContractView.class)
        .by(partners::contracts);
    to.post("/partners/{partner}/contracts", PARTNER_WRITE, "Agree on a contract")
        .says("One contract at most is in force on a day, and its terms stay as they were agreed. A postpaid partner owes the points that it gave "
            + "when they are spent; a prepaid one pays their worth from its deposit when they are earned, and is refused when that is used up.")
        .takes(PartnerShapes.ContractWish.class).answers(201, PartnerShapes.ContractView.class).refuses(CONTRACTS_OVERLAP).by(partners::agree);
    to.post("/contracts/{contract}/end", PARTNER_WRITE, "End a contract after a day").takes(PartnerShapes.ContractEnd.class)
        .answers(200, PartnerShapes.ContractView.class).by(partners::end);
    to.post("/contracts/{contract}/deposits", PARTNER_WRITE, "Record what a prepaid partner has paid").keyed()
        .takes(PartnerShapes.DepositWish.class).answers(201, PartnerShapes.DepositView.class).refuses(NOT_PREPAID, OTHER_CURRENCY)
        .by(partners::deposit);

    var till = new PartnerTillApi(core);
    to.post("/partners/{partner}/purchases", PARTNER_RECORD, "Record a purchase at a partner")
        .says("It earns what the contract in force says. A receipt is taken once per partner and day.").keyed()
        .takes(PartnerShapes.PartnerPurchase.class).answers(201, PartnerShapes.DealView.class).refuses(OTHER_PARTNER, NOT_IN_FORCE, USED_UP,
            CONTRACT_LIMIT_REACHED, UNKNOWN_MEMBER, OTHER_CURRENCY, PARTNER_RECEIPT_TAKEN).by(till::earn);
    to.post("/partners/{partner}/burns", PARTNER_RECORD, "Let a member spend points at a partner")
        .says("With the member's card alone, since a phone number is known to many. The answer says what the points are worth.").keyed()
        .takes(PartnerShapes.PartnerBurn.class).answers(201, PartnerShapes.DealView.class).refuses(OTHER_PARTNER, NOT_IN_FORCE, CONTRACT_LIMIT_REACHED,
            UNKNOWN_MEMBER, TOO_FEW_POINTS, WORTH_NOTHING, PARTNER_RECEIPT_TAKEN).by(till::spend);
    to.post("/partners/{partner}/deals/{deal}/undoing", PARTNER_RECORD, "Undo a purchase or a spending at a partner")
        .says("As a whole: spent points go back to their own lots, and what is owed for them is restored; earned ones are taken back as the "
            + "club's policy for debts goes.").keyed()
        .answers(201, PartnerShapes.UndoneView.class).refuses(OTHER_PARTNER, UNDONE_BEFORE, UNKNOWN_MEMBER).by(till::undo);
  }
}
