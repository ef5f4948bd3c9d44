package club.vafa.simulation;

import club.vafa.ledger.DebtPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The rules of the books in plain Java, by one thread, in hours since the start.
final class ModelBooks implements Service {

  private static final long FOR_EVER = Long.MAX_VALUE;
  private static final Comparator<Lot> SPENDING = Comparator.<Lot>comparingLong(l -> l.expires).thenComparingLong(l -> l.at).thenComparingLong(l -> l.id);

  private static final class Lot {
    long id;
    long at;
    long expires;
    long usableFrom;
    int sale;
    long remaining;
    long held;
    long expired;
    long excused;

    long free() {
      return remaining - held;
    }
  }

  private record Part(Lot lot, long amount) {}

  private static final class Holder {
    final List<Lot> lots = new ArrayList<>();
    long posted;
    long debt;
  }

  private record Hold(int holder, long until, List<Part> parts) {
    long amount() {
      return parts.stream().mapToLong(Part::amount).sum();
    }
  }

  private final Map<Integer, Holder> holders = new HashMap<>();
  private final Map<Integer, Hold> holds = new LinkedHashMap<>();
  private final Map<Integer, Map<Lot, Long>> spendings = new HashMap<>();
  private final Map<Integer, String> answers = new HashMap<>();
  private long now;
  private long ids;

  @Override
  public String take(int number, Step step) {
    var answer = switch (step) {
      case Step.Earn s -> earn(number, s);
      case Step.Spend(int holder, long amount) -> spend(number, holder, amount);
      case Step.Hold(int holder, long amount, int days) -> hold(number, holder, amount, days);
      case Step.Post(int hold, int holder, long amount) -> post(number, hold, amount);
      case Step.Release(int hold, int holder) -> release(hold);
      case Step.TakeBack s -> takeBack(s);
      case Step.GiveBack(int spending, int holder, long amount) -> giveBack(spending, holder, amount);
      case Step.Give(int from, int to, long amount) -> give(from, to, amount);
      case Step.Merge(int from, int to) -> merge(from, to);
      case Step.ExpireJob() -> expireJob();
      case Step.Days(int days) -> days(days);
      case Step.Replay(int first) -> answers.get(first);
    };
    answers.put(number, answer);
    return answer;
  }

  private Holder of(int holder) {
    return holders.computeIfAbsent(holder, h -> new Holder());
  }

  private boolean lapsed(Lot lot) {
    return lot.expires <= now;
  }

  private boolean pending(Lot lot) {
    return !lapsed(lot) && lot.usableFrom > now;
  }

  private List<Lot> open(Holder holder, Predicate<Lot> which) {
    return holder.lots.stream().filter(l -> l.remaining > 0).filter(which).sorted(SPENDING).toList();
  }

  private static List<Part> upTo(List<Lot> lots, long amount) {
    var parts = new ArrayList<Part>();
    long left = amount;
    for (var lot : lots) {
      long used = Math.min(left, lot.free());
      if (used > 0) {
        parts.add(new Part(lot, used));
        left -= used;
      }
    }
    return parts;
  }

  private static long sum(List<Part> parts) {
    return parts.stream().mapToLong(Part::amount).sum();
  }

  private String earn(int number, Step.Earn s) {
    var holder = of(s.holder());
    long paid = Math.min(holder.debt, s.amount());
    holder.debt -= paid;
    holder.posted += s.amount();
    var lot = new Lot();
    lot.id = ids++;
    lot.at = now;
    lot.expires = s.expiresInDays() < 0 ? FOR_EVER : now + s.expiresInDays() * 24L;
    lot.usableFrom = s.pendingDays() < 0 ? now : now + s.pendingDays() * 24L;
    lot.sale = number;
    lot.remaining = s.amount() - paid;
    holder.lots.add(lot);
    return "posted " + holder.posted;
  }

  private List<Lot> spendable(Holder holder) {
    return open(holder, l -> !lapsed(l) && !pending(l));
  }

  private long missing(Holder holder, long amount) {
    long usable = spendable(holder).stream().mapToLong(Lot::free).sum();
    return holder.debt > 0 || usable < amount ? Math.max(holder.debt, amount - usable) : 0;
  }

  private String spend(int number, int who, long amount) {
    var holder = of(who);
    long missing = missing(holder, amount);
    if (missing > 0) {
      return "missing " + missing;
    }
    pay(number, holder, upTo(spendable(holder), amount));
    return "posted " + holder.posted;
  }

  private void pay(int number, Holder holder, List<Part> parts) {
    var uses = new LinkedHashMap<Lot, Long>();
    for (var part : parts) {
      part.lot().remaining -= part.amount();
      holder.posted -= part.amount();
      uses.put(part.lot(), part.amount());
    }
    spendings.put(number, uses);
  }

  private String hold(int number, int who, long amount, int days) {
    var holder = of(who);
    long missing = missing(holder, amount);
    if (missing > 0) {
      return "missing " + missing;
    }
    var parts = upTo(spendable(holder), amount);
    parts.forEach(part -> part.lot().held += part.amount());
    holds.put(number, new Hold(who, now + days * 24L, parts));
    return "held";
  }

  private String post(int number, int id, long amount) {
    var hold = holds.remove(id);
    if (hold == null) {
      return "not open";
    }
    var holder = of(hold.holder());
    hold.parts().forEach(part -> part.lot().held -= part.amount());
    var taken = new ArrayList<Part>();
    long left = amount;
    for (var part : hold.parts()) {
      long used = Math.min(left, part.amount());
      if (used > 0) {
        taken.add(new Part(part.lot(), used));
      }
      left -= used;
    }
    pay(number, holder, taken);
    payDebt(holder);
    return "posted";
  }

