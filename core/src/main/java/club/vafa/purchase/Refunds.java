package club.vafa.purchase;

import club.vafa.branch.Branch;
import club.vafa.branch.Branches;
import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Json;
import club.vafa.db.Outcome;
import club.vafa.earning.EarningRules;
import club.vafa.earning.KeptEarning;
import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Unit;
import club.vafa.member.Member;
import club.vafa.member.Members;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.tier.Tiers;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.BranchId;
import club.vafa.value.Ids;
import club.vafa.value.PurchaseId;
import club.vafa.value.RefundId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// Records refunds of sales, whole or in parts. What a sale earned is counted again on what was kept of it, by what held at the sale, and
/// the difference is taken back. All refunds of a member are counted one after the other, under the lock of the balance.
public final class Refunds {

  /// How often one sale may be refunded.
  public static final int REFUNDS_MAX = 100;

  /// The rooms that a refund touches beside the books.
  public record Rooms(Clubs clubs, Branches branches, Members members, Tiers tiers, EarningRules rules, Events events, Trail trail) {}

  private final Db db;
  private final Requests requests;
  private final Ledger ledger;
  private final Recount recount;
  private final RefundPosting posting;
  private final Rooms rooms;
  private final RefundNotice notice;
  private final InstantSource clock;

  public Refunds(Db db, Requests requests, Ledger ledger, RefundPosting posting, Rooms rooms, RefundNotice notice, InstantSource clock) {
    this.db = db;
    this.requests = requests;
    this.ledger = ledger;
    this.recount = new Recount(rooms.clubs(), rooms.rules(), rooms.tiers());
    this.posting = posting;
    this.rooms = rooms;
    this.notice = notice;
    this.clock = clock;
  }

  /// One refund on its way through a transaction, once it is known that it may be written.
  private record Case(RefundId id, RefundWish wish, Instant at, Sold sold, Branch branch, Member member, List<Refund> before,
      Returning.Fine fine) {

    HolderId holder() {
      return HolderId.of(member.id());
    }

    /// What of the money comes back with this refund.
    long paid() {
      return Returning.moneyOf(sold, fine.returned()) - Returning.moneyOf(sold, sold.returned());
    }
  }

  /// Records a refund once per key, and once per receipt of a branch's refunds.
  public Keyed<Refunding> refund(RequestKey key, RefundWish wish, Optional<StaffId> by) {
    return requests.once(key, wish, Refunding.class, h -> refund(h, wish, by),
        constraint -> constraint.equals("refund_receipt_once") ? taken(wish) : Optional.empty());
  }

  /// A sale as it stands, without a lock.
  public Optional<Sold> find(Handle h, PurchaseId purchase) {
    return RefundSql.sold(h, purchase);
  }

  /// The sale that a receipt tells of.
  public Optional<Sold> find(Handle h, BranchId branch, String till, LocalDate day, String receipt) {
    return PurchaseSql.byReceipt(h, branch, till, day, receipt).flatMap(id -> RefundSql.sold(h, id));
  }

  /// The refunds of a sale, oldest first; at most {@link #REFUNDS_MAX}.
  public List<Refund> of(Handle h, Sold sold) {
    return RefundSql.ofPurchase(h, sold.memberId(), sold.id());
  }

  public PurchaseDetail detail(Handle h, Sold sold) {
    var items = sold.lines();
    var refunds = of(h, sold);
    return new PurchaseDetail(sold, items, gone(items, refunds), RefundSql.payments(h, sold.memberId(), sold.id()),
        KeptEarning.read(sold.earned().toString()).earned(), refunds);
  }

  private Outcome<Refunding> refund(Handle h, RefundWish wish, Optional<StaffId> by) {
    var found = RefundSql.sold(h, wish.purchase());
    if (found.isEmpty()) {
      return Outcome.refuse(RefundSql.isRefund(h, wish.purchase()) ? new Refunding.OfARefund() : new Refunding.UnknownPurchase());
    }
    var at = at(wish, found.get());
    var wrong = wrong(wish, found.get(), at);
    if (wrong.isPresent()) {
      return Outcome.refuse(wrong.get());
    }
    var id = new RefundId(Ids.v7(clock));
    RefundSql.claim(h, id, found.get(), wish, day(at));
    // Where two records of the person were merged, the lots are with the one that is in use.
    var member = rooms.members().byId(h, found.get().memberId()).orElseThrow();
    ledger.locked(h, HolderId.of(member.id()), Unit.POINTS);
    var sold = RefundSql.locked(h, found.get().memberId(), found.get().id());
    var before = RefundSql.ofPurchase(h, sold.memberId(), sold.id());
    if (before.size() >= REFUNDS_MAX) {
      return Outcome.refuse(new Refunding.TooManyRefunds(REFUNDS_MAX));
    }
    var items = sold.lines();
    boolean whole = before.stream().anyMatch(Refund::whole);
    var branch = rooms.branches().byId(sold.branchId()).orElseThrow();
    return switch (Returning.of(sold, items, gone(items, before), whole, wish)) {
      case Returning.Refused(Refunding why) -> Outcome.refuse(why);
      case Returning.Fine fine -> Outcome.commit(write(h, new Case(id, wish, at, sold, branch, member, before, fine), by));
    };
  }

