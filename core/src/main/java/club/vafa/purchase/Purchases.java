package club.vafa.purchase;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.member.Member;
import club.vafa.member.Members;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.tier.Tiers;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.PurchaseId;
import club.vafa.value.StaffId;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Records sales. All that the answer shows is written in one transaction; a branch's receipt and the caller's key are claimed in it.
public final class Purchases {

  /// The rooms that a sale touches beside the books.
  public record Rooms(Members members, Tiers tiers, Events events, PurchaseNotice notice) {}

  private final Db db;
  private final Requests requests;
  private final Customers customers;
  private final SaleCheck check;
  private final SaleEarning earning;
  private final Rooms rooms;
  private final InstantSource clock;

  public Purchases(Db db, Requests requests, Customers customers, SaleCheck check, SaleEarning earning, Rooms rooms, InstantSource clock) {
    this.db = db;
    this.requests = requests;
    this.customers = customers;
    this.check = check;
    this.earning = earning;
    this.rooms = rooms;
    this.clock = clock;
  }

  /// Records a sale once per key, and once per receipt of a branch.
  public Keyed<Recording> record(RequestKey key, Sale sale, Optional<StaffId> by) {
    return requests.once(key, sale, Recording.class,
        h -> switch (check.check(sale)) {
          case SaleCheck.Checked.Refused(Recording why) -> Outcome.refuse(why);
          case SaleCheck.Checked.Fine fine -> customers.find(h, sale.customer())
              .map(member -> Outcome.<Recording>commit(write(h, member, sale, fine, by)))
              .orElseGet(() -> Outcome.refuse(new Recording.UnknownMember()));
        },
        constraint -> constraint.equals("receipt_once") ? taken(sale) : Optional.empty());
  }

  /// A member's purchases, newest first; the cursor is a purchase's id.
  public Page<Purchase> ofMember(Handle h, MemberId member, PageRequest page) {
    var rows = PurchaseSql.ofMember(h, member, page.after().map(PurchaseId::parse), page.limit() + 1);
    return Page.cut(rows, page, p -> p.id().toString());
  }

  private Recording.Recorded write(Handle h, Member member, Sale sale, SaleCheck.Checked.Fine fine, Optional<StaffId> by) {
    var id = new PurchaseId(Ids.v7(clock));
    var now = clock.instant();
    // This row is the lock under which one member's purchases are counted one after the other.
    long nth = PurchaseSql.count(h, member.id(), fine.paid().amount(), fine.at());
    var tier = rooms.tiers().of(h, member.id());
    var earned = earning.calculate(h, member.id(), tier, nth, fine);
    PurchaseSql.insert(h, id, member.id(), sale, fine, earned, tier.code(), nth, now, by);
    var posted = earning.post(h, member.id(), id, fine, earned);
    var rise = rooms.tiers().count(h, member.id(), tier, fine.businessDay(), fine.paid().amount(), earned.points());
    var level = rise.map(r -> r.now()).orElse(tier);
    var recorded = new Recording.Recorded(id, member.id(), fine.branch().code(), fine.paid(), posted.points(), posted.lines(), nth,
        new Recording.Level(level.code(), level.name()), rise.isPresent(), posted.balance(), fine.at());
    rooms.events().record(h, new Event.PurchaseRecorded(member.id(), id, fine.branch().id(), fine.paid(), posted.points(), fine.at()));
    rooms.members().bought(h, member, fine.at());
    rooms.notice().recorded(h, member, fine.branch(), recorded);
    return recorded;
  }

  private Optional<Recording> taken(Sale sale) {
    return check.check(sale) instanceof SaleCheck.Checked.Fine fine
        ? db.read(h -> PurchaseSql.byReceipt(h, fine.branch().id(), sale.till(), fine.businessDay(), sale.receipt())).map(Recording.ReceiptTaken::new)
        : Optional.empty();
  }
}
