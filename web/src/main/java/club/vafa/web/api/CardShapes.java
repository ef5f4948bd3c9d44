package club.vafa.web.api;

import club.vafa.card.Card;
import club.vafa.card.CardBatch;
import club.vafa.card.CardBatches;
import club.vafa.card.CardStatus;
import club.vafa.card.DiscountCard;
import club.vafa.card.DiscountCards;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Membership cards and discount cards on the wire. */
public final class CardShapes {
  private CardShapes() {
  }

  /** Which card a member gets. */
  public record CardWish(
      @Doc(value = "The number or the scanned QR of a printed card that is handed over; left out, the member gets a new number.", max = 100)
      Optional<String> printed) {}

  /** A member's card. */
  public record CardView(
      UUID id,
      @Doc(value = "The number as it is printed.", example = "9123 4567 8901") String number,
      @Doc("Whether it finds its member.") CardStatus status,
      Instant issuedAt) {
    static CardView of(Card card) {
      return new CardView(card.id(), card.number().grouped(), card.status(), card.issuedAt());
    }
  }

  /** Cards for the printer. */
  public record CardBatchWish(
      @Doc(value = "A name for the batch.", example = "Yalda 1405, box 1", max = 100) String name,
      @Doc(value = "How many cards.", example = "500", min = 1, max = CardBatches.BATCH_SIZE_MAX) int size) {}

  /** A batch of printed cards. */
  public record CardBatchView(
      UUID id,
      @Doc(value = "Its name.", example = "Yalda 1405, box 1") String name,
      @Doc(value = "How many cards it has.", example = "500") int size,
      @Doc(value = "How many of them are in members' hands.", example = "12") int activated,
      Instant madeAt,
      @Doc("When what was left of it was given up.") Optional<Instant> givenUpAt) {
    static CardBatchView of(CardBatch batch) {
      return new CardBatchView(batch.id(), batch.name(), batch.size(), batch.activated(), batch.madeAt(), batch.voidedAt());
    }
  }

  /** Which of a member's cards is meant. */
  public record OneCardQuery(@Doc("The id of one of the member's cards, of whichever record of the person.") Optional<UUID> card) {}

  /** Whose discount cards are wanted. */
  public record DiscountCardQuery(@Doc("The member's id; all cards where it is left out.") Optional<MemberId> member) {}

  /** At which branch a member buys. */
  public record DiscountCardPlace(@Doc(value = "The code of the branch.", example = "valiasr", max = 40) String branch) {}

  /** A discount card to be given out. */
  public record DiscountCardWish(
      @Doc("The member whose it is; whoever has the code where it is left out.") Optional<MemberId> member,
      @Doc(value = "Its name.", example = "{\"fa\": \"کارت همکاران\", \"en\": \"Colleagues\"}", max = 100) LocalText name,
      @Doc(value = "So much percent off every basket.", example = "10", min = 1, max = 100) int percent,
      @Doc(value = "The codes of the branches where it is good; everywhere where it is left out.", max = 100) Optional<List<String>> branches,
      @Doc("From when; at once where it is left out.") Optional<Instant> from,
      @Doc("Until when; for ever where it is left out.") Optional<Instant> until) {
    public DiscountCardWish {
      if (until.isPresent() && from.isPresent() && !until.get().isAfter(from.get())) {
        throw new WrongField("until", "before_from");
      }
    }
  }

  /** A discount card with its code. */
  public record DiscountCardView(
      UUID id,
      @Doc(value = "The code.", example = "K7RM-2QXA-9TWD-E4HB") String code,
      @Doc("The member whose it is.") Optional<MemberId> member,
      LocalText name,
      @Doc(value = "So much percent off.", example = "10") int percent,
      Instant from, Optional<Instant> until,
      @Doc(value = "Whether it is blocked.", example = "false") boolean blocked,
      Instant issuedAt) {
    static DiscountCardView of(DiscountCards.Shown shown) {
      var card = shown.card();
      return new DiscountCardView(card.id(), shown.code(), card.member(), card.name(), card.percent(), card.from(), card.until(), card.blocked(),
          card.issuedAt());
    }
  }

  /** A code that a customer shows at the till. */
  public record DiscountCardCheck(
      @Doc(value = "The code as it was read.", example = "K7RM-2QXA-9TWD-E4HB", max = 64) String code,
      @Doc(value = "The code of the branch.", example = "valiasr", max = 40) String branch,
      @Doc(value = "What the basket comes to.", example = "{\"amount\": 1700000, \"currency\": \"IRR\"}") Optional<Money> basket) {}

  /** A discount card that is good here and now. */
  public record GoodDiscountCard(
      UUID id,
      @Doc("The member whose it is.") Optional<MemberId> member,
      LocalText name,
      @Doc(value = "So much percent off.", example = "10") int percent,
      @Doc("What it takes off this basket.") Optional<Money> discount) {
    static GoodDiscountCard of(DiscountCard card, Optional<Money> basket) {
      return new GoodDiscountCard(card.id(), card.member(), card.name(), card.percent(), basket.map(card::on));
    }
  }
}
