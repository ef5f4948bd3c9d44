package club.vafa.giftcard;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.ledger.Balance;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.StatementLine;
import club.vafa.ledger.Unit;
import club.vafa.secret.CodeVault;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.GiftCardId;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.StaffId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Gift cards as staff look after them: listed, blocked, given a new code, added up.
public final class GiftCardDesk {

  /// A card and what is on it.
  public record Listed(GiftCard card, Balance balance) {}

  /// What became of blocking or unblocking.
  public sealed interface Setting {
    record Done(Listed card) implements Setting {}

    record NoSuchCard() implements Setting {}

    /// It is so already.
    record AlreadySo(GiftCardStatus status) implements Setting {}
  }

  private final Db db;
  private final Ledger ledger;
  private final CodeVault vault;
  private final Trail trail;
  private final InstantSource clock;

  public GiftCardDesk(Db db, Ledger ledger, CodeVault vault, Trail trail, InstantSource clock) {
    this.db = db;
    this.ledger = ledger;
    this.vault = vault;
    this.trail = trail;
    this.clock = clock;
  }

  public Optional<Listed> byId(GiftCardId id) {
    return db.read(h -> GiftCardSql.byId(h, id).map(card -> listed(h, card)));
  }

  /// All cards, newest first; the cursor is a card's id.
  public Page<Listed> list(PageRequest page) {
    return db.read(h -> Page.cut(GiftCardSql.page(h, page.after().map(GiftCardId::parse), page.limit() + 1), page, card -> card.id().toString())
        .map(card -> listed(h, card)));
  }

  /// What came and went on a card, newest first; the cursor is a transfer's id.
  public Page<StatementLine> statement(GiftCardId card, PageRequest page) {
    return db.read(h -> ledger.statement(h, HolderId.of(card), Unit.CREDIT, page));
  }

  /// The code for showing it once more, as XXXX-XXXX-XXXX-XXXX.
  public Optional<String> code(GiftCardId id) {
    return db.read(h -> GiftCardSql.sealedCode(h, id)).map(sealed -> vault.open(sealed).shown());
  }

  /// As the other one, and noted on the trail: staff look at a code that is as good as money.
  public Optional<String> code(GiftCardId id, StaffId by) {
    return db.transact(h -> {
      var sealed = GiftCardSql.sealedCode(h, id);
      sealed.ifPresent(s -> trail.record(h, Actor.of(by), "gift-card.show-code", "gift_card", id.value(), Map.of()));
      return Outcome.commit(sealed.map(s -> vault.open(s).shown()));
    });
  }

  /// A new code for the card, which now belongs to whoever has that; the old one opens nothing from now on.
  public Optional<String> newCode(GiftCardId id, Actor by) {
    return db.transact(h -> {
      if (GiftCardSql.lock(h, id).isEmpty()) {
        return Outcome.refuse(Optional.empty());
      }
      var code = vault.fresh();
      GiftCardSql.endCode(h, id, clock.instant());
      GiftCardSql.code(h, vault.key(code), id, vault.seal(code), clock.instant());
      trail.record(h, by, "gift-card.new-code", "gift_card", id.value(), Map.of());
      return Outcome.commit(Optional.of(code.shown()));
    });
  }

  public Setting set(GiftCardId id, GiftCardStatus wanted, StaffId by) {
    return db.transact(h -> {
      var card = GiftCardSql.lock(h, id);
      if (card.isEmpty()) {
        return Outcome.refuse(new Setting.NoSuchCard());
      }
      if (card.get().status() == wanted) {
        return Outcome.refuse(new Setting.AlreadySo(wanted));
      }
      GiftCardSql.status(h, id, wanted);
      trail.record(h, Actor.of(by), wanted == GiftCardStatus.BLOCKED ? "gift-card.block" : "gift-card.unblock", "gift_card", id.value(), Map.of());
      return Outcome.commit(new Setting.Done(listed(h, GiftCardSql.byId(h, id).orElseThrow())));
    });
  }

  public Liability liability() {
    return db.read(GiftCardSql::liability);
  }

  private Listed listed(Handle h, GiftCard card) {
    return new Listed(card, ledger.balance(h, card.holder(), Unit.CREDIT));
  }
}
