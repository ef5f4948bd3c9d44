package club.vafa.segment;

import java.util.List;

/**
 * The cells into which the fifths of recency, frequency and money are gathered. Frequency and money together are the mean of both, rounded
 * up.
 */
final class Rfm {
  static final List<String> CELLS = List.of("champions", "loyal", "potential-loyal", "new", "needs-attention", "about-to-sleep", "at-risk",
      "cannot-lose", "hibernating", "lost", "none");

  private Rfm() {}

  /** The cell of somebody who has bought. */
  static String cell(int recency, int frequency, int money) {
    int weight = Math.ceilDiv(frequency + money, 2);
    return switch (recency) {
      case 5, 4 -> weight >= 4 ? "champions" : weight == 3 ? "loyal" : weight == 2 ? "potential-loyal" : "new";
      case 3 -> weight >= 4 ? "loyal" : weight == 3 ? "needs-attention" : "about-to-sleep";
      case 2 -> weight >= 3 ? "at-risk" : "hibernating";
      default -> weight >= 4 ? "cannot-lose" : "lost";
    };
  }
}
