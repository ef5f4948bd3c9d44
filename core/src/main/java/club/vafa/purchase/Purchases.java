package club.vafa.purchase;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.Pipeline;
import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Locked;
import club.vafa.ledger.Unit;
import club.vafa.member.Member;
import club.vafa.member.Members;
import club.vafa.request.GroupCommit;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.request.PipedWork;
import club.vafa.tier.Counted;
import club.vafa.tier.Rise;
import club.vafa.tier.Tiers;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.PurchaseId;
import club.vafa.value.StaffId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Records sales. All that the answer shows is written in one transaction; a branch's receipt and the caller's key are claimed in it.
public final class Purchases {

  /// The rooms that a sale touches beside the books.
  public record Rooms(Members members, Tiers tiers, Ledger ledger, Events events, Settling settling) {}

  private final Db db;
  private final Requests requests;
  private final GroupCommit tills;
  private final Customers customers;
  private final SaleCheck check;
  private final SaleEarning earning;
  private final Rooms rooms;
  private final InstantSource clock;

  public Purchases(Db db, Requests requests, Customers customers, SaleCheck check, SaleEarning earning, Rooms rooms, InstantSource clock) {
    this.db = db;
    this.requests = requests;
    this.tills = new GroupCommit(requests);
    this.customers = customers;
    this.check = check;
    this.earning = earning;
    this.rooms = rooms;
    this.clock = clock;
  }

  /// Records a sale once per key, and once per receipt of a branch.
  public Keyed<Recording> record(RequestKey key, Sale sale, Optional<StaffId> by) {
    if (sale.tender().isPresent()) {
      return settled(key, sale, sale.tender().get(), by);
    }
    return tills.once(key, sale, Recording.class, () -> new Till(key, sale, by), constraint -> refused(constraint, sale));
  }

  /// What pays is taken before the rest is decided, so such a sale has a transaction of its own. Codes that do not exist are counted before
  /// it.
  private Keyed<Recording> settled(RequestKey key, Sale sale, Tender tender, Optional<StaffId> by) {
    if (check.check(sale) instanceof SaleCheck.Checked.Fine fine) {
      var closed = rooms.settling().closed(key.caller(), tender, fine.branch());
      if (closed.isPresent()) {
        return new Keyed.First<>(closed.get());
      }
    }
    return requests.oncePiped(key, sale, Recording.class, () -> new Till(key, sale, by), constraint -> refused(constraint, sale));
  }

  private Optional<Recording> refused(String constraint, Sale sale) {
    return constraint.equals("receipt_once") ? taken(sale) : Optional.empty();
  }

  /// A member's purchases, newest first; the cursor is a purchase's id.
  public Page<Purchase> ofMember(Handle h, MemberId member, PageRequest page) {
    var rows = PurchaseSql.ofMembers(h, rooms.members().idsOf(h, member), page.after().map(PurchaseId::parse), page.limit() + 1);
    return Page.cut(rows, page, p -> p.id().toString());
  }

  /// One sale on its way through a transaction, in three round trips that it may share with others: who it is; what counts for the member,
  /// under the lock of the balance, by which one member's purchases are counted one after the other; and all that is written.
  private final class Till implements PipedWork<Recording> {

    /// What was asked under the lock.
    private record Looked(Pipeline.Later<List<Locked>> lock, Supplier<Counted> counted, Supplier<SaleEarning.Asked> asked) {}

    private final RequestKey key;
    private final SaleCheck.Checked checked;
    private final Sale sale;
    private final Optional<StaffId> by;
    private Supplier<Optional<Member>> customer = Optional::empty;
    private Optional<Optional<Member>> member = Optional.empty();
    private Optional<Looked> looked = Optional.empty();

    Till(RequestKey key, Sale sale, Optional<StaffId> by) {
      this.key = key;
      this.sale = sale;
      this.by = by;
      this.checked = check.check(sale);
    }

    @Override
    public void ask(Handle h, Pipeline asks) {
      customer = customers.ask(asks, h, sale.customer());
    }

    private Optional<Member> member() {
      if (member.isEmpty()) {
        member = Optional.of(customer.get());
      }
      return member.get();
    }

    @Override
    public Optional<UUID> turn() {
      return member().map(found -> found.id().value());
    }

    @Override
    public void look(Handle h, Pipeline asks) {
      if (checked instanceof SaleCheck.Checked.Fine fine) {
        looked = member().map(found -> looked(asks, found, fine));
      }
    }

