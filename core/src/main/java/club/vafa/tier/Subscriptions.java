package club.vafa.tier;

import club.vafa.club.Clubs;
import club.vafa.db.Outcome;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Unit;
import club.vafa.member.Members;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.BranchId;
import club.vafa.value.Currency;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.StaffId;
import club.vafa.value.SubscriptionId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The paid subscriptions of members: sold, renewed, refunded, and what they have saved.
public final class Subscriptions {

  /// The rooms that a subscription touches.
  public record Rooms(Clubs clubs, Members members, Ledger ledger, Trail trail, Requests requests) {}

  /// A sale as staff tell it.
  public record Sale(MemberId member, String plan, BranchId branch, Optional<String> receipt) {}

  private record FeeBack(SubscriptionId subscription) {}

  private final Rooms rooms;
  private final Plans plans;
  private final SubscriptionNotice notice;
  private final InstantSource clock;

  public Subscriptions(Rooms rooms, Plans plans, SubscriptionNotice notice, InstantSource clock) {
    this.rooms = rooms;
    this.plans = plans;
    this.notice = notice;
    this.clock = clock;
  }

  /// The plans that can be bought.
  public List<Plan> offered() {
    return plans.list().stream().filter(Plan::offered).toList();
  }

  /// The fee was paid at the till. Who has a subscription already renews it from its end on, once ahead.
  public Keyed<Selling> sell(RequestKey key, Sale sale, StaffId by) {
    return rooms.requests().once(key, sale, Selling.class, h -> {
      var plan = plans.byCode(sale.plan()).filter(Plan::offered);
      if (plan.isEmpty()) {
        return Outcome.refuse(new Selling.UnknownPlan(sale.plan()));
      }
      var member = rooms.members().byId(h, sale.member());
      if (member.isEmpty()) {
        return Outcome.refuse(new Selling.NoSuchMember());
      }
      var id = member.get().id();
      // One sale after the other to each member.
      rooms.ledger().locked(h, HolderId.of(id), Unit.POINTS);
      var today = rooms.clubs().today();
      var running = inForce(h, id, today);
      if (running.stream().anyMatch(s -> s.from().isAfter(today))) {
        return Outcome.refuse(new Selling.Renewed(running.getLast().until()));
      }
      var from = running.isEmpty() ? today : running.getLast().until().plusDays(1);
      var sold = new Subscription(id, new SubscriptionId(Ids.v7(clock)), plan.get().id(), plan.get().fee(), from, plan.get().lastDay(from),
          sale.branch(), clock.instant(), Optional.empty());
      SubscriptionSql.insert(h, sold, sale.receipt(), by, sold.until().minusDays(plan.get().reminderDays()));
      rooms.trail().record(h, Actor.of(by), "subscription.sell", "member", id.value(),
          Map.of("subscription", sold.id().value(), "plan", plan.get().code(), "fee", sold.fee(), "from", from, "until", sold.until()));
      notice.sold(h, member.get(), plan.get(), sold);
      return Outcome.commit(new Selling.Sold(sold, plan.get().code()));
    });
  }

  /// Ends a period and gives back the part of its fee for the days to come.
  public Keyed<FeeRefund> refund(RequestKey key, MemberId member, SubscriptionId subscription, StaffId by) {
    return rooms.requests().once(key, new FeeBack(subscription), FeeRefund.class, h -> {
      var found = SubscriptionSql.lock(h, ids(h, member), subscription, currency());
      if (found.isEmpty()) {
        return Outcome.refuse(new FeeRefund.NoSuchSubscription());
      }
      var one = found.get();
      var today = rooms.clubs().today();
      if (one.refunded().isPresent()) {
        return Outcome.refuse(new FeeRefund.AlreadyRefunded(one.refunded().get()));
      }
      if (one.until().isBefore(today)) {
        return Outcome.refuse(new FeeRefund.Over(one.until()));
      }
      var amount = one.refundable(today);
      SubscriptionSql.refunded(h, one, amount.amount(), clock.instant());
      rooms.trail().record(h, Actor.of(by), "subscription.refund", "member", one.member().value(),
          Map.of("subscription", one.id().value(), "amount", amount));
      return Outcome.commit(new FeeRefund.Refunded(one.id(), amount));
    });
  }

  /// The subscription that the member has now, with what it has saved.
  public Optional<Membership> of(Handle h, MemberId member) {
    return on(h, member, rooms.clubs().today());
  }

  Optional<Membership> on(Handle h, MemberId member, LocalDate day) {
    var running = inForce(h, member, day);
    return running.stream().filter(s -> s.on(day)).findFirst()
        .map(s -> membership(h, s, running.stream().filter(other -> other.from().isAfter(s.until())).findFirst()));
  }

  Membership membership(Handle h, Subscription subscription, Optional<Subscription> next) {
    var saved = new EnumMap<SavingKind, Money>(SavingKind.class);
    SubscriptionSql.saved(h, subscription).forEach(sum -> saved.put(sum.kind(), new Money(sum.amount(), currency())));
    long total = saved.values().stream().mapToLong(Money::amount).sum();
    return new Membership(subscription, plans.byId(subscription.plan()).orElseThrow(), saved, new Money(total, currency()), next);
  }

  /// All periods of a member, newest first; the cursor is a subscription's id.
  public Page<Subscription> ofMember(Handle h, MemberId member, PageRequest page) {
    var rows = SubscriptionSql.page(h, ids(h, member), page.after().map(SubscriptionId::parse), page.limit() + 1, currency());
    return Page.cut(rows, page, s -> s.id().toString());
  }

  /// What is in force on a day or after it, the earlier one first.
  List<Subscription> inForce(Handle h, MemberId member, LocalDate day) {
    return SubscriptionSql.inForce(h, ids(h, member), day, currency()).stream().sorted(Comparator.comparing(Subscription::from)).toList();
  }

  Optional<Subscription> byId(Handle h, MemberId member, SubscriptionId id) {
    return SubscriptionSql.lock(h, ids(h, member), id, currency());
  }

  private List<MemberId> ids(Handle h, MemberId member) {
    return rooms.members().idsOf(h, member);
  }

  private Currency currency() {
    return rooms.clubs().settings().money();
  }
}
