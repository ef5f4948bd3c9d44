package club.vafa.reward;

import club.vafa.pool.PoolId;
import club.vafa.value.RewardId;
import java.time.Instant;
import java.util.Optional;

/// A reward of the catalogue in its newest version.
public record Reward(RewardId id, RewardPlan plan, int version, Instant createdAt, Optional<Instant> endedAt) {

  PoolId pool() {
    return new PoolId(id.value());
  }
}