    private Looked looked(Pipeline asks, Member member, SaleCheck.Checked.Fine fine) {
      return new Looked(rooms.ledger().lock(asks, HolderId.of(member.id()), Unit.POINTS), rooms.tiers()
          .counted(asks, member.id(), fine.businessDay()),
          earning.ask(asks, member.id(), fine));
    }

    @Override
    public Outcome<Recording> in(Handle h, Pipeline writes) {
      return switch (checked) {
        case SaleCheck.Checked.Refused(Recording why) -> Outcome.refuse(why);
        case SaleCheck.Checked.Fine fine -> member()
            .map(found -> sale.tender().isPresent() ? settle(h, writes, found, fine)
                : Outcome.<Recording>commit(write(h, writes, found, fine, looked.orElseThrow(), new PurchaseId(Ids.v7(clock)),
                    Optional.empty())))
            .orElseGet(() -> Outcome.refuse(new Recording.UnknownMember()));
      };
    }

    /// Takes what pays beside money; the money that is left is what earns.
    private Outcome<Recording> settle(Handle h, Pipeline writes, Member member, SaleCheck.Checked.Fine fine) {
      rooms.ledger().locked(h, HolderId.of(member.id()), Unit.POINTS);
      var id = new PurchaseId(Ids.v7(clock));
      return switch (rooms.settling().settle(h, id, member, fine, sale, by)) {
        case Settling.Settled.Refused(Recording why) -> Outcome.refuse(why);
        case Settling.Settled.Done done -> {
          var inMoney = fine.inMoney(done.bill().money());
          PaymentSql.insert(h, member.id(), id, done.taken());
          yield Outcome.commit(write(h, writes, member, inMoney, lookAgain(h, member, inMoney), id, Optional.of(done.bill())));
        }
      };
    }

    private Looked lookAgain(Handle h, Member member, SaleCheck.Checked.Fine fine) {
      var asks = new Pipeline(h);
      var again = looked(asks, member, fine);
      asks.send();
      return again;
    }

    private Recording.Recorded write(Handle h, Pipeline writes, Member member, SaleCheck.Checked.Fine fine, Looked found, PurchaseId id,
        Optional<Bill> bill) {
      if (found.lock().get().isEmpty()) {
        // What was read without the lock may be old by now.
        rooms.ledger().locked(h, HolderId.of(member.id()), Unit.POINTS);
        return write(h, writes, member, fine, lookAgain(h, member, fine), id, bill);
      }
      var before = found.counted().get();
      if (bill.isEmpty() && sale.discountOfLevel()) {
        var lessened = Bill.ofLevel(fine.paid(), before.tier());
        if (lessened.isPresent()) {
          PaymentSql.insert(writes, member.id(), id, lessened.get());
          return write(h, writes, member, fine.inMoney(lessened.get().money()), found, id, lessened);
        }
      }
      long nth = before.purchases() + 1;
      var earned = earning.calculate(fine, before, found.asked().get());
      PurchaseSql.insert(writes, id, member.id(), sale, fine, earned, clock.instant(), by, bill);
      var posted = earning.post(writes, member.id(), id, fine, earned, found.lock().get().getFirst());
      var rise = rooms.tiers().count(writes, member.id(), before, fine.businessDay(), fine.paid().amount(), earned.points());
      var level = rise.map(Rise::now).orElse(before.tier());
      var recorded = new Recording.Recorded(id, member.id(), fine.branch().code(), fine.paid(), posted.points(), posted.lines(), nth,
          new Recording.Level(level.code(), level.name()), rise.isPresent(), posted.balance(), fine.at(), posted.credits(),
              posted.coupons(), bill);
      rooms.events().record(writes, new Event.PurchaseRecorded(member.id(), id, fine.branch()
          .id(), fine.paid(), posted.points(), Optional.of(key), fine.at()));
      rooms.members().bought(h, member, fine.at());
      return recorded;
    }
  }

  private Optional<Recording> taken(Sale sale) {
    return check.check(sale) instanceof SaleCheck.Checked.Fine fine
        ? db.read(h -> PurchaseSql.byReceipt(h, fine.branch().id(), sale.till(), fine.businessDay(), sale.receipt()))
            .map(Recording.ReceiptTaken::new)
        : Optional.empty();
  }
}