  private String release(int id) {
    var hold = holds.remove(id);
    if (hold == null) {
      return "not open";
    }
    free(hold);
    return "released";
  }

  private void free(Hold hold) {
    hold.parts().forEach(part -> part.lot().held -= part.amount());
    payDebt(of(hold.holder()));
  }

  private void payDebt(Holder holder) {
    for (var part : upTo(open(holder, l -> !lapsed(l)), holder.debt)) {
      part.lot().remaining -= part.amount();
      holder.debt -= part.amount();
    }
  }

  private String takeBack(Step.TakeBack s) {
    var holder = of(s.holder());
    boolean pendingOnly = s.policy() == DebtPolicy.PENDING_ONLY;
    long expired = 0;
    for (var lot : pendingOnly ? List.<Lot>of() : holder.lots) {
      long excused = lot.sale == s.sale() ? Math.min(s.amount() - expired, lot.expired - lot.excused) : 0;
      lot.excused += excused;
      expired += excused;
    }
    var own = upTo(open(holder, l -> l.sale == s.sale() && (!pendingOnly || pending(l))).stream()
        .sorted(Comparator.comparingInt(l -> lapsed(l) ? 0 : pending(l) ? 1 : 2)).toList(), s.amount() - expired);
    var others = pendingOnly ? List.<Part>of() : upTo(open(holder, l -> l.sale != s.sale() && !lapsed(l)).stream()
        .sorted(Comparator.comparing(this::pending)).toList(), s.amount() - expired - sum(own));
    long rest = s.amount() - expired - sum(own) - sum(others);
    long debt = s.policy() == DebtPolicy.UNLIMITED ? rest : 0;
    for (var parts : List.of(own, others)) {
      parts.forEach(part -> part.lot().remaining -= part.amount());
    }
    holder.posted -= sum(own) + sum(others) + debt;
    holder.debt += debt;
    return "own " + sum(own) + " others " + sum(others) + " debt " + debt + " expired " + expired + " forgone " + (rest - debt);
  }

  private String giveBack(int spending, int who, long amount) {
    var holder = of(who);
    var uses = spendings.get(spending);
    long left = uses.values().stream().mapToLong(Long::longValue).sum();
    if (amount > left) {
      return "only " + left;
    }
    long rest = amount;
    long gone = 0;
    for (var lot : uses.keySet().stream().sorted(SPENDING.reversed()).toList()) {
      long back = Math.min(rest, uses.get(lot));
      uses.put(lot, uses.get(lot) - back);
      rest -= back;
      if (lapsed(lot)) {
        lot.expired += back;
        gone += back;
      } else {
        lot.remaining += back;
      }
    }
    holder.posted += amount - gone;
    payDebt(holder);
    return "restored " + (amount - gone) + " expired " + gone;
  }

  private String give(int from, int to, long amount) {
    var sender = of(from);
    long missing = missing(sender, amount);
    if (missing > 0) {
      return "missing " + missing;
    }
    var parts = upTo(spendable(sender), amount);
    parts.forEach(part -> copy(part, of(to)));
    sender.posted -= amount;
    of(to).posted += amount;
    payDebt(of(to));
    return "given " + sender.posted + " " + of(to).posted;
  }

  private Lot copy(Part part, Holder to) {
    var lot = new Lot();
    lot.id = ids++;
    lot.at = part.lot().at;
    lot.expires = part.lot().expires;
    lot.usableFrom = part.lot().usableFrom;
    lot.sale = part.lot().sale;
    lot.remaining = part.amount();
    part.lot().remaining -= part.amount();
    to.lots.add(lot);
    return lot;
  }

  private String merge(int from, int to) {
    var old = of(from);
    var into = of(to);
    var made = new HashMap<Lot, Lot>();
    for (var lot : open(old, l -> true)) {
      var copy = copy(new Part(lot, lot.remaining), into);
      copy.held = lot.held;
      lot.held = 0;
      made.put(lot, copy);
    }
    holds.replaceAll((id, hold) -> hold.holder() != from ? hold
        : new Hold(to, hold.until(), hold.parts().stream().map(p -> new Part(made.get(p.lot()), p.amount())).toList()));
    into.posted += old.posted;
    into.debt += old.debt;
    old.posted = 0;
    old.debt = 0;
    payDebt(into);
    return "merged";
  }

  private String expireJob() {
    for (var holder : holders.values()) {
      for (var lot : open(holder, this::lapsed)) {
        long gone = lot.free();
        lot.remaining -= gone;
        lot.expired += gone;
        holder.posted -= gone;
      }
    }
    return "done";
  }

  private String days(int days) {
    now += days * 24L;
    for (var id : holds.entrySet().stream().filter(e -> e.getValue().until() <= now).map(Map.Entry::getKey).toList()) {
      free(holds.remove(id));
    }
    return "done";
  }

  @Override
  public String state(int who) {
    var holder = of(who);
    long pending = open(holder, this::pending).stream().mapToLong(Lot::free).sum();
    long lapsed = open(holder, this::lapsed).stream().mapToLong(Lot::free).sum();
    long held = holder.lots.stream().mapToLong(l -> l.held).sum();
    return "posted " + holder.posted + " pending " + pending + " held " + held + " lapsed " + lapsed + " debt " + holder.debt + " lots "
        + open(holder, l -> true).stream().map(l -> String.valueOf(l.remaining)).collect(Collectors.joining(","));
  }

  /// What is left to be given back of a spending.
  long spent(int spending) {
    return spendings.getOrDefault(spending, Map.of()).values().stream().mapToLong(Long::longValue).sum();
  }

  /// What an open hold keeps; nothing where it has ended.
  long held(int hold) {
    return holds.containsKey(hold) ? holds.get(hold).amount() : 0;
  }
}
