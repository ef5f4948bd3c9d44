package club.vafa.coupon;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.Pipeline;
import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.limit.Allowance;
import club.vafa.limit.AttemptLimit;
import club.vafa.limit.Attempts;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.secret.CodeVault;
import club.vafa.secret.SecretCode;
import club.vafa.value.BranchId;
import club.vafa.value.CouponId;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Gives coupons, shows them to their members, checks and redeems codes.
public final class Coupons {

  /// Unknown codes that one caller may try, before it has to wait for the window to end.
  public static final AttemptLimit GUESSES = new AttemptLimit("coupon", 30, Duration.ofMinutes(15));
  public static final int OWN_MAX = 50;

  private record Redeem(String codeKey, BranchId branch, Basket basket, Optional<MemberId> buyer) {}

  private final Db db;
  private final Requests requests;
  private final Attempts attempts;
  private final Events events;
  private final Clubs clubs;
  private final CodeVault vault;
  private final InstantSource clock;

  public Coupons(Db db, Requests requests, Attempts attempts, Events events, Clubs clubs, CodeVault vault, InstantSource clock) {
    this.db = db;
    this.requests = requests;
    this.attempts = attempts;
    this.events = events;
    this.clubs = clubs;
    this.vault = vault;
    this.clock = clock;
  }

  /// Gives a member a coupon with a fresh code. It ends with the last day of its validity in the club's zone.
  public OwnCoupon issue(Handle h, MemberId member, CouponTerms terms, CouponSource source) {
    var writes = new Pipeline(h);
    var issued = issue(writes, member, terms, source);
    writes.send();
    return issued;
  }

  /// As the other one, in a pipeline: what many get costs little more than what one gets.
  public OwnCoupon issue(Pipeline writes, MemberId member, CouponTerms terms, CouponSource source) {
    var now = clock.instant();
    var zone = clubs.settings().zone();
    var until = now.atZone(zone).toLocalDate().plusDays(terms.validDays() + 1L).atStartOfDay(zone).toInstant();
    var coupon = new Coupon(new CouponId(Ids.v7(clock)), Optional.of(member), terms.name(), terms.discount(), terms.minimum(),
        terms.branches(),
        now, until, source, now, Optional.empty(), Optional.empty());
    var code = vault.fresh();
    CouponSql.insert(writes, vault.key(code), vault.seal(code), coupon);
    return new OwnCoupon(coupon, code.shown());
  }

  /// What the member can still use, the soonest to end first, at most {@link #OWN_MAX}.
  public List<OwnCoupon> ofMember(Handle h, MemberId member) {
    return CouponSql.usable(h, member, clock.instant(), OWN_MAX).stream().map(this::own).toList();
  }

  /// The coupon that the member can use now and that ends soonest, in a pipeline.
  public Supplier<Optional<OwnCode>> nextToEnd(Pipeline asks, MemberId member) {
    var next = CouponSql.nextToEnd(asks, member, clock.instant());
    return () -> next.get().stream().findFirst().map(found -> new OwnCode(vault.open(found.sealedCode()).shown(), found.until()));
  }

  public Optional<OwnCoupon> find(Handle h, MemberId member, CouponId id) {
    return CouponSql.byId(h, member, id).map(this::own);
  }

  /// What a code is worth here and now. The caller is the one whose guesses are counted.
  public CouponCheck check(String caller, String typed, BranchId branch, Optional<Basket> basket) {
    var closed = mayTry(caller);
    if (closed.isPresent()) {
      return new CouponCheck.Bad(closed.get());
    }
    var row = SecretCode.read(typed).flatMap(code -> db.read(h -> CouponSql.byKey(h, vault.key(code))));
    if (row.isEmpty()) {
      return new CouponCheck.Bad(guessed(caller));
    }
    var coupon = row.get().coupon();
    return refusal(coupon, branch, basket).<CouponCheck>map(CouponCheck.Bad::new)
        .orElseGet(() -> new CouponCheck.Good(coupon, basket.flatMap(coupon.discount()::on)));
  }

  /// Redeems a code on a basket, at most once whatever happens at the same moment.
  public Keyed<Redemption> redeem(RequestKey key, CouponUse use) {
    var closed = mayTry(key.caller());
    if (closed.isPresent()) {
      return new Keyed.First<>(closed.get());
    }
    var code = SecretCode.read(use.typed());
    if (code.isEmpty()) {
      return new Keyed.First<>(guessed(key.caller()));
    }
    // The stored request must not tell the code, so it stands there by its key.
    var command = new Redeem(HexFormat.of().formatHex(vault.key(code.get())), use.branch(), use.basket(), use.buyer());
    var keyed = requests.once(key, command, Redemption.class, h -> {
      var redemption = redeem(h, use);
      return redemption instanceof Redemption.Redeemed ? Outcome.commit(redemption) : Outcome.refuse(redemption);
    });
    return keyed instanceof Keyed.First<Redemption>(Redemption.Unknown u) ? new Keyed.First<>(guessed(key.caller())) : keyed;
  }

  /// The same, where neither the buyer nor the goods are known.
  public Keyed<Redemption> redeem(RequestKey key, String typed, BranchId branch, Money basket, Optional<StaffId> by) {
    return redeem(key, new CouponUse(typed, branch, Basket.of(basket), Optional.empty(), by));
  }

