package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.CardApi;
import club.vafa.web.api.CardShapes;
import club.vafa.web.api.DiscountCardApi;

/** Membership cards, printed batches of them, and discount cards. */
final class CardRoutes {

  private CardRoutes() {}

  static void add(RouteTable to, Core core) {
    var cards = new CardApi(core);
    to.get("/members/{member}/cards", MEMBER_READ, "A member's cards, newest first").lists(CardShapes.CardView.class).by(cards::ofMember);
    to.post("/members/{member}/cards", CARD_WRITE, "Give a member another card")
        .says("A new number, or a printed card that is activated by this. The card that the member had finds nobody from now on; what the member has stays.")
        .takes(CardShapes.CardWish.class).answers(201, CardShapes.CardView.class).refuses(UNKNOWN_CARD, CARD_TAKEN).by(cards::give);
    to.post("/members/{member}/card/block", CARD_WRITE, "Block a member's card")
        .says("Without a card named, every card that finds the member, also those of records merged into this one.").asks(CardShapes.OneCardQuery.class).answers(200, CardShapes.CardView.class).refuses(WRONG_STATE)
        .by(cards::block);
    to.post("/members/{member}/card/unblock", CARD_WRITE, "Let a blocked card be used again")
        .says("Without a card named, that of the record in use.").asks(CardShapes.OneCardQuery.class).answers(200, CardShapes.CardView.class)
        .refuses(WRONG_STATE).by(cards::unblock);

    to.post("/cards/batches", CARD_PRINT, "Make cards for the printer").says("A printed card finds nobody before it is given to a member.").keyed()
        .takes(CardShapes.CardBatchWish.class).answers(201, CardShapes.CardBatchView.class).by(cards::makeBatch);
    to.get("/cards/batches", CARD_PRINT, "The batches of printed cards, newest first").lists(CardShapes.CardBatchView.class).by(cards::batches);
    to.get("/cards/batches/{batch}", CARD_PRINT, "A batch of printed cards").answers(200, CardShapes.CardBatchView.class).by(cards::batch);
    to.get("/cards/batches/{batch}/file", CARD_PRINT, "The printer's file of a batch")
        .says("Place, number, number as printed and content of the QR of each card. Whoever has it can use the cards: keep it as money.")
        .answersFile(Download.CSV).by(cards::printersFile);
    to.post("/cards/batches/{batch}/give-up", CARD_PRINT, "Give up what is left of a batch").says("For a box that was lost: no card of it is activated any more.")
        .answers(200, CardShapes.CardBatchView.class).refuses(WRONG_STATE).by(cards::giveUp);

    var discounts = new DiscountCardApi(core);
    to.post("/discount-cards", DISCOUNT_CARD_WRITE, "Give out a discount card").keyed().takes(CardShapes.DiscountCardWish.class)
        .answers(201, CardShapes.DiscountCardView.class).refuses(UNKNOWN_MEMBER, UNKNOWN_BRANCH).by(discounts::issue);
    to.get("/discount-cards", DISCOUNT_CARD_WRITE, "Discount cards, newest first").asks(CardShapes.DiscountCardQuery.class)
        .lists(CardShapes.DiscountCardView.class).by(discounts::list);
    to.post("/discount-cards/check", PURCHASE_RECORD, "Whether a discount card is good here and now")
        .says("Nothing is changed by asking, save that wrong codes are counted.").takes(CardShapes.DiscountCardCheck.class)
        .answers(200, CardShapes.GoodDiscountCard.class)
        .refuses(OTHER_BRANCH, UNKNOWN_BRANCH, UNKNOWN_CARD, CARD_BLOCKED, CARD_NOT_YET, CARD_ENDED, CARD_NOT_HERE, TOO_MANY_GUESSES)
        .by(discounts::check);
    to.get("/members/{member}/discount-card", PURCHASE_RECORD, "The discount card with which a member buys best at a branch")
        .asks(CardShapes.DiscountCardPlace.class).answers(200, CardShapes.DiscountCardView.class).refuses(OTHER_BRANCH, UNKNOWN_BRANCH).by(discounts::best);
    to.post("/discount-cards/{card}/block", DISCOUNT_CARD_WRITE, "Block a discount card").answers(200, CardShapes.DiscountCardView.class)
        .refuses(WRONG_STATE).by(discounts::block);
    to.post("/discount-cards/{card}/unblock", DISCOUNT_CARD_WRITE, "Let a blocked discount card be used again")
        .answers(200, CardShapes.DiscountCardView.class).refuses(WRONG_STATE).by(discounts::unblock);
  }
}
