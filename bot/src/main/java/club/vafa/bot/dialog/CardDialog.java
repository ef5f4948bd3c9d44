package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.card.Card;
import club.vafa.card.CardStatus;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.message.PhotoKind;
import club.vafa.text.Code;
import club.vafa.text.Message;

/** The membership card: a picture in a chat, the number by SMS. */
public final class CardDialog implements Dialog {

  private final Core core;

  public CardDialog(Core core) {
    this.core = core;
  }

  @Override
  public String name() {
    return "card";
  }

  @Override
  public Answer begin(Turn turn) {
    return turn.end(picture(turn, core.cards.issue(turn.h(), turn.member().orElseThrow().id())));
  }

  Content picture(Turn turn, Card card) {
    var club = core.clubs.settings().name();
    if (card.status() == CardStatus.BLOCKED) {
      return turn.speech().text(Message.of("balance.card.blocked", "club", club));
    }
    if (turn.speech().sms()) {
      return turn.speech().text(Message.of("balance.card.sms", "club", club, "number", card.number().digits()));
    }
    var caption = turn.speech().say(Message.of("balance.card", "club", club, "number", new Code(card.number().grouped())));
    return new Content.Photo(PhotoKind.CARD_QR, card.qr() + "\n" + card.number().grouped(), caption, Keyboard.NONE);
  }
}
