package club.vafa.partner;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.ledger.Debit;
import club.vafa.ledger.Funder;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Place;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Spending;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Member;
import club.vafa.pool.Pool;
import club.vafa.pool.Pools;
import club.vafa.pool.Taking;
import club.vafa.purchase.Customer;
import club.vafa.purchase.Customers;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.value.DealId;
import club.vafa.value.Ids;
import club.vafa.value.PartnerId;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// What a partner's till tells: purchases that earn under its contract, points that members spend there, and each of them undone. Points are spent with the
/// member's card alone: a phone number is known to many.
public final class PartnerTill {

  public static final long PAID_MAX = 10_000_000_000L;
  public static final long POINTS_MAX = 1_000_000_000L;

  /// A purchase at a partner.
  public record Purchase(PartnerId partner, Customer customer, long paid, String receipt) {}

  /// Points spent at a partner.
  public record Burn(PartnerId partner, Customer.ByCard customer, long points, String receipt) {}

  /// What the points spent at a partner in a span of time were worth under its contract, less what was undone in it.
  public record SpentWorth(PartnerId partner, long worth) {}

  /// The rooms that a deal touches.
  public record Rooms(Clubs clubs, Customers customers, Partners partners, PartnerBooks books, Pools pools, DealNotice notice) {}

  private record Undo(PartnerId partner, DealId deal) {}

  /// Under which contract something is dealt, and how it is told to the member.
  private record Ground(Partner partner, Contract contract, Member member, LocalDate day) {
    LocalDate month() {
      return day.withDayOfMonth(1);
    }
  }

  private final Db db;
  private final Requests requests;
  private final Rooms rooms;
  private final InstantSource clock;

  public PartnerTill(Db db, Requests requests, Rooms rooms, InstantSource clock) {
    this.db = db;
    this.requests = requests;
    this.rooms = rooms;
    this.clock = clock;
  }

  public Keyed<Dealing> earn(RequestKey key, Purchase wish) {
    return once(key, wish, h -> dealt(h, wish.partner(), wish.customer(), ground -> ground.contract().terms().earning()
        .map(terms -> earned(h, ground, terms, wish)).orElseGet(() -> Outcome.refuse(new Dealing.NotInForce()))));
  }

  public Keyed<Dealing> spend(RequestKey key, Burn wish) {
    return once(key, wish, h -> dealt(h, wish.partner(), wish.customer(), ground -> ground.contract().terms().spending()
        .map(terms -> spent(h, ground, terms, wish)).orElseGet(() -> Outcome.refuse(new Dealing.NotInForce()))));
  }

  /// Takes back what a purchase earned, or gives back what was spent; as a whole, once.
  public Keyed<Dealing> undo(RequestKey key, PartnerId partner, DealId deal) {
    return once(key, new Undo(partner, deal), h -> {
      var found = DealSql.locked(h, partner, deal);
      if (found.isEmpty()) {
        return Outcome.refuse(new Dealing.UnknownDeal());
      }
      return found.get().undoneAt().isPresent() ? Outcome.refuse(new Dealing.AlreadyUndone()) : undone(h, found.get());
    });
  }

  public List<SpentWorth> worths(Handle h, Instant from, Instant until) {
    return DealSql.worths(h, from, until);
  }

  private Keyed<Dealing> once(RequestKey key, Object command, Db.Work<Dealing> work) {
    return requests.once(key, command, Dealing.class, work,
        constraint -> constraint.equals("partner_receipt_once") ? Optional.of(new Dealing.ReceiptTaken()) : Optional.empty());
  }

  private Outcome<Dealing> dealt(Handle h, PartnerId id, Customer customer, Function<Ground, Outcome<Dealing>> deal) {
    var partner = rooms.partners().byId(id);
    if (partner.isEmpty()) {
      return Outcome.refuse(new Dealing.UnknownPartner());
    }
    var today = rooms.clubs().today();
    var contract = PartnerSql.contracts(h, id).stream().filter(c -> c.inForceOn(today)).findFirst();
    if (contract.isEmpty() || partner.get().closed()) {
      return Outcome.refuse(new Dealing.NotInForce());
    }
    return rooms.customers().find(h, customer).map(member -> deal.apply(new Ground(partner.get(), contract.get(), member, today)))
        .orElseGet(() -> Outcome.refuse(new Dealing.UnknownMember()));
  }

  private Outcome<Dealing> earned(Handle h, Ground ground, Contract.Earning terms, Purchase wish) {
    long points = terms.points(wish.paid());
    if (points > POINTS_MAX) {
      return Outcome.refuse(new Dealing.LimitReached(Dealing.Limit.EARNED_PER_MONTH, POINTS_MAX));
    }
    long cost = ground.contract().prepaid() ? terms.cost(points) : 0;
    var deal = row(ground, Dealing.Kind.EARNED, wish.receipt(), wish.paid(), points, cost);
    DealSql.insert(h, deal);
    // A prepaid partner has paid already, so the club funds what it earned there.
    Optional<Funder> funder = ground.contract().prepaid() ? Optional.empty() : Optional.of(Funder.of(ground.partner().id()));
    var expires = terms.validDays().map(days -> ground.day().plusDays(days + 1L).atStartOfDay(rooms.clubs().settings().zone()).toInstant());
    var lot = new LotTerms(expires, Optional.empty(), funder, Optional.of(terms.worthPer1000()));
    var why = new Why(Reason.PARTNER_EARNING, Optional.of(deal.id().value()), named(ground.partner()));
    long balance = rooms.books().earn(h, holder(ground), points, why, lot, transfer -> DealSql.transferred(h, deal, transfer));
    var limit = ground.contract().terms().limits().earnedPerMonth();
    return within(h, ground, Dealing.Kind.EARNED, Dealing.Limit.EARNED_PER_MONTH, limit, points).or(() -> paid(h, ground, cost))
        .orElseGet(() -> told(h, ground, new Dealing.Dealt(deal.id(), deal.memberId(), deal.kind(), wish.paid(), points, balance)));
  }

