package club.vafa.card;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.limit.Allowance;
import club.vafa.limit.AttemptLimit;
import club.vafa.limit.Attempts;
import club.vafa.member.Members;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.secret.CodeVault;
import club.vafa.secret.SecretCode;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.BranchId;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Discount cards: given out, shown again to staff, looked up by a till, blocked. */
public final class DiscountCards {
  /** Unknown codes that one caller may try, before it has to wait for the window to end. */
  public static final AttemptLimit GUESSES = new AttemptLimit("discount-card", 30, Duration.ofMinutes(15));

  /** A card with its code: XXXX-XXXX-XXXX-XXXX. */
  public record Shown(DiscountCard card, String code) {}

  /** Which card was given out. */
  public record Issued(UUID card) {}

  private final Db db;
  private final Requests requests;
  private final Attempts attempts;
  private final CodeVault vault;
  private final Members members;
  private final Trail trail;
  private final InstantSource clock;

  public DiscountCards(Db db, Requests requests, Attempts attempts, CodeVault vault, Members members, Trail trail, InstantSource clock) {
    this.db = db;
    this.requests = requests;
    this.attempts = attempts;
    this.vault = vault;
    this.members = members;
    this.trail = trail;
    this.clock = clock;
  }

  /** Gives a card out, once per key. */
  public Keyed<Issued> issue(RequestKey key, DiscountCardWish wish, StaffId by) {
    return requests.once(key, wish, Issued.class, h -> {
      var now = clock.instant();
      var card = new DiscountCard(Ids.v7(clock), wish.member(), wish.name(), wish.percent(), wish.branches(), wish.from().orElse(now), wish.until(),
          false, now);
      var code = vault.fresh();
      DiscountCardSql.insert(h, vault.key(code), vault.seal(code), card, by);
      trail.record(h, Actor.of(by), "discount-card.issue", "discount_card", card.id(), Map.of("percent", card.percent()));
      return Outcome.commit(new Issued(card.id()));
    });
  }

  public Optional<Shown> byId(UUID id) {
    return db.read(h -> DiscountCardSql.byId(h, id)).map(this::shown);
  }

  /** A member's cards, or all; newest first; the cursor is a card's id. */
  public Page<Shown> list(Optional<MemberId> member, PageRequest page) {
    var rows = db.read(h -> DiscountCardSql.page(h, member, page.after().map(UUID::fromString), page.limit() + 1));
    return Page.cut(rows, page, row -> row.id().toString()).map(this::shown);
  }

  /** Blocks a card or lets it be used again; empty where there is none, false where it was so already. */
  public Optional<Boolean> block(UUID id, boolean blocked, StaffId by) {
    return db.transact(h -> {
      if (DiscountCardSql.byId(h, id).isEmpty()) {
        return Outcome.refuse(Optional.empty());
      }
      boolean done = DiscountCardSql.block(h, id, blocked);
      if (done) {
        trail.record(h, Actor.of(by), blocked ? "discount-card.block" : "discount-card.unblock", "discount_card", id, Map.of());
      }
      return Outcome.commit(Optional.of(done));
    });
  }

  /** What a code is good for here and now; a code that does not exist is counted against the caller. */
  public DiscountCheck check(String caller, String typed, BranchId branch) {
    if (attempts.look(GUESSES, caller) instanceof Allowance.TooMany(Instant until)) {
      return new DiscountCheck.TooManyGuesses(until);
    }
    var found = db.read(h -> check(h, typed, branch));
    return found instanceof DiscountCheck.Unknown && attempts.allow(GUESSES, caller) instanceof Allowance.TooMany(Instant until)
        ? new DiscountCheck.TooManyGuesses(until) : found;
  }

  /** As the other one within the caller's transaction, where guesses are counted by whoever asks. */
  public DiscountCheck check(Handle h, String typed, BranchId branch) {
    return SecretCode.read(typed).flatMap(code -> DiscountCardSql.byKey(h, vault.key(code))).map(row -> check(row.card(), branch))
        .orElseGet(DiscountCheck.Unknown::new);
  }

  /** The best of the person's own cards that is good here and now, with its code. */
  public Optional<Shown> best(Handle h, MemberId member, BranchId branch) {
    return DiscountCardSql.good(h, members.idsOf(h, member), clock.instant()).stream()
        .filter(row -> check(row.card(), branch) instanceof DiscountCheck.Good).findFirst().map(this::shown);
  }

  private DiscountCheck check(DiscountCard card, BranchId branch) {
    var now = clock.instant();
    if (card.blocked()) {
      return new DiscountCheck.Blocked();
    }
    if (now.isBefore(card.from())) {
      return new DiscountCheck.NotYet(card.from());
    }
    if (card.until().filter(until -> !now.isBefore(until)).isPresent()) {
      return new DiscountCheck.Ended(card.until().get());
    }
    return card.branches().isEmpty() || card.branches().contains(branch) ? new DiscountCheck.Good(card) : new DiscountCheck.NotHere(card.branches());
  }

  private Shown shown(DiscountCardSql.Row row) {
    return new Shown(row.card(), vault.open(row.sealedCode()).shown());
  }
}
