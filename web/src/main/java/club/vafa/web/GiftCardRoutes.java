package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.GiftCardApi;
import club.vafa.web.api.GiftCardShapes;

/** Gift cards at the till and in the office. */
final class GiftCardRoutes {

  private GiftCardRoutes() {}

  static void add(RouteTable to, Core core) {
    var cards = new GiftCardApi(core);
    to.post("/gift-cards", GIFT_CARD_USE, "Sell a gift card").says("The answer has the code; whoever has it can spend the card.").keyed()
        .takes(GiftCardShapes.GiftCardSaleWish.class).answers(201, GiftCardShapes.LoadedGiftCard.class).refuses(OTHER_BRANCH, UNKNOWN_BRANCH, OTHER_CURRENCY)
        .by(cards::sell);
    to.post("/gift-cards/check", GIFT_CARD_USE, "What is on a gift card").says("Nothing is changed by asking, save that wrong codes are counted.")
        .takes(GiftCardShapes.GiftCardCodeCheck.class).answers(200, GiftCardShapes.GiftCardView.class).refuses(UNKNOWN_CARD, TOO_MANY_GUESSES).by(cards::check);
    to.post("/gift-cards/loads", GIFT_CARD_USE, "Put more on a gift card").keyed().takes(GiftCardShapes.GiftCardLoadWish.class)
        .answers(201, GiftCardShapes.LoadedGiftCard.class)
        .refuses(OTHER_BRANCH, UNKNOWN_BRANCH, OTHER_CURRENCY, UNKNOWN_CARD, CARD_BLOCKED, TOO_MANY_GUESSES).by(cards::load);
    to.post("/gift-cards/payments", GIFT_CARD_USE, "Pay with a gift card").says("Where there is too little on it nothing is taken, and the answer says what is missing.")
        .keyed().takes(GiftCardShapes.GiftCardPaymentWish.class).answers(201, GiftCardShapes.GiftCardPayment.class)
        .refuses(OTHER_BRANCH, UNKNOWN_BRANCH, OTHER_CURRENCY, UNKNOWN_CARD, CARD_BLOCKED, TOO_LITTLE_ON_CARD, TOO_MANY_GUESSES).by(cards::pay);
    to.post("/gift-cards/{card}/payments/{payment}/returns", GIFT_CARD_WRITE, "Give a payment back to its card")
        .says("As a whole or in parts, to the very amounts from which it was taken; what of them has expired meanwhile stays expired.").keyed()
        .takes(GiftCardShapes.GiftCardReturnWish.class).answers(201, GiftCardShapes.GiftCardReturn.class).refuses(MORE_THAN_PAID, OTHER_CURRENCY).by(cards::giveBack);

    to.get("/gift-cards", GIFT_CARD_WRITE, "Gift cards, newest first").lists(GiftCardShapes.GiftCardView.class).by(cards::list);
    to.get("/gift-cards/{card}", GIFT_CARD_WRITE, "A gift card").answers(200, GiftCardShapes.GiftCardView.class).by(cards::show);
    to.post("/gift-cards/{card}/code", GIFT_CARD_WRITE, "Show a card's code once more").says("Noted on the trail.")
        .answers(200, GiftCardShapes.GiftCardCode.class).by(cards::code);
    to.post("/gift-cards/{card}/new-code", GIFT_CARD_WRITE, "Give a card a new code")
        .says("The card belongs to whoever has the new code; the old one opens nothing from now on.").answers(200, GiftCardShapes.GiftCardCode.class)
        .by(cards::newCode);
    to.post("/gift-cards/{card}/block", GIFT_CARD_WRITE, "Block a gift card").answers(200, GiftCardShapes.GiftCardView.class).refuses(WRONG_STATE)
        .by(cards::block);
    to.post("/gift-cards/{card}/unblock", GIFT_CARD_WRITE, "Let a blocked gift card be used again").answers(200, GiftCardShapes.GiftCardView.class)
        .refuses(WRONG_STATE).by(cards::unblock);
    to.get("/audit/gift-card-liability", AUDIT_READ, "What the club owes the holders of gift cards")
        .says("Issued less spent, less expired, less moved into members' credit.").answers(200, GiftCardShapes.GiftCardLiability.class).by(cards::liability);
  }
}
