package club.vafa.giftcard;

import club.vafa.branch.Branch;
import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.ledger.Funder;
import club.vafa.ledger.GivingBack;
import club.vafa.ledger.House;
import club.vafa.ledger.Place;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Why;
import club.vafa.limit.Allowance;
import club.vafa.limit.AttemptLimit;
import club.vafa.limit.Attempts;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.BranchId;
import club.vafa.value.GiftCardId;
import club.vafa.value.Money;
import club.vafa.value.StaffId;
import club.vafa.value.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Gift cards at the till: sold, loaded again, paid with, each once per key; and shown to whoever has the code.
public final class GiftCards {

  /// Unknown codes that one till may try, and one member in a chat, before they have to wait for the window to end.
  public static final AttemptLimit GUESSES = new AttemptLimit("giftcard", 30, Duration.ofMinutes(15));
  public static final AttemptLimit GUESSES_IN_CHAT = new AttemptLimit("giftcard-chat", 5, Duration.ofHours(1));

  /// What is bought at a branch: a card of this amount, to be used up to and with its last day (for ever where empty).
  public record Sell(BranchId branch, Money amount, Optional<LocalDate> lastDay) {}

  // The stored requests must not tell the code, so they name the card.
  private record Load(GiftCardId card, BranchId branch, Money amount, Optional<LocalDate> lastDay) {}

  private record Pay(GiftCardId card, BranchId branch, Money amount) {}

  private record Return(GiftCardId card, TransferId payment, long amount) {}

  private final Db db;
  private final Requests requests;
  private final Attempts attempts;
  private final Clubs clubs;
  private final GiftCardBook book;
  private final Trail trail;

  public GiftCards(Db db, Requests requests, Attempts attempts, Clubs clubs, GiftCardBook book, Trail trail) {
    this.db = db;
    this.requests = requests;
    this.attempts = attempts;
    this.clubs = clubs;
    this.book = book;
    this.trail = trail;
  }

  public Keyed<Loading> sell(RequestKey key, Sell wish, Branch branch, StaffId by) {
    return requests.once(key, wish, Loading.class, h -> {
      if (wish.amount().currency() != clubs.settings().money()) {
        return Outcome.refuse(new Loading.OtherCurrency(clubs.settings().money()));
      }
      var made = book.make(h, paidFor(wish.amount(), branch, wish.lastDay(), Reason.GIFT_CARD_SOLD), Optional.of(branch.id()), Optional.of(by));
      trail.record(h, Actor.of(by), "gift-card.sell", "gift_card", made.card().id().value(), facts(branch, wish.amount()));
      return Outcome.commit(new Loading.Loaded(made.card().id(), made.transfer(), wish.amount(), wish.amount()));
    });
  }

  /// Puts more on the card that a code opens.
  public Keyed<Loading> load(RequestKey key, String typed, Sell wish, Branch branch, StaffId by) {
    return opened(key.caller(), typed).map(card -> requests.once(key, new Load(card, wish.branch(), wish.amount(), wish.lastDay()), Loading.class,
        h -> load(h, card, wish, branch, by))).orElseGet(() -> new Keyed.First<>(new Loading.Unusable(unknown(key.caller()))));
  }

  private Outcome<Loading> load(Handle h, GiftCardId id, Sell wish, Branch branch, StaffId by) {
    var currency = clubs.settings().money();
    var card = GiftCardSql.lock(h, id).orElseThrow();
    if (card.status() == GiftCardStatus.BLOCKED) {
      return Outcome.refuse(new Loading.Unusable(new NoCard.Blocked()));
    }
    if (wish.amount().currency() != currency) {
      return Outcome.refuse(new Loading.OtherCurrency(currency));
    }
    var transfer = book.load(h, card, paidFor(wish.amount(), branch, wish.lastDay(), Reason.GIFT_CARD_LOADED));
    trail.record(h, Actor.of(by), "gift-card.load", "gift_card", id.value(), facts(branch, wish.amount()));
    return Outcome.commit(new Loading.Loaded(id, transfer, wish.amount(), new Money(book.balance(h, card).available(), currency)));
  }

