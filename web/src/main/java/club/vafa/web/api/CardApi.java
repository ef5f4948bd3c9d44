package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.card.Activation;
import club.vafa.card.Blocking;
import club.vafa.card.CardBatches;
import club.vafa.db.Outcome;
import club.vafa.member.Member;
import club.vafa.trail.Actor;
import club.vafa.value.MemberId;
import club.vafa.web.Call;
import club.vafa.web.CardRefusals;
import club.vafa.web.Download;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.api.CardShapes.CardBatchView;
import club.vafa.web.api.CardShapes.CardBatchWish;
import club.vafa.web.api.CardShapes.CardView;
import club.vafa.web.api.CardShapes.CardWish;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Membership cards: of one member, and batches for the printer. */
public final class CardApi {
  private final Core core;

  public CardApi(Core core) {
    this.core = core;
  }

  /** What a member's card does. */
  private interface Step {
    Blocking take(Handle h, Actor by, List<MemberId> person, Optional<UUID> card);
  }

  public Reply ofMember(Call call) {
    return core.db.read(h -> member(h, call).map(m -> core.cards.allOf(h, core.members.idsOf(h, m.id()))))
        .map(cards -> Reply.of(Replies.page(cards, call.page(), card -> card.id().toString()).map(CardView::of)))
        .orElseGet(Refusals::notFound);
  }

  public Reply give(Call call) {
    var printed = call.body(CardWish.class).printed();
    return core.db.transact(h -> {
      var member = member(h, call);
      if (member.isEmpty()) {
        return Outcome.refuse(Refusals.notFound());
      }
      var id = member.get().id();
      if (printed.isEmpty()) {
        return Outcome.commit(Reply.of(CardView.of(core.cards.replace(h, call.actor(), id))));
      }
      var activation = core.cards.activate(h, call.actor(), id, printed.get());
      return activation instanceof Activation.Activated(var card) ? Outcome.commit(Reply.of(CardView.of(card)))
          : Outcome.refuse(CardRefusals.of(activation));
    });
  }

  public Reply block(Call call) {
    return set(call, core.cards::block);
  }

  public Reply unblock(Call call) {
    return set(call, core.cards::unblock);
  }

  private Reply set(Call call, Step step) {
    return core.db.transact(h -> {
      var member = member(h, call);
      if (member.isEmpty()) {
        return Outcome.refuse(Refusals.notFound());
      }
      var blocking = step.take(h, call.actor(), core.members.idsOf(h, member.get().id()), call.query(CardShapes.OneCardQuery.class).card());
      return blocking instanceof Blocking.Done(var card) ? Outcome.commit(Reply.of(CardView.of(card))) : Outcome.refuse(CardRefusals.of(blocking));
    });
  }

  public Reply makeBatch(Call call) {
    var wish = call.body(CardBatchWish.class);
    return Replies.keyed(core.cardBatches.make(call.key(), new CardBatches.BatchWish(wish.name(), wish.size()), call.session().staffId()),
        made -> Reply.of(CardBatchView.of(core.cardBatches.byId(made.batch()).orElseThrow())));
  }

  public Reply batches(Call call) {
    return Reply.of(core.cardBatches.list(call.pageById()).map(CardBatchView::of));
  }

  public Reply batch(Call call) {
    return batchId(call).flatMap(core.cardBatches::byId).map(batch -> Reply.of(CardBatchView.of(batch))).orElseGet(Refusals::notFound);
  }

  public Reply printersFile(Call call) {
    return batchId(call).flatMap(core.cardBatches::byId)
        .map(batch -> Reply.file(new Download("cards-" + batch.id() + ".csv", Download.CSV, out -> lines(out, to -> core.cardBatches.csv(batch.id(), to)))))
        .orElseGet(Refusals::notFound);
  }

  public Reply giveUp(Call call) {
    var batch = batchId(call).flatMap(core.cardBatches::byId);
    if (batch.isEmpty()) {
      return Refusals.notFound();
    }
    return core.cardBatches.giveUp(batch.get().id(), call.session().staffId()) ? batch(call) : CardRefusals.givenUp();
  }

  /** Writes lines as UTF-8, one after the other. */
  static void lines(OutputStream out, Consumer<Consumer<String>> source) throws IOException {
    var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    try {
      source.accept(line -> {
        try {
          writer.write(line);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    writer.flush();
  }

  private static Optional<UUID> batchId(Call call) {
    return call.id("batch", Function.identity());
  }

  private Optional<Member> member(Handle h, Call call) {
    return call.id("member", MemberId::new).flatMap(id -> core.members.byId(h, id));
  }
}