  /// Redeems within the caller's transaction, which holds the buyer's locks already. A refusal has written nothing. Callers from outside
  /// ask
  /// {@link #mayTry} before their transaction, and tell {@link #guessed} after it where the code was unknown.
  public Redemption redeem(Handle h, CouponUse use) {
    var codeKey = SecretCode.read(use.typed()).map(vault::key);
    var row = codeKey.flatMap(key -> CouponSql.lockByKey(h, key));
    if (row.isEmpty()) {
      return new Redemption.Unknown();
    }
    var coupon = row.get().coupon();
    var refusal = refusal(coupon, use.branch(), Optional.of(use.basket()));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var total = use.basket().total();
    var used = new Coupon.Used(clock.instant(), use.branch(), total, coupon.discount().on(use.basket()).orElseThrow());
    if (CouponSql.redeem(h, codeKey.get(), used, use) != 1) {
      throw new IllegalStateException("a locked coupon was redeemed by somebody else: " + coupon.id());
    }
    var member = coupon.member().or(use::buyer);
    member.ifPresent(m -> events.record(h, new Event.CouponRedeemed(m, coupon.id(), use.branch(), used.discount(), used.at())));
    return new Redemption.Redeemed(coupon.id(), member, coupon.name(), used.discount(), total.minus(used.discount()), used.at());
  }

  /// Makes a redeemed coupon what it was before, since the whole sale on which it was used has come back. Answers whether it can be used now or later.
  public boolean unuse(Handle h, CouponId id) {
    return CouponSql.unuse(h, id).filter(coupon -> coupon.used().isEmpty() && coupon.voidedAt().isEmpty() && clock.instant().isBefore(coupon.until()))
        .isPresent();
  }

  /// What this coupon was given for.
  public Optional<CouponSource> source(Handle h, CouponId id) {
    return CouponSql.find(h, id).map(Coupon::source);
  }

  /// What the member was given for this (a purchase, say), used or not.
  public List<Coupon> of(Handle h, MemberId member, UUID source) {
    return CouponSql.givenFor(h, member, source).stream().map(CouponSql.Row::coupon).toList();
  }

  /// How many of the coupons that a query selects as label, member_id and given were redeemed, by label.
  public Map<Integer, Long> redeemed(Handle h, String given, Map<String, ?> bindings) {
    return CouponSql.redeemed(h, given, bindings);
  }

  /// Takes a member's coupon back; false where it was redeemed before. One that was taken back before stays so.
  public boolean takeBack(Handle h, MemberId member, CouponId id) {
    var coupon = CouponSql.lock(h, member, id).map(CouponSql.Row::coupon)
        .orElseThrow(() -> new IllegalStateException("no coupon " + id));
    if (coupon.used().isPresent()) {
      return false;
    }
    if (coupon.voidedAt().isEmpty()) {
      CouponSql.voided(h, member, id, clock.instant());
    }
    return true;
  }

  private Optional<Redemption.Refused> refusal(Coupon coupon, BranchId branch, Optional<Basket> basket) {
    var now = clock.instant();
    if (coupon.used().isPresent()) {
      return Optional.of(new Redemption.AlreadyRedeemed(coupon.used().get().at(), coupon.used().get().branch()));
    }
    if (coupon.voidedAt().isPresent()) {
      return Optional.of(new Redemption.Voided(coupon.voidedAt().get()));
    }
    if (!now.isBefore(coupon.until())) {
      return Optional.of(new Redemption.Expired(coupon.until()));
    }
    if (now.isBefore(coupon.from())) {
      return Optional.of(new Redemption.NotYet(coupon.from()));
    }
    if (!coupon.branches().isEmpty() && !coupon.branches().contains(branch)) {
      return Optional.of(new Redemption.NotHere(coupon.branches()));
    }
    return basket.flatMap(b -> tooSmall(coupon.minimum(), b.total()).or(() -> itemMissing(coupon.discount(), b)));
  }

  private static Optional<Redemption.Refused> itemMissing(Discount discount, Basket basket) {
    return discount instanceof Discount.FreeItem(var product, var worth) && discount.on(basket).isEmpty()
        ? Optional.of(new Redemption.ItemMissing(product)) : Optional.empty();
  }

  private static Optional<Redemption.Refused> tooSmall(Money minimum, Money basket) {
    if (basket.currency() != minimum.currency()) {
      return Optional.of(new Redemption.OtherCurrency(minimum.currency()));
    }
    return basket.compareTo(minimum) < 0 ? Optional.of(new Redemption.BelowMinimum(minimum, minimum.minus(basket))) : Optional.empty();
  }

  /// Why this caller may not try a code now: too many that do not exist.
  public Optional<Redemption.Refused> mayTry(String caller) {
    return attempts.look(GUESSES, caller) instanceof Allowance.TooMany(Instant until) ? Optional.of(new Redemption.TooManyGuesses(until))
        : Optional.empty();
  }

  /// Counts a code that does not exist, in a transaction of its own.
  public Redemption.Refused guessed(String caller) {
    return switch (attempts.allow(GUESSES, caller)) {
      case Allowance.Allowed a -> new Redemption.Unknown();
      case Allowance.TooMany(Instant until) -> new Redemption.TooManyGuesses(until);
    };
  }

  private OwnCoupon own(CouponSql.Row row) {
    return new OwnCoupon(row.coupon(), vault.open(row.sealedCode()).shown());
  }
}