  public Keyed<Paying> pay(RequestKey key, String typed, Money amount, Branch branch, StaffId by) {
    var card = opened(key.caller(), typed);
    if (card.isEmpty()) {
      return new Keyed.First<>(new Paying.Unusable(unknown(key.caller())));
    }
    return requests.once(key, new Pay(card.get(), branch.id(), amount), Paying.class, h -> {
      var why = new Why(Reason.GIFT_CARD_SPENT, Optional.of(card.get().value()), named(branch));
      var paying = book.pay(h, card.get(), amount, Place.of(branch.id()), why);
      if (paying instanceof Paying.Paid) {
        trail.record(h, Actor.of(by), "gift-card.spend", "gift_card", card.get().value(), facts(branch, amount));
        return Outcome.commit(paying);
      }
      return Outcome.refuse(paying);
    });
  }

  /// Gives a payment back, as a whole or in parts, to the lots that it was taken from.
  public Keyed<Returning> giveBack(RequestKey key, GiftCardId id, TransferId payment, long amount, StaffId by) {
    return requests.once(key, new Return(id, payment, amount), Returning.class, h -> {
      var card = GiftCardSql.lock(h, id);
      if (card.isEmpty()) {
        return Outcome.refuse(new Returning.NoSuchPayment());
      }
      var currency = clubs.settings().money();
      return switch (book.giveBack(h, id, payment, amount, new Why(Reason.GIVEN_BACK, Optional.of(payment.value()), Map.of()))) {
        case GivingBack.NoSuchSpending none -> Outcome.refuse(new Returning.NoSuchPayment());
        case GivingBack.TooMuch more -> Outcome.refuse(new Returning.TooMuch(new Money(more.left(), currency)));
        case GivingBack.GivenBack back -> {
          trail.record(h, Actor.of(by), "gift-card.give-back", "gift_card", id.value(), Map.of("amount", amount, "payment", payment.toString()));
          yield Outcome.commit(new Returning.Returned(back.transfer(), new Money(back.restored(), currency),
              new Money(back.stayedExpired(), currency), new Money(book.balance(h, card.get()).available(), currency)));
        }
      };
    });
  }

  /// The card that a code opens and what is on it. Codes that do not exist are counted against the caller under the limit.
  public Showing show(Handle h, AttemptLimit limit, String caller, String typed) {
    if (attempts.look(h, limit, caller) instanceof Allowance.TooMany(Instant until)) {
      return new Showing.NotShown(new NoCard.TooManyGuesses(until));
    }
    return book.find(h, typed).flatMap(id -> GiftCardSql.byId(h, id)).<Showing>map(card -> new Showing.Shown(card, book.balance(h, card)))
        .orElseGet(() -> new Showing.NotShown(counted(attempts.allow(h, limit, caller))));
  }

  /// What was put on a card for money: it lies in SOLD, and the branch that took the money owes it to where the card is spent.
  private GiftCardTerms paidFor(Money amount, Branch branch, Optional<LocalDate> lastDay, Reason reason) {
    var until = lastDay.map(day -> day.plusDays(1).atStartOfDay(clubs.settings().zone()).toInstant());
    return new GiftCardTerms(amount.amount(), House.SOLD, new Why(reason, Optional.empty(), named(branch)), Optional.of(Funder.of(branch.id())), until);
  }

  private static Map<String, ?> named(Branch branch) {
    return Map.of("branch", Map.of("fa", branch.name().fa(), "en", branch.name().en()));
  }

  private static Map<String, ?> facts(Branch branch, Money amount) {
    return Map.of("branch", branch.code(), "amount", amount.amount());
  }

  /// The card that the code opens; empty also while the caller has to wait.
  private Optional<GiftCardId> opened(String caller, String typed) {
    return attempts.look(GUESSES, caller) instanceof Allowance.TooMany ? Optional.empty() : db.read(h -> book.find(h, typed));
  }

  private NoCard unknown(String caller) {
    return counted(attempts.allow(GUESSES, caller));
  }

  private static NoCard counted(Allowance allowance) {
    return switch (allowance) {
      case Allowance.Allowed allowed -> new NoCard.Unknown();
      case Allowance.TooMany(Instant until) -> new NoCard.TooManyGuesses(until);
    };
  }
}
