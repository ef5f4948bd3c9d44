package club.vafa.web;

import static club.vafa.staff.Permission.SETTLEMENT_READ;
import static club.vafa.staff.Permission.SETTLEMENT_WRITE;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.SettlementApi;
import club.vafa.web.api.SettlementShapes;

/** What branches, partners and the club owe each other, month by month. */
final class SettlementRoutes {

  private SettlementRoutes() {}

  static void add(RouteTable to, Core core) {
    var settlements = new SettlementApi(core);
    to.get("/settlements", SETTLEMENT_READ, "The months, newest first")
        .says("Months are those of the calendar in the club's setting settlementCalendar: 1405-03 or 2026-06.")
        .lists(SettlementShapes.MonthView.class).by(settlements::months);
    to.get("/settlements/{month}", SETTLEMENT_READ, "The account of a month between all parties")
        .says("A point that A funded and that was spent at B means that A owes B its worth; positions sum to zero. While the month is open the "
            + "account grows and payments are proposed; once it is closed it stays, and what becomes known later falls in the next month. "
            + "Payments are the fewest there can be where, after parties with opposite positions have been paired, at most 18 are left; "
            + "beyond that there are less than twice the fewest.")
        .answers(200, SettlementShapes.AccountView.class).refuses(OTHER_BRANCH).by(settlements::account);
    to.get("/settlements/{month}/branches/{branch}", SETTLEMENT_READ, "The statement of a branch for a month")
        .answers(200, SettlementShapes.StatementView.class).refuses(OTHER_BRANCH).by(settlements::ofBranch);
    to.get("/settlements/{month}/partners/{partner}", SETTLEMENT_READ, "The statement of a partner for a month")
        .answers(200, SettlementShapes.StatementView.class).refuses(OTHER_PARTNER).by(settlements::ofPartner);
    to.get("/settlements/{month}/file", SETTLEMENT_READ, "The debts of a month as CSV")
        .says("In UTF-8 with a byte order mark, so that Excel reads it; headings in the language of Accept-Language.")
        .answersFile("text/csv").refuses(OTHER_BRANCH).by(settlements::file);
    to.post("/settlements/{month}/closure", SETTLEMENT_WRITE, "Close a month that is over")
        .says("Months are closed one after the other; the first to be closed takes in all that was before it.")
        .answers(200, SettlementShapes.AccountView.class).refuses(OTHER_BRANCH, MONTH_NOT_OVER, EARLIER_MONTH_OPEN, WRONG_STATE)
        .by(settlements::close);
    to.post("/settlement-payments/{payment}/receipt", SETTLEMENT_WRITE, "Mark a payment as paid").keyed()
        .takes(SettlementShapes.ReceiptWish.class).answers(201, SettlementShapes.PaidView.class).refuses(OTHER_BRANCH, PAID_BEFORE)
        .by(settlements::pay);
  }
}
