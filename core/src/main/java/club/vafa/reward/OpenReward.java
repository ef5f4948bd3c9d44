package club.vafa.reward;

import java.util.Optional;

/// A reward as a member sees it: whether the member can have it now or why not, and how many are left where there is a stock.
public record OpenReward(Reward reward, Optional<Redeeming.Refused> whyNot, Optional<Long> left) {

  public boolean open() {
    return whyNot.isEmpty();
  }
}
