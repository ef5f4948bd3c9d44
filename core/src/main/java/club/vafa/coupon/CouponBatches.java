package club.vafa.coupon;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.secret.CodeVault;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.CouponBatchId;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Batches of codes that the club makes itself: planned at once, made slice by slice in the background, downloaded, voided as a whole.
public final class CouponBatches {
  /// How many codes one transaction makes.
  public static final int SLICE_MAX = 2_500;
  private static final int PAGE_MAX = 5_000;

  private final Db db;
  private final Requests requests;
  private final CodeVault vault;
  private final Trail trail;
  private final InstantSource clock;

  public CouponBatches(Db db, Requests requests, CodeVault vault, Trail trail, InstantSource clock) {
    this.db = db;
    this.requests = requests;
    this.vault = vault;
    this.trail = trail;
    this.clock = clock;
  }

  /// Writes down what is to be made. The codes come with {@link #make}.
  public Keyed<BatchStep> plan(RequestKey key, BatchWish wish, StaffId by) {
    return requests.once(key, wish, BatchStep.class, h -> {
      var now = clock.instant();
      if (!now.isBefore(wish.until())) {
        return Outcome.refuse(new BatchStep.AlreadyOver(now));
      }
      var batch = new CouponBatch(new CouponBatchId(Ids.v7(clock)), CouponBatch.Kind.MADE, wish.name(), Optional.of(wish.terms()),
          wish.count(), 0,
          wish.from(), wish.until(), Optional.empty(), by, now, 0, Optional.empty());
      BatchSql.insert(h, batch);
      record(h, by, "plan", batch.id(), Map.of("count", wish.count()));
      return Outcome.commit(new BatchStep.Done(batch));
    });
  }

  /// Makes the next slice of the oldest batch that is not finished; answers how many codes that were. The batch's own count goes up in the
  /// same
  /// transaction, so whoever goes on after a stop makes neither too few nor too many.
  public int make() {
    return db.transact(h -> {
      var batch = BatchSql.lockUnfinished(h);
      if (batch.isEmpty()) {
        return Outcome.commit(0);
      }
      int slice = Math.min(SLICE_MAX, batch.get().wanted() - batch.get().made());
      var ids = new ArrayList<UUID>(slice);
      var keys = new ArrayList<String>(slice);
      var sealed = new ArrayList<String>(slice);
      for (int i = 0; i < slice; i++) {
        var code = vault.fresh();
        ids.add(Ids.v7(clock));
        keys.add(HexFormat.of().formatHex(vault.key(code)));
        sealed.add(vault.seal(code));
      }
      int made = BatchSql.addCoupons(h, batch.get(), ids, keys, sealed, clock.instant());
      BatchSql.made(h, batch.get().id(), made);
      return Outcome.commit(made);
    });
  }

  public Optional<CouponBatch> find(CouponBatchId id) {
    return db.read(h -> BatchSql.find(h, id));
  }

  /// Newest first; the cursor is a batch's id.
  public Page<CouponBatch> page(PageRequest page) {
    var batches = db.read(h -> BatchSql.page(h, page.after().map(UUID::fromString), page.limit() + 1));
    return Page.cut(batches, page, batch -> batch.id().toString());
  }

  /// How many of its codes have been redeemed, or handed out.
  public long used(CouponBatchId id) {
    return db.read(h -> BatchSql.used(h, id));
  }

  /// Makes a free code of the batch the member's own; empty where none is left, or the batch is void or over.
  public Optional<OwnCoupon> hand(Handle h, CouponBatchId id, MemberId member, Instant now) {
    return CouponSql.handOut(h, id, member, now).map(row -> new OwnCoupon(row.coupon(), vault.open(row.sealedCode()).shown()));
  }

  /// How many codes of the batch nobody has.
  public long free(Handle h, CouponBatchId id) {
    return BatchSql.free(h, id);
  }

  /// No code of it is good any more; what was redeemed before stays so.
  public BatchStep voidAll(CouponBatchId id, String why, StaffId by) {
    return step(id, (h, batch) -> {
      BatchSql.voided(h, id, clock.instant());
      record(h, by, "void", id, Map.of("why", why));
      return Optional.empty();
    });
  }

  /// Lets the codes be read once; again only for those who may see them at any time. {@link #codes} reads them afterwards.
  public BatchStep openForReading(CouponBatchId id, boolean again, StaffId by) {
    return step(id, (h, batch) -> {
      if (batch.kind() != CouponBatch.Kind.MADE) {
        return Optional.of(new BatchStep.WrongKind(batch.kind()));
      }
      if (batch.made() < batch.wanted()) {
        return Optional.of(new BatchStep.StillMaking(batch.made(), batch.wanted()));
      }
      if (batch.downloads() > 0 && !again) {
        return Optional.of(new BatchStep.Downloaded(batch.downloads()));
      }
      BatchSql.downloaded(h, id);
      record(h, by, "download", id, Map.of("time", batch.downloads() + 1));
      return Optional.empty();
    });
  }

  /// Reads codes one by one, as they are shown, without holding more than a page of them or a transaction.
  public interface CodeReader<X extends Exception> {
    void take(String code) throws X;
  }

  public <X extends Exception> void codes(CouponBatchId id, CodeReader<X> reader) throws X {
    Optional<UUID> after = Optional.empty();
    List<BatchSql.Sealed> page;
    do {
      var from = after;
      page = db.read(h -> BatchSql.codes(h, id, from, PAGE_MAX));
      for (var one : page) {
        reader.take(vault.open(one.sealedCode()).shown());
      }
      after = page.isEmpty() ? after : Optional.of(page.getLast().id());
    } while (page.size() == PAGE_MAX);
  }

  private interface Step {
    /// Empty where it is done.
    Optional<BatchStep> of(Handle h, CouponBatch batch);
  }

  private BatchStep step(CouponBatchId id, Step step) {
    return db.transact(h -> {
      var batch = BatchSql.lock(h, id);
      if (batch.isEmpty()) {
        return Outcome.refuse(new BatchStep.NoSuchBatch());
      }
      Optional<Instant> voided = batch.get().voidedAt();
      var refusal = voided.<BatchStep>map(BatchStep.Voided::new).or(() -> step.of(h, batch.get()));
      return refusal.map(Outcome::refuse).orElseGet(() -> Outcome.commit(new BatchStep.Done(BatchSql.find(h, id).orElseThrow())));
    });
  }

  private void record(Handle h, StaffId by, String action, CouponBatchId id, Map<String, ?> facts) {
    trail.record(h, Actor.of(by), "coupon_batch." + action, "coupon_batch", id.value(), facts);
  }
}
