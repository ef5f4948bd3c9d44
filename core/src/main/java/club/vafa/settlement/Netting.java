package club.vafa.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Settles positions that sum to zero with the fewest payments.
///
/// A group of k parties whose positions sum to zero is settled by k − 1 payments, so the fewest payments belong to the division into the most such groups.
/// Two parties with opposite positions can always be such a group of their own without loss: where they stand in one group, it splits; where they stand in
/// two, what is left of both is one. So these pairs go first. Of the rest, up to [#EXACT_MAX] parties are divided exactly, by going through all their
/// subsets. More than that are one group, settled from the largest debtor to the largest creditor, by at most n − 1 payments; since each payment touches
/// two parties, no plan has fewer than n / 2, so this one has less than twice the fewest.
public final class Netting {

  /// 2^18 subsets: some milliseconds and two megabytes.
  public static final int EXACT_MAX = 18;

  public record Owed(Party payer, Party payee, long amount) {}

  private record Share(Party party, long net) {}

  private Netting() {}

  public static List<Owed> payments(Map<Party, Long> positions) {
    if (positions.values().stream().mapToLong(Long::longValue).sum() != 0) {
      throw new IllegalArgumentException("positions do not sum to zero");
    }
    var owed = new ArrayList<Owed>();
    var rest = pairs(positions, owed);
    var groups = rest.size() <= EXACT_MAX ? groups(rest) : List.of(rest);
    groups.forEach(group -> settle(group, owed));
    return List.copyOf(owed);
  }

  private static List<Share> pairs(Map<Party, Long> positions, List<Owed> owed) {
    Map<Party, Long> open = new LinkedHashMap<>();
    Map<Long, List<Party>> byNet = new TreeMap<>();
    new TreeMap<>(positions).forEach((party, net) -> {
      var opposite = byNet.getOrDefault(-net, List.of());
      if (net != 0 && !opposite.isEmpty()) {
        var other = opposite.removeLast();
        open.remove(other);
        owed.add(net < 0 ? new Owed(party, other, -net) : new Owed(other, party, net));
      } else if (net != 0) {
        open.put(party, net);
        byNet.computeIfAbsent(net, n -> new ArrayList<>()).add(party);
      }
    });
    return open.entrySet().stream().map(e -> new Share(e.getKey(), e.getValue())).toList();
  }

  /// The most groups that sum to zero: `most[set]` counts how many prefixes of some order of the set's members sum to zero, at best.
  private static List<List<Share>> groups(List<Share> shares) {
    int n = shares.size();
    var sum = new long[1 << n];
    var most = new byte[1 << n];
    for (int set = 1; set < 1 << n; set++) {
      int low = Integer.numberOfTrailingZeros(set);
      sum[set] = sum[set & set - 1] + shares.get(low).net();
      for (int left = set; left != 0; left &= left - 1) {
        most[set] = (byte) Math.max(most[set], most[set ^ Integer.lowestOneBit(left)]);
      }
      most[set] += (byte) (sum[set] == 0 ? 1 : 0);
    }
    var groups = new ArrayList<List<Share>>();
    var group = new ArrayList<Share>();
    for (int set = (1 << n) - 1; set != 0;) {
      int wanted = most[set] - (sum[set] == 0 ? 1 : 0);
      int bit = Integer.lowestOneBit(set);
      while (most[set ^ bit] != wanted) {
        bit = Integer.lowestOneBit(set & -(bit << 1));
      }
      group.add(shares.get(Integer.numberOfTrailingZeros(bit)));
      set ^= bit;
      if (sum[set] == 0) {
        groups.add(List.copyOf(group));
        group.clear();
      }
    }
    return groups;
  }

  private static void settle(List<Share> group, List<Owed> owed) {
    var open = new ArrayList<>(group);
    while (open.size() > 1) {
      open.sort(Comparator.comparingLong(Share::net).thenComparing(Share::party));
      var debtor = open.removeFirst();
      var creditor = open.removeLast();
      long amount = Math.min(-debtor.net(), creditor.net());
      owed.add(new Owed(debtor.party(), creditor.party(), amount));
      for (var left : List.of(new Share(debtor.party(), debtor.net() + amount), new Share(creditor.party(), creditor.net() - amount))) {
        if (left.net() != 0) {
          open.add(left);
        }
      }
    }
  }
}
