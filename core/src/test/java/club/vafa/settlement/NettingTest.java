package club.vafa.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.value.BranchId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class NettingTest {

  private static Map<Party, Long> positions(long... nets) {
    Map<Party, Long> positions = new LinkedHashMap<>();
    for (int i = 0; i < nets.length; i++) {
      positions.put(new Party.OfBranch(new BranchId(new UUID(1, i))), nets[i]);
    }
    return positions;
  }

  private static void settles(Map<Party, Long> positions, List<Netting.Owed> payments) {
    var left = new LinkedHashMap<>(positions);
    for (var payment : payments) {
      assertThat(payment.amount()).isPositive();
      left.merge(payment.payer(), payment.amount(), Long::sum);
      left.merge(payment.payee(), -payment.amount(), Long::sum);
    }
    assertThat(left.values()).allMatch(net -> net == 0);
  }

  /// The most zero-sum groups of a small list, found by trying every division.
  private static int mostGroups(List<Long> nets, List<Long> groups) {
    if (nets.isEmpty()) {
      return groups.stream().allMatch(g -> g == 0) ? groups.size() : -1;
    }
    int best = -1;
    for (int i = 0; i <= groups.size(); i++) {
      var into = new ArrayList<>(groups);
      if (i == groups.size()) {
        into.add(nets.getFirst());
      } else {
        into.set(i, into.get(i) + nets.getFirst());
      }
      best = Math.max(best, mostGroups(nets.subList(1, nets.size()), into));
    }
    return best;
  }

  @RepeatedTest(60)
  void fewPartiesSettleWithTheFewestPaymentsThereCanBe(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var nets = new long[2 + random.nextInt(6)];
    for (int i = 0; i < nets.length - 1; i++) {
      nets[i] = random.nextInt(9) - 4;
    }
    nets[nets.length - 1] = -Arrays.stream(nets).sum();
    var payments = Netting.payments(positions(nets));
    settles(positions(nets), payments);
    var owing = Arrays.stream(nets).filter(n -> n != 0).boxed().toList();
    assertThat(payments).hasSize(owing.isEmpty() ? 0 : owing.size() - mostGroups(owing, List.of()));
  }

  @Test
  void theGreedyWayAloneWouldNeedMore() {
    // From the largest to the largest it takes five; 6 pays 4 and 2, and 5 pays 3 and 2.
    assertThat(Netting.payments(positions(-6, -5, 4, 2, 3, 2))).hasSize(4);
  }

  @RepeatedTest(10)
  void manyPartiesSettleWithLessThanTwiceTheFewest(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var nets = new long[40 + random.nextInt(160)];
    for (int i = 0; i < nets.length - 1; i++) {
      nets[i] = random.nextLong(-1_000_000_000, 1_000_000_000);
    }
    nets[nets.length - 1] = -Arrays.stream(nets).sum();
    var payments = Netting.payments(positions(nets));
    settles(positions(nets), payments);
    long open = Arrays.stream(nets).filter(n -> n != 0).count();
    assertThat((long) payments.size()).isLessThan(open).isGreaterThanOrEqualTo((open + 1) / 2);
  }

  @Test
  void theLargestExactCaseIsQuickAndPositionsThatDoNotSumToZeroAreNoPositions() {
    var nets = new long[Netting.EXACT_MAX];
    for (int i = 0; i < nets.length - 1; i++) {
      nets[i] = (1L << i) + 1_000_003L * i;
    }
    nets[nets.length - 1] = -Arrays.stream(nets).sum();
    long started = System.nanoTime();
    assertThat(Netting.payments(positions(nets))).hasSize(Netting.EXACT_MAX - 1);
    assertThat(System.nanoTime() - started).isLessThan(5_000_000_000L);
    assertThatThrownBy(() -> Netting.payments(positions(1, 2))).isInstanceOf(IllegalArgumentException.class);
  }
}
