package club.vafa.coupon;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
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
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Gives coupons, shows them to their members, checks and redeems codes.
public final class Coupons {

  /// Unknown codes that one caller may try, before it has to wait for the window to end.
  public static final AttemptLimit GUESSES = new AttemptLimit("coupon", 30, Duration.ofMinutes(15));
  public static final int OWN_MAX = 50;

  private record Redeem(String codeKey, BranchId branch, Money basket) {}

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
    var now = clock.instant();
    var zone = clubs.settings().zone();
    var until = now.atZone(zone).toLocalDate().plusDays(terms.validDays() + 1L).atStartOfDay(zone).toInstant();
    var coupon = new Coupon(new CouponId(Ids.v7(clock)), member, terms.name(), terms.discount(), terms.minimum(), terms.branches(),
        now, until, source, now, Optional.empty());
    var code = vault.fresh();
    CouponSql.insert(h, vault.key(code), vault.seal(code), coupon);
    return new OwnCoupon(coupon, code.shown());
  }

  /// What the member can still use, the soonest to end first, at most {@link #OWN_MAX}.
  public List<OwnCoupon> ofMember(Handle h, MemberId member) {
    return CouponSql.usable(h, member, clock.instant(), OWN_MAX).stream().map(this::own).toList();
  }

  public Optional<OwnCoupon> find(Handle h, MemberId member, CouponId id) {
    return CouponSql.byId(h, member, id).map(this::own);
  }

  /// What a code is worth here and now. The caller is the one whose guesses are counted.
  public CouponCheck check(String caller, String typed, BranchId branch, Optional<Money> basket) {
    if (attempts.look(GUESSES, caller) instanceof Allowance.TooMany(Instant until)) {
      return new CouponCheck.Bad(new Redemption.TooManyGuesses(until));
    }
    var row = SecretCode.read(typed).flatMap(code -> db.read(h -> CouponSql.byKey(h, vault.key(code))));
    if (row.isEmpty()) {
      return new CouponCheck.Bad(unknown(caller));
    }
    var coupon = row.get().coupon();
    return refusal(coupon, branch, basket).<CouponCheck>map(CouponCheck.Bad::new)
        .orElseGet(() -> new CouponCheck.Good(coupon, basket.map(coupon.discount()::on)));
  }

  /// Redeems a code on a basket, at most once whatever happens at the same moment.
  public Keyed<Redemption> redeem(RequestKey key, String typed, BranchId branch, Money basket, Optional<StaffId> by) {
    if (attempts.look(GUESSES, key.caller()) instanceof Allowance.TooMany(Instant until)) {
      return new Keyed.First<>(new Redemption.TooManyGuesses(until));
    }
    var code = SecretCode.read(typed);
    if (code.isEmpty()) {
      return new Keyed.First<>(unknown(key.caller()));
    }
    // The stored request must not tell the code, so it stands there by its key.
    var codeKey = vault.key(code.get());
    var command = new Redeem(HexFormat.of().formatHex(codeKey), branch, basket);
    var keyed = requests.once(key, command, Redemption.class, h -> {
      var redemption = redeem(h, codeKey, branch, basket, by);
      return redemption instanceof Redemption.Redeemed ? Outcome.commit(redemption) : Outcome.refuse(redemption);
    });
    return keyed instanceof Keyed.First<Redemption>(Redemption.Unknown u) ? new Keyed.First<>(unknown(key.caller())) : keyed;
  }

  private Redemption redeem(Handle h, byte[] codeKey, BranchId branch, Money basket, Optional<StaffId> by) {
    var row = CouponSql.lockByKey(h, codeKey);
    if (row.isEmpty()) {
      return new Redemption.Unknown();
    }
    var coupon = row.get().coupon();
    var refusal = refusal(coupon, branch, Optional.of(basket));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var used = new Coupon.Used(clock.instant(), branch, basket, coupon.discount().on(basket));
    if (CouponSql.redeem(h, codeKey, used, by) != 1) {
      throw new IllegalStateException("a locked coupon was redeemed by somebody else: " + coupon.id());
    }
    events.record(h, new Event.CouponRedeemed(coupon.member(), coupon.id(), branch, used.discount(), used.at()));
    return new Redemption.Redeemed(coupon.id(), coupon.member(), coupon.name(), used.discount(), basket.minus(used.discount()), used.at());
  }

  private Optional<Redemption.Refused> refusal(Coupon coupon, BranchId branch, Optional<Money> basket) {
    var now = clock.instant();
    if (coupon.used().isPresent()) {
      return Optional.of(new Redemption.AlreadyRedeemed(coupon.used().get().at(), coupon.used().get().branch()));
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
    return basket.flatMap(b -> tooSmall(coupon.minimum(), b));
  }

  private static Optional<Redemption.Refused> tooSmall(Money minimum, Money basket) {
    if (basket.currency() != minimum.currency()) {
      return Optional.of(new Redemption.OtherCurrency(minimum.currency()));
    }
    return basket.compareTo(minimum) < 0 ? Optional.of(new Redemption.BelowMinimum(minimum, minimum.minus(basket))) : Optional.empty();
  }

  /// Counts the guess, in a transaction of its own.
  private Redemption.Refused unknown(String caller) {
    return switch (attempts.allow(GUESSES, caller)) {
      case Allowance.Allowed a -> new Redemption.Unknown();
      case Allowance.TooMany(Instant until) -> new Redemption.TooManyGuesses(until);
    };
  }

  private OwnCoupon own(CouponSql.Row row) {
    return new OwnCoupon(row.coupon(), vault.open(row.sealedCode()).shown());
  }
}
