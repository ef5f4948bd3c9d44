package club.vafa.segment;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The cells into which the fifths of recency, frequency and money are gathered: 5 is the most recent, the most often, the most. Frequency and
 * money together are the mean of both, rounded up: the weight.
 */
final class Rfm {
  static final List<String> CELLS = List.of("champions", "loyal", "potential-loyal", "new", "needs-attention", "about-to-sleep", "at-risk",
      "cannot-lose", "hibernating", "lost", "none");
  static final int FIFTHS = 5;

  /** The cell of whoever has this recency and weight. */
  record Cell(int recency, int weight, String code) {}

  private Rfm() {}

  static List<Cell> grid() {
    return IntStream.rangeClosed(1, FIFTHS).boxed().flatMap(recency -> IntStream.rangeClosed(1, FIFTHS)
        .mapToObj(weight -> new Cell(recency, weight, cell(recency, weight)))).toList();
  }

  private static String cell(int recency, int weight) {
    return switch (recency) {
      case 5, 4 -> weight >= 4 ? "champions" : weight == 3 ? "loyal" : weight == 2 ? "potential-loyal" : "new";
      case 3 -> weight >= 4 ? "loyal" : weight == 3 ? "needs-attention" : "about-to-sleep";
      case 2 -> weight >= 3 ? "at-risk" : "hibernating";
      default -> weight >= 4 ? "cannot-lose" : "lost";
    };
  }
}
