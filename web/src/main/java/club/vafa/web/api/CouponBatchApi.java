package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.coupon.BatchStep;
import club.vafa.coupon.CouponBatch;
import club.vafa.staff.Permission;
import club.vafa.text.CsvLine;
import club.vafa.value.CouponBatchId;
import club.vafa.web.Call;
import club.vafa.web.Download;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.Upload;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Batches of discount codes, partners' codes, and the welcome discount. */
public final class CouponBatchApi {
  private final Core core;

  public CouponBatchApi(Core core) {
    this.core = core;
  }

  public Reply list(Call call) {
    return Reply.of(core.couponBatches.page(call.pageById()).map(batch -> CouponShapes.BatchView.of(batch, Optional.empty())));
  }

  public Reply plan(Call call) {
    return Replies.keyed(core.couponBatches.plan(call.key(), call.body(CouponShapes.BatchPlan.class).wish(), call.session().staffId()),
        CouponBatchApi::reply);
  }

  public Reply show(Call call) {
    return call.id("batch", CouponBatchId::new).flatMap(core.couponBatches::find)
        .map(batch -> Reply.of(CouponShapes.BatchView.of(batch,
            Optional.of(core.couponBatches.used(batch.id()))))).orElseGet(Refusals::notFound);
  }

  public Reply voidAll(Call call) {
    return step(call, id -> reply(core.couponBatches.voidAll(id, call.body(CouponShapes.VoidWish.class).why(), call.session().staffId())));
  }

  /** The codes, once; again for those who may see codes at any time. */
  public Reply codes(Call call) {
    boolean again = call.session().may(Permission.COUPON_CODES);
    return step(call, id -> switch (core.couponBatches.openForReading(id, again, call.session().staffId())) {
      case BatchStep.Done(CouponBatch batch) -> Reply.file(new Download("codes-" + batch.id() + ".csv", Download.CSV, out -> write(batch,
          out)));
      case BatchStep refused -> Refusals.of(refused);
    });
  }

  private void write(CouponBatch batch, OutputStream out) throws IOException {
    out.write(line("code"));
    core.couponBatches.<IOException>codes(batch.id(), code -> out.write(line(code)));
  }

  private static byte[] line(String cell) {
    return CsvLine.of(List.of(cell)).getBytes(StandardCharsets.UTF_8);
  }

  public Reply openPartners(Call call) {
    var plan = call.body(CouponShapes.PartnerBatchPlan.class);
    return reply(core.partnerCodes.open(plan.name(), plan.partner(), plan.until(), call.session().staffId()));
  }

  public Reply importCodes(Call call) {
    return step(call, id -> switch (core.partnerCodes.mayImport(id)) {
      case BatchStep.Done(CouponBatch batch) ->
          Reply.of(CouponShapes.ImportView.of(core.partnerCodes.read(batch, call.body(Upload.class).in(), call.session().staffId())));
      case BatchStep refused -> Refusals.of(refused);
    });
  }

  public Reply welcome(Call call) {
    return core.welcomeDiscount.terms().map(CouponShapes.CouponPlan::of).map(Reply::of).orElseGet(Refusals::notFound);
  }

  public Reply setWelcome(Call call) {
    var plan = call.body(CouponShapes.CouponPlan.class);
    if (plan.minimum().currency() != core.clubs.settings().money()) {
      return Refusals.otherCurrency(core.clubs.settings().money());
    }
    core.welcomeDiscount.set(plan.terms(), call.actor());
    return Reply.of(plan);
  }

  public Reply endWelcome(Call call) {
    core.welcomeDiscount.end(call.actor());
    return Reply.nothing();
  }

  private static Reply step(Call call, Function<CouponBatchId, Reply> step) {
    return call.id("batch", CouponBatchId::new).map(step).orElseGet(Refusals::notFound);
  }

  private static Reply reply(BatchStep step) {
    return step instanceof BatchStep.Done(CouponBatch batch) ? Reply.of(CouponShapes.BatchView.of(batch, Optional.empty()))
        : Refusals.of(step);
  }
}
