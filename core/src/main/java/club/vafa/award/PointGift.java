package club.vafa.award;

import club.vafa.value.MemberId;
import java.time.Instant;

/// Points that a member gave to another.
public record PointGift(PointGiftId id, MemberId from, MemberId to, long points, Instant at) {

  public static final long POINTS_MAX = 1_000_000_000;
}