  private Refunding.Refunded write(Handle h, Case c, Optional<StaffId> by) {
    var sold = c.sold();
    var counted = recount.count(h, sold, c.branch(), c.before(), c.fine(), sold.paid() - Returning.moneyOf(sold, c.fine().returned()));
    var grace = c.wish().graceUntil().map(this::endOf);
    var back = posting.giveBack(h, c.holder(), sold, c.branch(), c.id(), c.fine(), grace);
    var taken = posting.takeBack(h, c.holder(), sold, c.branch(), c.id(), counted);
    var less = counted.less();
    RefundSql.insert(h, new Refund(c.id(), sold.id(), c.before().size() + 1, sold.branchId(), c.wish().till(), c.wish()
        .number(), day(c.at()), c.at(), c.fine().amount(), c.paid(),
        sold.currency(), c.fine().whole(), Json.tree(returned(c)), counted.points(), counted.credit(), Json.tree(taken),
            Json.tree(counted.kept()),
        Json.tree(back)), sold.memberId(), clock.instant(), by);
    RefundSql.lower(h, sold, c.fine().amount(), counted.points());
    rooms.tiers().uncount(h, c.member().id(), sold.businessDay(), c.paid(), counted.points(), c.fine().whole());
    rooms.rules().uncountCaps(h, c.member().id(), counted.book(), counted.before(), counted.kept(), sold.businessDay());
    var amount = sold.money(c.fine().amount());
    rooms.events().record(h, new Event.PurchaseRefunded(c.member()
        .id(), sold.id(), c.id(), sold.branchId(), amount, counted.points(), c.fine().whole(),
        clock.instant()));
    trail(h, c, counted.points(), by);
    long balance = ledger.balance(h, c.holder(), Unit.POINTS).posted();
    var refunded = new Refunding.Refunded(c.id(), sold.id(), c.member().id(), c.branch().code(), amount, sold.money(c.paid()), c.fine()
        .whole(), back,
        taken, less, balance, c.at());
    notice.tell(h, c.member(), c.branch(), refunded);
    return refunded;
  }

  private void trail(Handle h, Case c, long points, Optional<StaffId> by) {
    var facts = new HashMap<String, Object>(Map.of("refund", c.id().value(), "amount", c.fine().amount(), "points", points));
    c.wish().graceUntil().ifPresent(day -> facts.put("graceUntil", day));
    rooms.trail().record(h, by.map(Actor::of).orElse(Actor.SYSTEM), "purchase.refund", "purchase", c.sold().id().value(), facts);
  }

  private Optional<Refunding> wrong(RefundWish wish, Sold sold, Instant at) {
    if (wish.amount().filter(m -> !m.currency().code().equals(sold.currency())).isPresent()) {
      return Optional.of(new Refunding.WrongCurrency(sold.currency()));
    }
    if (at.isBefore(sold.at())) {
      return Optional.of(new Refunding.BeforeTheSale(sold.at()));
    }
    var now = clock.instant();
    if (wish.graceUntil().filter(day -> !endOf(day).isAfter(now)).isPresent()) {
      return Optional.of(new Refunding.GraceOver(rooms.clubs().today()));
    }
    return wish.at().filter(told -> told.isAfter(now.plus(SaleCheck.AHEAD_MAX))).map(told -> new Refunding.InTheFuture(now));
  }

  /// How many of each line of the receipt came back before.
  private static List<Integer> gone(List<Sale.Item> items, List<Refund> before) {
    var gone = new ArrayList<>(Collections.nCopies(items.size(), 0));
    before.stream().flatMap(refund -> refund.returned().stream()).forEach(item ->
        gone.set(item.line() - 1, gone.get(item.line() - 1) + item.quantity()));
    return gone;
  }

  /// How many of each line came back with this refund.
  private static List<RefundWish.Returned> returned(Case c) {
    var before = gone(c.sold().lines(), c.before());
    var after = c.fine().gone();
    return IntStream.range(0, before.size()).filter(i -> after.get(i) > before.get(i))
        .mapToObj(i -> new RefundWish.Returned(i + 1, after.get(i) - before.get(i))).toList();
  }

  /// The clock of a till may run ahead, so that a sale of this moment may seem to be still to come.
  private Instant at(RefundWish wish, Sold sold) {
    var now = clock.instant();
    return wish.at().orElse(now.isBefore(sold.at()) ? sold.at() : now);
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, rooms.clubs().settings().zone());
  }

  private Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(rooms.clubs().settings().zone()).toInstant();
  }

  private Optional<Refunding> taken(RefundWish wish) {
    return db.read(h -> RefundSql.sold(h, wish.purchase())
        .flatMap(sold -> RefundSql.byReceipt(h, sold.branchId(), wish.till(), day(at(wish, sold)), wish.number())))
        .map(Refunding.ReceiptTaken::new);
  }
}
