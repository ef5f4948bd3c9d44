package club.vafa.earning;

import java.util.Optional;

/// What is usual in the club, as far as it is known: what a member pays at a time, in the currency's smallest unit, and what the cheapest reward costs
/// in points. Whoever wires the club hands it in.
public interface Usual {

  Optional<Long> purchase();

  Optional<Long> firstReward();

  static Usual of(Optional<Long> purchase, Optional<Long> firstReward) {
    return new Usual() {
      @Override
      public Optional<Long> purchase() {
        return purchase;
      }

      @Override
      public Optional<Long> firstReward() {
        return firstReward;
      }
    };
  }
}
