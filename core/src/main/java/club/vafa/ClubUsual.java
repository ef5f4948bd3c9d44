package club.vafa;

import club.vafa.db.Db;
import club.vafa.earning.Usual;
import club.vafa.purchase.Habits;
import club.vafa.reward.Rewards;
import club.vafa.value.Money;
import java.util.Optional;

/// Tells the earning rules what is usual in the club.
record ClubUsual(Db db, Habits habits, Rewards rewards) implements Usual {

  @Override
  public Optional<Long> purchase() {
    return db.read(habits::ordinaryPurchase).map(Money::amount);
  }

  @Override
  public Optional<Long> firstReward() {
    return db.read(rewards::cheapest);
  }
}