  /// What is limited comes last, since it is a lock that many want.
  private Optional<Outcome<Dealing>> within(Handle h, Ground ground, Dealing.Kind kind, Dealing.Limit which, Optional<Long> limit, long points) {
    var contract = ground.contract().id();
    return limit.filter(most -> DealSql.count(h, contract, ground.month(), kind, points, most).isEmpty())
        .map(most -> Outcome.refuse(new Dealing.LimitReached(which, Math.max(0, most - DealSql.counted(h, contract, ground.month(), kind)))));
  }

  private Optional<Outcome<Dealing>> paid(Handle h, Ground ground, long cost) {
    if (cost == 0) {
      return Optional.empty();
    }
    var pool = Partners.pool(ground.contract().id());
    if (rooms.pools().find(h, pool).map(Pool::remaining).isEmpty()) {
      return Optional.of(Outcome.refuse(new Dealing.UsedUp(0)));
    }
    return rooms.pools().take(h, pool, cost) instanceof Taking.Empty(long left) ? Optional.of(Outcome.refuse(new Dealing.UsedUp(left)))
        : Optional.empty();
  }

  private Outcome<Dealing> spent(Handle h, Ground ground, Contract.Spending terms, Burn wish) {
    long worth = terms.worth(wish.points());
    if (worth == 0) {
      return Outcome.refuse(new Dealing.TooLittle());
    }
    var deal = row(ground, Dealing.Kind.SPENT, wish.receipt(), worth, wish.points(), 0);
    DealSql.insert(h, deal);
    var why = new Why(Reason.PARTNER_SPENDING, Optional.of(deal.id().value()), named(ground.partner()));
    var debit = new Debit(holder(ground), Unit.POINTS, wish.points(), House.REDEEMED, why, Optional.of(Place.of(ground.partner().id())));
    return switch (rooms.books().spend(h, debit)) {
      case Spending.TooFew(long missing) -> Outcome.refuse(new Dealing.TooFew(missing));
      case Spending.Spent(TransferId transfer, long balance) -> {
        DealSql.transferred(h, deal, transfer);
        yield limited(h, ground, wish.points())
            .orElseGet(() -> told(h, ground, new Dealing.Dealt(deal.id(), deal.memberId(), deal.kind(), worth, wish.points(), balance)));
      }
    };
  }

  /// The member's own limit is looked at under the lock of the balance, which the spending took.
  private Optional<Outcome<Dealing>> limited(Handle h, Ground ground, long points) {
    var limits = ground.contract().terms().limits();
    long today = DealSql.spentOn(h, ground.member().id(), ground.contract().id(), ground.day());
    return limits.spentPerMemberAndDay().filter(most -> today > most)
        .map(most -> Outcome.<Dealing>refuse(
            new Dealing.LimitReached(Dealing.Limit.SPENT_PER_MEMBER_AND_DAY, Math.max(0, most - (today - points)))))
        .or(() -> within(h, ground, Dealing.Kind.SPENT, Dealing.Limit.SPENT_PER_MONTH, limits.spentPerMonth(), points));
  }

  private Outcome<Dealing> undone(Handle h, Deal deal) {
    var contract = PartnerSql.contract(h, deal.contractId()).orElseThrow();
    DealSql.undone(h, deal, clock.instant());
    var member = rooms.customers().find(h, new Customer.ById(deal.memberId()));
    if (member.isEmpty()) {
      return Outcome.refuse(new Dealing.UnknownMember());
    }
    var holder = HolderId.of(member.get().id());
    var partner = rooms.partners().byId(deal.partnerId()).orElseThrow();
    var back = rooms.books().undo(h, deal, holder, named(partner));
    var limits = contract.terms().limits();
    var limit = deal.kind() == Dealing.Kind.EARNED ? limits.earnedPerMonth() : limits.spentPerMonth();
    limit.ifPresent(most -> DealSql.count(h, contract.id(), deal.businessDay().withDayOfMonth(1), deal.kind(), -deal.points(), most));
    if (deal.cost() > 0) {
      rooms.pools().giveBack(h, Partners.pool(contract.id()), deal.cost());
    }
    var undone = new Dealing.Undone(deal.id(), member.get().id(), deal.kind(), back.points(), back.balance());
    rooms.notice().undone(h, member.get(), partner, undone);
    return Outcome.commit(undone);
  }

  private Outcome<Dealing> told(Handle h, Ground ground, Dealing.Dealt dealt) {
    rooms.notice().dealt(h, ground.member(), ground.partner(), dealt);
    return Outcome.commit(dealt);
  }

  private Deal row(Ground ground, Dealing.Kind kind, String receipt, long amount, long points, long cost) {
    return new Deal(ground.member().id(), new DealId(Ids.v7(clock)), ground.partner().id(), ground.contract().id(), kind, ground.day(), receipt, amount,
        points, cost, Optional.empty(), clock.instant(), Optional.empty());
  }

  private static HolderId holder(Ground ground) {
    return HolderId.of(ground.member().id());
  }

  private static Map<String, ?> named(Partner partner) {
    return Map.of("name", Map.of("fa", partner.nameFa(), "en", partner.nameEn()));
  }
}
