package club.vafa.reward;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.pool.Pools;
import club.vafa.pool.Taking;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.RewardId;
import club.vafa.value.StaffId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Where staff keep the catalogue: add, edit, end. Every step is on the trail.
public final class RewardDesk {
  /// So many rewards at most are in the catalogue at a time.
  public static final int OPEN_MAX = 500;

  private final Db db;
  private final RewardCheck check;
  private final Pools pools;
  private final Trail trail;
  private final InstantSource clock;

  public RewardDesk(Db db, RewardCheck check, Pools pools, Trail trail, InstantSource clock) {
    this.db = db;
    this.check = check;
    this.pools = pools;
    this.trail = trail;
    this.clock = clock;
  }

  public RewardStep add(RewardPlan plan, StaffId by) {
    return db.transact(h -> {
      var wrong = check.wrong(plan);
      if (!wrong.isEmpty()) {
        return Outcome.refuse(new RewardStep.Wrong(wrong));
      }
      if (RewardSql.open(h) >= OPEN_MAX) {
        return Outcome.refuse(new RewardStep.TooMany(OPEN_MAX));
      }
      var reward = new Reward(new RewardId(Ids.v7(clock)), plan, 1, clock.instant(), Optional.empty());
      RewardSql.insert(h, reward);
      plan.stock().ifPresent(stock -> fill(h, reward, stock));
      record(h, by, "add", reward, Map.of("code", plan.code(), "points", plan.points()));
      return Outcome.commit(new RewardStep.Done(reward));
    }, codeTaken(plan));
  }

  /// Writes another plan. What was taken before stays as it was; a stock is changed by the difference.
  public RewardStep edit(RewardId id, RewardPlan plan, StaffId by) {
    return db.transact(h -> open(h, id, before -> {
      var wrong = check.wrong(plan);
      if (!wrong.isEmpty()) {
        return new RewardStep.Wrong(wrong);
      }
      var refused = restock(h, before, plan);
      if (refused.isPresent()) {
        return refused.get();
      }
      RewardSql.rewrite(h, id, plan);
      record(h, by, "edit", before, Map.of("version", before.version() + 1, "points", plan.points()));
      return new RewardStep.Done(RewardSql.find(h, id).orElseThrow());
    }), codeTaken(plan));
  }

  /// Nobody can have it any more; reservations may still be handed over.
  public RewardStep end(RewardId id, String why, StaffId by) {
    return db.transact(h -> open(h, id, before -> {
      RewardSql.end(h, id, clock.instant());
      record(h, by, "end", before, Map.of("why", why));
      return new RewardStep.Done(RewardSql.find(h, id).orElseThrow());
    }));
  }

  public Optional<Reward> find(RewardId id) {
    return db.read(h -> RewardSql.find(h, id));
  }

  /// All of them, also the ended ones, newest first; the cursor is a reward's id.
  public Page<Reward> page(PageRequest page) {
    var rewards = db.read(h -> RewardSql.page(h, page.after().map(UUID::fromString), page.limit() + 1));
    return Page.cut(rewards, page, reward -> reward.id().toString());
  }

  /// How many are left, where there is a stock.
  public Optional<Long> left(Reward reward) {
    return reward.plan().stock().map(stock -> db.read(h -> pools.find(h, reward.pool())).map(pool -> pool.remaining()).orElse(0L));
  }

  private Optional<RewardStep> restock(Handle h, Reward before, RewardPlan plan) {
    var old = before.plan().stock();
    if (plan.stock().isEmpty()) {
      return old.isPresent() ? Optional.of(new RewardStep.StockStays()) : Optional.empty();
    }
    long wanted = plan.stock().get();
    if (old.isEmpty()) {
      fill(h, before, wanted);
    } else if (wanted > old.get()) {
      addTo(h, before, wanted - old.get());
    } else if (wanted < old.get() && pools.reduce(h, before.pool(), old.get() - wanted) instanceof Taking.Empty(long left)) {
      return Optional.of(new RewardStep.StockTaken(old.get() - left));
    }
    return Optional.empty();
  }

  /// A pool is made with its first piece; a stock of none has no pool yet.
  private void fill(Handle h, Reward reward, long stock) {
    if (stock > 0) {
      pools.open(h, reward.pool(), stock);
    }
  }

  private void addTo(Handle h, Reward reward, long more) {
    if (pools.find(h, reward.pool()).isPresent()) {
      pools.add(h, reward.pool(), more);
    } else {
      pools.open(h, reward.pool(), more);
    }
  }

  private static Outcome<RewardStep> open(Handle h, RewardId id, Function<Reward, RewardStep> step) {
    var reward = RewardSql.lock(h, id);
    if (reward.isEmpty()) {
      return Outcome.refuse(new RewardStep.NoSuchReward());
    }
    var answer = reward.get().endedAt().<RewardStep>map(RewardStep.AlreadyEnded::new).orElseGet(() -> step.apply(reward.get()));
    return answer instanceof RewardStep.Done ? Outcome.commit(answer) : Outcome.refuse(answer);
  }

  private static Function<String, Optional<RewardStep>> codeTaken(RewardPlan plan) {
    return constraint -> constraint.equals("reward_code") ? Optional.of(new RewardStep.CodeTaken(plan.code())) : Optional.empty();
  }

  private void record(Handle h, StaffId by, String act, Reward reward, Map<String, ?> facts) {
    trail.record(h, Actor.of(by), "reward." + act, "reward", reward.id().value(), facts);
  }
}
