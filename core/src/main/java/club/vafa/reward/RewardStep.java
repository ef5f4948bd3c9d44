package club.vafa.reward;

import java.time.Instant;
import java.util.List;

/// What became of a step of staff with a reward.
public sealed interface RewardStep {
  record Done(Reward reward) implements RewardStep {}

  record NoSuchReward() implements RewardStep {}

  record CodeTaken(String code) implements RewardStep {}

  record AlreadyEnded(Instant at) implements RewardStep {}

  /// The catalogue holds no more.
  record TooMany(int limit) implements RewardStep {}

  /// Fields that name what the club does not have: another currency, a level, a group, a batch of codes, a branch, a product.
  record Wrong(List<String> fields) implements RewardStep {
    public Wrong {
      fields = List.copyOf(fields);
    }
  }

  /// A reward with a stock stays one.
  record StockStays() implements RewardStep {}

  /// More of the stock is taken already than the new one would hold.
  record StockTaken(long taken) implements RewardStep {}
}
