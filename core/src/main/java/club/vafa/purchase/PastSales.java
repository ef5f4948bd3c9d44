package club.vafa.purchase;

import club.vafa.db.Pipeline;
import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Locked;
import club.vafa.ledger.Unit;
import club.vafa.member.Member;
import club.vafa.tier.Counted;
import club.vafa.tier.Rise;
import club.vafa.tier.Tiers;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.PurchaseId;
import club.vafa.value.StaffId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Sales of before, many at once: they earn and count as they would have at the till, by the rules in force on their day, but nobody is told, and
/// what they set off is left to those who ask for imported purchases by their own event. One member's sales are counted in the order in which they are given.
public final class PastSales {

  /// How far back such a sale may lie.
  public static final int DAYS_BACK_MAX = 3_660;

  /// Stands for a purchase of the same list whose id nobody needs.
  private static final PurchaseId NOT_YET_WRITTEN = new PurchaseId(new UUID(0, 0));

  private final Customers customers;
  private final SaleCheck check;
  private final SaleEarning earning;
  private final Ledger ledger;
  private final Tiers tiers;
  private final Events events;
  private final InstantSource clock;

  public PastSales(Customers customers, SaleCheck check, SaleEarning earning, Ledger ledger, Tiers tiers, Events events,
      InstantSource clock) {
    this.customers = customers;
    this.check = check;
    this.earning = earning;
    this.ledger = ledger;
    this.tiers = tiers;
    this.events = events;
    this.clock = clock;
  }

  /// What is asked under the lock of a member's balance.
  private record Looked(Pipeline.Later<List<Locked>> lock, Supplier<Counted> counted, Supplier<SaleEarning.Asked> asked) {}

  /// A sale on its way: whose it is once that was found, and what became of it once that is known.
  private static final class Past {
    private final Sale sale;
    private final SaleCheck.Checked checked;
    private Supplier<Optional<Member>> customer = Optional::empty;
    private Supplier<Optional<PurchaseId>> before = Optional::empty;
    private Optional<MemberId> member = Optional.empty();
    private Optional<Recording> answer = Optional.empty();

    Past(Sale sale, SaleCheck.Checked checked) {
      this.sale = sale;
      this.checked = checked;
    }

    SaleCheck.Checked.Fine fine() {
      return (SaleCheck.Checked.Fine) checked;
    }

    MemberId holder() {
      return member.orElseThrow();
    }
  }

  /// Records sales in the caller's transaction; answers in their order. A receipt that was told before stays as it was told.
  public List<Recording> record(Handle h, List<Sale> sales, Optional<StaffId> by) {
    var all = sales.stream().map(sale -> new Past(sale, check.check(sale, DAYS_BACK_MAX))).toList();
    find(h, all);
    settle(all);
    var open = new ArrayList<>(all.stream().filter(past -> past.answer.isEmpty()).toList());
    lock(h, open);
    while (!open.isEmpty()) {
      var seen = new HashSet<MemberId>();
      var wave = open.stream().filter(past -> seen.add(past.holder())).toList();
      write(h, wave, by);
      open.removeIf(past -> past.answer.isPresent());
    }
    return all.stream().map(past -> past.answer.orElseThrow()).toList();
  }

  /// Whose they are, and whether their receipts are known.
  private void find(Handle h, List<Past> all) {
    var asks = new Pipeline(h);
    for (var past : all) {
      if (past.checked instanceof SaleCheck.Checked.Fine fine) {
        past.customer = customers.ask(asks, h, past.sale.customer());
        past.before = PurchaseSql.byReceipt(asks, fine.branch().id(), past.sale.till(), fine.businessDay(), past.sale.receipt());
      }
    }
    asks.send();
  }

  private record Receipt(String branch, String till, String day, String number) {}

  /// Answers what needs no posting: refused by itself, nobody's, or told before, be it in this very list.
  private static void settle(List<Past> all) {
    var receipts = new HashSet<Receipt>();
    for (var past : all) {
      if (past.checked instanceof SaleCheck.Checked.Refused(Recording why)) {
        past.answer = Optional.of(why);
        continue;
      }
      past.member = past.customer.get().map(Member::id);
      var receipt = new Receipt(past.fine().branch().code(), past.sale.till(), past.fine().businessDay().toString(), past.sale.receipt());
      if (past.member.isEmpty()) {
        past.answer = Optional.of(new Recording.UnknownMember());
      } else if (past.before.get().isPresent()) {
        past.answer = Optional.of(new Recording.ReceiptTaken(past.before.get().get()));
      } else if (!receipts.add(receipt)) {
        past.answer = Optional.of(new Recording.ReceiptTaken(NOT_YET_WRITTEN));
      }
    }
  }

  /// All balances are locked before any is written, in the order of their holders, as tills lock theirs.
  private void lock(Handle h, List<Past> open) {
    var holders = open.stream().map(past -> HolderId.of(past.holder())).distinct().sorted(Comparator.comparing(HolderId::value)).toList();
    ledger.open(h, holders, Unit.POINTS);
    var asks = new Pipeline(h);
    holders.forEach(holder -> ledger.lock(asks, holder, Unit.POINTS));
    asks.send();
  }

  /// One sale each of different members.
  private void write(Handle h, List<Past> wave, Optional<StaffId> by) {
    var asks = new Pipeline(h);
    var looked = wave.stream().map(past -> new Looked(ledger.lock(asks, HolderId.of(past.holder()), Unit.POINTS),
        tiers.counted(asks, past.holder(), past.fine().businessDay()), earning.ask(asks, past.holder(), past.fine()))).toList();
    asks.send();
    var writes = new Pipeline(h);
    for (int i = 0; i < wave.size(); i++) {
      wave.get(i).answer = Optional.of(posted(writes, wave.get(i), looked.get(i), by));
    }
    writes.send();
  }

  private Recording posted(Pipeline writes, Past past, Looked found, Optional<StaffId> by) {
    var fine = past.fine();
    var member = past.holder();
    var id = new PurchaseId(Ids.v7(clock));
    var before = found.counted().get();
    long nth = before.purchases() + 1;
    var counting = earning.calculate(fine, before, found.asked().get());
    PurchaseSql.insert(writes, id, member, past.sale, fine, counting, clock.instant(), by, Optional.empty());
    var posted = earning.post(writes, member, id, fine, counting, found.lock().get().getFirst());
    var rise = tiers.count(writes, member, before, fine.businessDay(), fine.paid().amount(), counting.points());
    events.record(writes, new Event.PurchaseImported(member, id, fine.branch().id(), fine.paid(), posted.points(), fine.at()));
    var level = rise.map(Rise::now).orElse(before.tier());
    return new Recording.Recorded(id, member, fine.branch().code(), fine.paid(), posted.points(), posted.lines(), nth,
        new Recording.Level(level.code(), level.name()), rise.isPresent(), posted.balance(), fine.at(), posted.credits(), posted.coupons(), Optional.empty());
  }
}
