package club.vafa.simulation;

import club.vafa.Core;
import club.vafa.MovableClock;
import club.vafa.ledger.DebtPolicy;
import org.jdbi.v3.core.Handle;

/// The real ledger, spoilt in one way each: mistakes that books of this kind really have. The simulation must find every one.
enum Broken {
  PENDING_IS_SPENT("update lot set available_from = null where holder_id = :holder", ""),
  EXPIRY_IS_LEFT_TO_THE_JOB("update lot set expires_at = null where holder_id = :holder and expires_at <= :now", ""),
  DEBT_DOES_NOT_BLOCK("update balance set posted = posted + debt, debt = 0 where holder_id = :holder", ""),
  // Dates are mirrored while it spends, so that the latest goes first.
  LOT_ORDER_IS_REVERSED("update lot set expires_at = timestamptz '2200-01-01' - (expires_at - timestamptz '2000-01-01') where holder_id = :holder",
      "update lot set expires_at = timestamptz '2200-01-01' - (expires_at - timestamptz '2000-01-01') where holder_id = :holder"),
  HOLD_KEEPS_NOTHING("", "update lot set held = 0 where holder_id = :holder"),
  GIVEN_BACK_LIVES_FOR_EVER("", "update lot set expires_at = null where holder_id = :holder and id in (select lot_id from lot_return where holder_id = :holder)"),
  MERGE_LOSES_DATES("", "update lot set expires_at = null where holder_id = :holder and origin_lot is not null"),
  BALANCE_DRIFTS("", "update balance set posted = posted + 1 where holder_id = :holder"),
  REFUND_IGNORES_WHAT_WAS_SPENT("", ""),
  REPLAY_COUNTS_TWICE("", "");

  private final String before;
  private final String after;

  Broken(String before, String after) {
    this.before = before;
    this.after = after;
  }

  RealBooks books(Core core, MovableClock clock) {
    return new RealBooks(core, clock) {
      private int replays;

      @Override
      public String take(int number, Step step) {
        return Broken.this == REPLAY_COUNTS_TWICE && step instanceof Step.Replay(int first) ? again(first) : super.take(number, step);
      }

      private String again(int first) {
        replays++;
        return super.take(-1_000 - replays - first, stepOf(first));
      }

      @Override
      String once(Handle h, int number, Step step) {
        boolean meant = meant(step);
        if (meant) {
          spoil(h, before, step);
        }
        var answer = super.once(h, number, step);
        if (meant) {
          spoil(h, after, step);
        }
        return answer;
      }

      @Override
      String takeBack(Handle h, Step.TakeBack s, DebtPolicy policy) {
        return super.takeBack(h, s, Broken.this == REFUND_IGNORES_WHAT_WAS_SPENT ? DebtPolicy.UNLIMITED : policy);
      }

      private void spoil(Handle h, String sql, Step step) {
        if (!sql.isEmpty()) {
          var update = h.createUpdate(sql).bind("holder", holder(touched(step)).value());
          (sql.contains(":now") ? update.bind("now", core.clock.instant()) : update).execute();
        }
      }
    };
  }

  private boolean meant(Step step) {
    return switch (this) {
      case HOLD_KEEPS_NOTHING -> step instanceof Step.Hold;
      case GIVEN_BACK_LIVES_FOR_EVER -> step instanceof Step.GiveBack;
      case MERGE_LOSES_DATES -> step instanceof Step.Merge;
      case BALANCE_DRIFTS -> step instanceof Step.Earn;
      default -> step instanceof Step.Spend;
    };
  }

  private static int touched(Step step) {
    return switch (step) {
      case Step.Spend s -> s.holder();
      case Step.Hold s -> s.holder();
      case Step.GiveBack s -> s.holder();
      case Step.Earn s -> s.holder();
      case Step.Merge s -> s.to();
      default -> throw new IllegalStateException("not spoilt: " + step);
    };
  }
}
