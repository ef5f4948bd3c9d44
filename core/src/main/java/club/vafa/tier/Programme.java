package club.vafa.tier;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import club.vafa.value.TierId;

/// All levels, lowest first, and what is measured in which rolling window of months.
public record Programme(Measure measure, int windowMonths, List<Tier> tiers) {

  public enum Measure { SPEND, POINTS, PURCHASES }

  public Programme {
    tiers = tiers.stream().sorted(Comparator.comparingInt(Tier::rank)).toList();
  }

  public Tier lowest() {
    return tiers.getFirst();
  }

  public Optional<Tier> byId(TierId id) {
    return tiers.stream().filter(t -> t.id().equals(id)).findFirst();
  }

  /// The highest level whose threshold this measure reaches.
  public Tier reachedBy(long measured) {
    return tiers.stream().filter(t -> t.threshold() <= measured).reduce((a, b) -> b).orElse(lowest());
  }

  /// The next level above, if there is one.
  public Optional<Tier> above(Tier tier) {
    return tiers.stream().filter(t -> t.rank() > tier.rank()).findFirst();
  }
}
