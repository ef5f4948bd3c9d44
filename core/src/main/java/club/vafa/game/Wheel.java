package club.vafa.game;

import java.util.ArrayList;
import java.util.List;

/// The prizes laid out on tickets: each ticket belongs to one prize, each prize has as many tickets as its weight.
public record Wheel(List<Slice> slices) {

  /// A prize's tickets: from the first up to and without {@code until}.
  public record Slice(Prize prize, long from, long until) {}

  public Wheel {
    slices = List.copyOf(slices);
  }

  public static Wheel of(List<Prize> prizes) {
    var slices = new ArrayList<Slice>();
    long from = 0;
    for (var prize : prizes) {
      slices.add(new Slice(prize, from, from + prize.weight()));
      from += prize.weight();
    }
    return new Wheel(slices);
  }

  public long tickets() {
    return slices.getLast().until();
  }

  public Prize at(long ticket) {
    return slices.stream().filter(s -> s.from() <= ticket && ticket < s.until()).map(Slice::prize).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no ticket " + ticket + " of " + tickets()));
  }
}
