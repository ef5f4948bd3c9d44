package club.vafa.earning;

import club.vafa.db.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is stored with a purchase: what it earned, and all that is frozen of how it was counted. A purchase of the first release has no `frozen`, but
/// the code of the level and the n-th.
public record KeptEarning(String tier, long nth, List<Earned.Line> lines, Optional<List<Earned.Line>> credits,
    Optional<List<Earned.CouponLine>> coupons, Optional<Frozen> frozen) {

  public static KeptEarning of(Earned earned, Frozen frozen) {
    return new KeptEarning(frozen.level().code(), frozen.nth(), earned.lines(), some(earned.credits()), some(earned.coupons()), Optional.of(frozen));
  }

  public static KeptEarning read(String json) {
    return Json.read(json, KeptEarning.class);
  }

  public String json() {
    return Json.write(this);
  }

  public Earned earned() {
    long points = lines.stream().mapToLong(Earned.Line::points).sum();
    return new Earned(points, lines, credits.orElse(List.of()), coupons.orElse(List.of()), Map.of());
  }

  private static <T> Optional<List<T>> some(List<T> list) {
    return Optional.of(list).filter(l -> !l.isEmpty());
  }
}
