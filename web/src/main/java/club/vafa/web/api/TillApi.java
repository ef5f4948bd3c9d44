package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.branch.Till;
import club.vafa.branch.Tills;
import club.vafa.value.BranchId;
import club.vafa.value.TillId;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.ShopRefusals;
import club.vafa.web.json.Doc;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The tills of the branches. */
public final class TillApi {
  /** A till as it is wished. */
  public record TillWish(
      @Doc(value = "What it sends with its sales; stays for ever, since its receipts are known by it.", example = "2",
          max = Till.CODE_CHARS_MAX) String code,
      @Doc(value = "A name for people.", example = "صندوق دم در", max = 60) String name) {}

  /** What a till is to be called. */
  public record TillName(@Doc(value = "A name for people.", example = "صندوق دم در", max = 60) String name) {}

  /** A till. */
  public record TillView(TillId id, BranchId branch, @Doc(value = "What it sends with its sales.", example = "2") String code,
      @Doc(value = "A name for people.", example = "صندوق دم در") String name, @Doc("Since when it is blocked.") Optional<Instant> blockedAt) {
    static TillView of(Till till) {
      return new TillView(till.id(), till.branchId(), till.code(), till.name(), till.blockedAt());
    }
  }

  private final Core core;

  public TillApi(Core core) {
    this.core = core;
  }

  public Reply list(Call call) {
    return call.id("branch", BranchId::new).flatMap(core.branches::byId)
        .map(branch -> Reply.of(Replies.page(core.tills.of(branch.id()), call.page(), Till::code).map(TillView::of)))
        .orElseGet(Refusals::notFound);
  }

  public Reply add(Call call) {
    var branch = call.id("branch", BranchId::new);
    if (branch.isEmpty()) {
      return Refusals.notFound();
    }
    if (!call.session().mayAt(branch.get())) {
      return Refusals.otherBranch();
    }
    var wish = call.body(TillWish.class);
    return reply(core.tills.add(call.actor(), branch.get(), wish.code(), wish.name()));
  }

  public Reply rename(Call call) {
    return changed(call, id -> core.tills.rename(call.actor(), id, call.body(TillName.class).name()));
  }

  public Reply block(Call call) {
    return changed(call, id -> core.tills.block(call.actor(), id));
  }

  public Reply unblock(Call call) {
    return changed(call, id -> core.tills.unblock(call.actor(), id));
  }

  private Reply changed(Call call, Function<TillId, Tills.Writing> change) {
    var till = call.id("till", TillId::new).flatMap(core.tills::byId);
    if (till.isEmpty()) {
      return Refusals.notFound();
    }
    return call.session().mayAt(till.get().branchId()) ? reply(change.apply(till.get().id())) : Refusals.otherBranch();
  }

  private static Reply reply(Tills.Writing writing) {
    return writing instanceof Tills.Writing.Written(Till till) ? Reply.of(TillView.of(till)) : ShopRefusals.of(writing);
  }
}
