package club.vafa.award;

import club.vafa.ledger.Unit;
import club.vafa.value.MemberId;
import club.vafa.value.StaffId;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.util.Optional;

/// A correction of a member's points by staff: positive gives, negative takes. The words say why, without personal data. One that reverses a transfer
/// as a whole gives or takes just what that took or gave, and may be one of credit, counted in the currency's smallest unit.
public record Adjustment(MemberId member, AdjustmentId id, long points, String words, StaffId madeBy, Instant madeAt, State state,
    Optional<TransferId> transfer, Unit unit, Optional<TransferId> reverses) {

  public enum State { WAITING, DONE, CANCELLED }

  public static final int WORDS_CHARS_MAX = 500;
  public static final long POINTS_MAX = 1_000_000_000;

  Adjustment done(TransferId by) {
    return new Adjustment(member, id, points, words, madeBy, madeAt, State.DONE, Optional.of(by), unit, reverses);
  }
}
