package club.vafa.simulation;

import club.vafa.ledger.DebtPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Makes up what happens next to a few holders, so that most of it is possible, and some is not.
final class Histories {

  static final int HOLDERS = 3;

  private record Sale(int step, int holder, long left) {}

  private final RandomGenerator random;
  private final ModelBooks model;
  private final List<Integer> holders = new ArrayList<>();
  private final List<Sale> sales = new ArrayList<>();
  private final Map<Integer, Integer> spendings = new HashMap<>();
  private final Map<Integer, Integer> holds = new HashMap<>();
  private final List<Integer> keyed = new ArrayList<>();

  Histories(RandomGenerator random, ModelBooks model, int firstHolder) {
    this.random = random;
    this.model = model;
    for (int i = 0; i < HOLDERS; i++) {
      holders.add(firstHolder + i);
    }
  }

  List<Integer> holders() {
    return holders;
  }

  Step next(int number) {
    var step = switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> earn(number);
      case 5, 6, 7, 8 -> spend(number);
      case 9, 10 -> hold(number);
      case 11, 12 -> endHold(number);
      case 13, 14 -> takeBack();
      case 15, 16 -> giveBack();
      case 17 -> new Step.Give(holders.getFirst(), holders.getLast(), 1 + random.nextInt(40));
      case 18 -> holders.size() > 1 && random.nextInt(8) == 0 ? merge() : earn(number);
      default -> keyed.isEmpty() ? earn(number) : new Step.Replay(keyed.get(random.nextInt(keyed.size())));
    };
    if (step instanceof Step.Give(int from, int to, long amount) && from == to) {
      return next(number);
    }
    if (!(step instanceof Step.Replay)) {
      keyed.add(number);
    }
    return step;
  }

  private int anybody() {
    return holders.get(random.nextInt(holders.size()));
  }

  private Step earn(int number) {
    var earn = new Step.Earn(anybody(), 1 + random.nextInt(100), random.nextInt(3) == 0 ? -1 : 1 + random.nextInt(20), random.nextInt(3) == 0 ? 1 + random.nextInt(6) : -1);
    sales.add(new Sale(number, earn.holder(), earn.amount()));
    return earn;
  }

  private Step spend(int number) {
    int holder = anybody();
    spendings.put(number, holder);
    return new Step.Spend(holder, 1 + random.nextInt(60));
  }

  private Step hold(int number) {
    int holder = anybody();
    holds.put(number, holder);
    return new Step.Hold(holder, 1 + random.nextInt(60), 1 + random.nextInt(12));
  }

  private Step endHold(int number) {
    var open = holds.keySet().stream().filter(id -> model.held(id) > 0).sorted().toList();
    if (open.isEmpty()) {
      return earn(number);
    }
    int id = open.get(random.nextInt(open.size()));
    int holder = holds.get(id);
    if (random.nextInt(3) == 0) {
      return new Step.Release(id, holder);
    }
    spendings.put(number, holder);
    return new Step.Post(id, holder, 1 + random.nextLong(model.held(id)));
  }

  private Step takeBack() {
    var open = sales.stream().filter(sale -> sale.left() > 0).toList();
    if (open.isEmpty()) {
      return new Step.Give(holders.getFirst(), holders.getLast(), 5);
    }
    var sale = open.get(random.nextInt(open.size()));
    long amount = random.nextBoolean() ? sale.left() : 1 + random.nextLong(sale.left());
    sales.set(sales.indexOf(sale), new Sale(sale.step(), sale.holder(), sale.left() - amount));
    return new Step.TakeBack(sale.step(), sale.holder(), amount, DebtPolicy.values()[random.nextInt(DebtPolicy.values().length)]);
  }

  private Step giveBack() {
    var open = spendings.keySet().stream().filter(id -> model.spent(id) > 0).sorted().toList();
    if (open.isEmpty()) {
      return new Step.Give(holders.getFirst(), holders.getLast(), 5);
    }
    int spending = open.get(random.nextInt(open.size()));
    return new Step.GiveBack(spending, spendings.get(spending), 1 + random.nextLong(model.spent(spending) + 2));
  }

  private Step merge() {
    int from = holders.remove(random.nextInt(holders.size()));
    int to = anybody();
    sales.replaceAll(sale -> sale.holder() == from ? new Sale(sale.step(), to, sale.left()) : sale);
    holds.replaceAll((id, holder) -> holder == from ? to : holder);
    spendings.values().removeIf(holder -> holder == from);
    return new Step.Merge(from, to);
  }
}
