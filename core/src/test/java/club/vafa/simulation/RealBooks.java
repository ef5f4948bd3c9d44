package club.vafa.simulation;

import club.vafa.Core;
import club.vafa.MovableClock;
import club.vafa.db.Outcome;
import club.vafa.ledger.Credit;
import club.vafa.ledger.Debit;
import club.vafa.ledger.DebtPolicy;
import club.vafa.ledger.GiveBack;
import club.vafa.ledger.Giving;
import club.vafa.ledger.GivingBack;
import club.vafa.ledger.HoldEnd;
import club.vafa.ledger.HoldWish;
import club.vafa.ledger.Holding;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Spending;
import club.vafa.ledger.TakeBack;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.value.HoldId;
import club.vafa.value.Ids;
import club.vafa.value.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/// The real ledger. Every step that moves value is a keyed request, so that it can be sent again.
class RealBooks implements Service {

  private final Core core;
  private final MovableClock clock;
  private final String caller = Ids.random().toString();
  private final Map<Integer, HolderId> holders = new ConcurrentHashMap<>();
  private final Map<Integer, TransferId> transfers = new ConcurrentHashMap<>();
  private final Map<Integer, HoldId> holds = new ConcurrentHashMap<>();
  private final Map<Integer, Step> steps = new ConcurrentHashMap<>();

  RealBooks(Core core, MovableClock clock) {
    this.core = core;
    this.clock = clock;
  }

  HolderId holder(int number) {
    return holders.computeIfAbsent(number, n -> new HolderId(Ids.random()));
  }

  Step stepOf(int number) {
    return Optional.ofNullable(steps.get(number)).orElseThrow();
  }

  @Override
  public String take(int number, Step step) {
    steps.put(number, step);
    return switch (step) {
      case Step.ExpireJob() -> {
        while (core.ledger.expireDue() > 0) {
          // The next batch.
        }
        yield "done";
      }
      case Step.Days(int days) -> {
        clock.advance(Duration.ofDays(days));
        core.holds.expireDue();
        yield "done";
      }
      case Step.Replay(int first) -> keyed(first, steps.get(first));
      default -> keyed(number, step);
    };
  }

  private String keyed(int number, Step step) {
    // A refusal is not stored: told again, it is decided again, so it is not sent again either.
    return switch (core.requests.once(new RequestKey(caller, "step " + number), step.toString(), String.class, h -> Outcome.commit(once(h, number, step)))) {
      case Keyed.First<String>(String answer) -> answer;
      case Keyed.Again<String>(String answer) -> answer;
      case Keyed.OtherContent<String> _, Keyed.InFlight<String> _ -> throw new IllegalStateException("step " + number + " was not taken");
    };
  }

  String once(Handle h, int number, Step step) {
    return switch (step) {
      case Step.Earn s -> earn(h, number, s);
      case Step.Spend(int who, long amount) ->
          spent(number, core.ledger.debit(h, new Debit(holder(who), Unit.POINTS, amount, House.REDEEMED, Why.of(Reason.PAYMENT))));
      case Step.Hold(int who, long amount, int days) -> held(number, core.holds.hold(h, new HoldWish(holder(who), Unit.POINTS, amount, Why.of(Reason.REWARD),
          clock.instant().plus(Duration.ofDays(days)), Optional.empty())));
      case Step.Post(int hold, int who, long amount) -> ended(number, core.holds.post(h, holder(who), holds.get(hold), amount, House.REDEEMED, Why.of(Reason.REWARD)));
      case Step.Release(int hold, int who) -> ended(number, core.holds.release(h, holder(who), holds.get(hold)));
      case Step.TakeBack s -> takeBack(h, s, s.policy());
      case Step.GiveBack(int spending, int who, long amount) -> givenBack(core.returns.giveBack(h,
          new GiveBack(holder(who), transfers.get(spending), amount, Why.of(Reason.GIVEN_BACK))));
      case Step.Give(int from, int to, long amount) -> given(core.moves.give(h, holder(from), holder(to), Unit.POINTS, amount, Why.of(Reason.GIFT_SENT),
          Why.of(Reason.GIFT_RECEIVED)));
      case Step.Merge(int from, int to) -> {
        core.moves.move(h, holder(from), holder(to), Why.of(Reason.MERGE));
        yield "merged";
      }
      case Step.ExpireJob _, Step.Days _, Step.Replay _ -> throw new IllegalStateException("no request: " + step);
    };
  }

  private String earn(Handle h, int number, Step.Earn s) {
    var credited = core.ledger.credit(h, new Credit(holder(s.holder()), Unit.POINTS, s.amount(), House.ISSUED, Why.of(Reason.PURCHASE),
        new LotTerms(inDays(s.expiresInDays()), inDays(s.pendingDays()), Optional.empty())));
    transfers.put(number, credited.transfer());
    return "posted " + credited.posted();
  }

  String takeBack(Handle h, Step.TakeBack s, DebtPolicy policy) {
    var back = core.returns.takeBack(h, new TakeBack(holder(s.holder()), Unit.POINTS, s.amount(), List.of(transfers.get(s.sale())), policy, Why.of(Reason.REFUND)));
    return "own " + back.fromOwn() + " others " + back.fromOthers() + " debt " + back.asDebt() + " expired " + back.expired() + " forgone " + back.forgone();
  }

  private Optional<Instant> inDays(int days) {
    return days < 0 ? Optional.empty() : Optional.of(clock.instant().plus(Duration.ofDays(days)));
  }

  private String spent(int number, Spending spending) {
    return switch (spending) {
      case Spending.Spent(TransferId transfer, long posted) -> {
        transfers.put(number, transfer);
        yield "posted " + posted;
      }
      case Spending.TooFew(long missing) -> "missing " + missing;
    };
  }

  private String held(int number, Holding holding) {
    return switch (holding) {
      case Holding.Held(HoldId hold, long available) -> {
        holds.put(number, hold);
        yield "held";
      }
      case Holding.TooFew(long missing) -> "missing " + missing;
    };
  }

  private String ended(int number, HoldEnd end) {
    return switch (end) {
      case HoldEnd.Posted(TransferId transfer, long posted) -> {
        transfers.put(number, transfer);
        yield "posted";
      }
      case HoldEnd.Released() -> "released";
      case HoldEnd.NotOpen _ -> "not open";
    };
  }

  private static String givenBack(GivingBack back) {
    return switch (back) {
      case GivingBack.GivenBack(TransferId transfer, long restored, long expired, long posted) -> "restored " + restored + " expired " + expired;
      case GivingBack.TooMuch(long left) -> "only " + left;
      case GivingBack.NoSuchSpending() -> "no such spending";
    };
  }

  private static String given(Giving giving) {
    return switch (giving) {
      case Giving.Given(TransferId sent, TransferId received, long senders, long receivers) -> "given " + senders + " " + receivers;
      case Giving.TooFew(long missing) -> "missing " + missing;
    };
  }

  @Override
  public String state(int number) {
    var holder = holder(number);
    return core.db.read(h -> {
      var balance = core.ledger.balance(h, holder, Unit.POINTS);
      var lots = h.createQuery("select remaining from lot where holder_id = :holder and remaining > 0 order by expires_at nulls last, at, id")
          .bind("holder", holder).mapTo(String.class).list();
      return "posted " + balance.posted() + " pending " + balance.pending() + " held " + balance.held() + " lapsed " + balance.lapsed()
          + " debt " + balance.debt() + " lots " + String.join(",", lots);
    });
  }
}
