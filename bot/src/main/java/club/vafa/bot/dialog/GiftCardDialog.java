package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.giftcard.Claiming;
import club.vafa.giftcard.GiftCardStatus;
import club.vafa.giftcard.GiftCards;
import club.vafa.giftcard.NoCard;
import club.vafa.giftcard.Showing;
import club.vafa.message.Button;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.text.Message;
import club.vafa.text.Typed;
import club.vafa.value.GiftCardId;
import club.vafa.value.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A gift card that the member was given: its code shows what is on it, and a second word moves that into the own credit. Between the two the
 * conversation remembers the card by its id, never by its code.
 */
public final class GiftCardDialog extends ButtonDialog {

  static final String NAME = "giftcard";
  private static final String CODE_STEP = "CODE";
  private static final String OFFER_STEP = "OFFER";
  private static final String CARD = "card";
  private static final String ADD = NAME + ":add";
  private static final String LEAVE = NAME + ":leave";
  private static final Set<String> YES = Set.of("1", "بله", "اره", "باشه", "ok");
  private static final Pattern BY_WORD = Pattern.compile("(?:gift\\s?card|gift|کارت[\\s\u200c]?هدیه)\\s+(\\S.{0,60})", Pattern.CASE_INSENSITIVE);

  public GiftCardDialog(Core core) {
    super(core, NAME);
  }

  @Override
  public boolean takesWords(Turn turn) {
    return false;
  }

  /** Whether a text names a gift card's code after the word. */
  boolean reads(String text) {
    return BY_WORD.matcher(text.strip()).matches();
  }

  @Override
  public Answer begin(Turn turn) {
    var code = switch (turn.said()) {
      case Said.Command(var name, var rest) when !rest.isBlank() -> Optional.of(rest);
      case Said.Words(var text) -> Optional.of(BY_WORD.matcher(text.strip())).filter(found -> found.matches()).map(found -> found.group(1));
      default -> Optional.<String>empty();
    };
    return code.map(typed -> show(turn, typed)).orElseGet(() ->
        turn.go(turn.conversation().ended().at(NAME, CODE_STEP), turn.speech().text(withClub(Message.of("giftcard.ask")))));
  }

  @Override
  public Answer on(Turn turn) {
    if (turn.said() instanceof Said.Pressed(var data, var callback, var message)) {
      boolean offered = turn.conversation().in(NAME) && turn.conversation().step().equals(OFFER_STEP);
      if (!offered) {
        return turn.go(turn.conversation(), List.<Content>of()).toast(turn.speech().say("help.stale"));
      }
      return data.equals(ADD) ? claim(turn) : turn.end(turn.speech().text(withClub(Message.of("giftcard.left"))));
    }
    if (turn.words().isEmpty()) {
      return begin(turn);
    }
    var typed = turn.words().get();
    if (turn.conversation().step().equals(OFFER_STEP) && !looksLikeCode(typed)) {
      return YES.contains(Typed.matchKey(typed)) ? claim(turn) : turn.end(turn.speech().text(withClub(Message.of("giftcard.left"))));
    }
    return show(turn, typed);
  }

  private static boolean looksLikeCode(String typed) {
    return typed.strip().length() >= 16;
  }

  private Answer show(Turn turn, String typed) {
    var caller = "member:" + turn.member().orElseThrow().id();
    return switch (core.giftCards.show(turn.h(), GiftCards.GUESSES_IN_CHAT, caller, typed)) {
      case Showing.NotShown(NoCard why) -> refused(turn, why);
      case Showing.Shown shown when shown.card().status() == GiftCardStatus.BLOCKED -> refused(turn, new NoCard.Blocked());
      case Showing.Shown shown when shown.balance().available() == 0 -> turn.end(turn.speech().text(withClub(Message.of("giftcard.empty"))));
      case Showing.Shown shown -> offer(turn, shown);
    };
  }

  private Answer offer(Turn turn, Showing.Shown shown) {
    var currency = core.clubs.settings().money();
    var amount = new Money(shown.balance().available(), currency);
    var words = shown.balance().next().map(next -> Message.of("giftcard.shown.until", "amount", amount, "ending", new Money(next.amount(), currency),
            "day", LineWords.lastDay(next.at(), core.clubs.settings().zone())))
        .orElse(Message.of("giftcard.shown", "amount", amount));
    var speech = turn.speech();
    var buttons = new Keyboard.Inline(List.of(List.of(new Button(speech.say("giftcard.add"), ADD), new Button(speech.say("giftcard.leave"), LEAVE))));
    var next = turn.conversation().ended().at(NAME, OFFER_STEP).with(CARD, shown.card().id().toString());
    return turn.go(next, speech.text(withClub(words), buttons));
  }

  private Answer claim(Turn turn) {
    var card = Optional.ofNullable(turn.conversation().data().get(CARD)).map(GiftCardId::parse);
    if (card.isEmpty()) {
      return begin(turn);
    }
    return switch (core.giftCardBook.claim(turn.h(), card.get(), turn.member().orElseThrow().id())) {
      case Claiming.Claimed claimed -> turn.end(turn.speech().text(
          withClub(Message.of("giftcard.claimed", "amount", claimed.amount(), "credit", claimed.credit()))));
      case Claiming.Empty empty -> turn.end(turn.speech().text(withClub(Message.of("giftcard.empty"))));
      case Claiming.Unusable(NoCard why) -> refused(turn, why);
    };
  }

  private Answer refused(Turn turn, NoCard why) {
    return switch (why) {
      case NoCard.Unknown unknown -> turn.go(turn.conversation().ended().at(NAME, CODE_STEP),
          turn.speech().text(withClub(Message.of("giftcard.unknown"))));
      case NoCard.Blocked blocked -> turn.end(turn.speech().text(withClub(Message.of("giftcard.blocked"))));
      case NoCard.TooManyGuesses(Instant until) -> turn.end(turn.speech().text(withClub(Message.of("giftcard.guesses", "until", until))));
    };
  }

  private Message withClub(Message message) {
    return message.with("club", core.clubs.settings().name());
  }
}
