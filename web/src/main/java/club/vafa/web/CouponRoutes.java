package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.CouponBatchApi;
import club.vafa.web.api.CouponShapes;
import java.util.List;

/** Discount codes beyond the till: batches, partners' codes, the welcome discount. */
final class CouponRoutes {
  private CouponRoutes() {}

  static void add(RouteTable to, Core core) {
    var batches = new CouponBatchApi(core);
    to.get("/coupon-batches", COUPON_WRITE, "The batches of codes, newest first").lists(CouponShapes.BatchView.class).by(batches::list);
    to.post("/coupon-batches", COUPON_WRITE, "Have a batch of codes made")
        .says("The codes are made in the background; `made` says how many there are. Each is good once.")
        .keyed().takes(CouponShapes.BatchPlan.class).answers(201, CouponShapes.BatchView.class).refuses(IN_THE_PAST).by(batches::plan);
    to.get("/coupon-batches/{batch}", COUPON_WRITE, "A batch of codes").answers(200, CouponShapes.BatchView.class).by(batches::show);
    to.post("/coupon-batches/{batch}/void", COUPON_WRITE,
        "Void a batch").says("None of its codes is good any more; what was redeemed stays so.")
        .takes(CouponShapes.VoidWish.class).answers(200, CouponShapes.BatchView.class).refuses(COUPON_VOIDED).by(batches::voidAll);
    to.get("/coupon-batches/{batch}/codes", COUPON_WRITE, "Download the codes of a batch")
        .says("Once; after that only with the permission coupon_codes. Every download is on the trail.")
        .answersFile("text/csv").refuses(COUPON_VOIDED, WRONG_BATCH, STILL_MAKING, ALREADY_DOWNLOADED).by(batches::codes);
    to.post("/partner-codes", COUPON_WRITE, "Open a batch for a partner's codes")
        .takes(CouponShapes.PartnerBatchPlan.class).answers(201,
            CouponShapes.BatchView.class).refuses(IN_THE_PAST).by(batches::openPartners);
    to.post("/partner-codes/{batch}/codes", COUPON_WRITE, "Import a partner's codes")
        .says("A line for each code, and behind it the last day on which it is good where it has one of its own. Lines that cannot be taken are "
            + "named and the rest goes on; a file that broke off may simply be sent again.")
        .takesFile(List.of("text/csv", "text/plain"), "code,until\nFILM-0001,2036-06-30\nFILM-0002\n")
        .answers(200, CouponShapes.ImportView.class).refuses(COUPON_VOIDED, WRONG_BATCH).by(batches::importCodes);
    to.get("/club/welcome-discount", CLUB_READ, "The discount for whoever joins").answers(200,
        CouponShapes.CouponPlan.class).by(batches::welcome);
    to.put("/club/welcome-discount", SETTINGS_WRITE, "Set the discount for whoever joins").takes(CouponShapes.CouponPlan.class)
        .answers(200, CouponShapes.CouponPlan.class).refuses(OTHER_CURRENCY).by(batches::setWelcome);
    to.delete("/club/welcome-discount", SETTINGS_WRITE, "Give no welcome discount any more").by(batches::endWelcome);
  }
}
