package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.ledger.Balance;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.message.Button;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.text.Message;
import club.vafa.text.SmsSegments;
import java.time.LocalDate;
import java.util.List;

/** How many points there are, what of them waits, and what has to be used next. */
public final class BalanceDialog implements Dialog {

  private final Core core;

  public BalanceDialog(Core core) {
    this.core = core;
  }

  @Override
  public String name() {
    return "balance";
  }

  @Override
  public boolean buttons() {
    return true;
  }

  @Override
  public Answer begin(Turn turn) {
    var member = turn.member().orElseThrow();
    var balance = core.ledger.balance(turn.h(), HolderId.of(member.id()), Unit.POINTS);
    if (turn.speech().sms()) {
      return turn.end(Content.text(bySms(turn.speech(), balance)));
    }
    var lines = new StringBuilder(turn.speech().say(Message.of("balance.now", "points", balance.available())));
    if (balance.pending() > 0) {
      lines.append('\n').append(turn.speech().say(Message.of("balance.pending", "points", balance.pending())));
    }
    if (balance.debt() > 0) {
      lines.append('\n').append(turn.speech().say(Message.of("balance.debt", "points", balance.debt())));
    }
    balance.next().ifPresent(next -> lines.append('\n')
        .append(turn.speech().say(Message.of("balance.next", "points", next.amount(), "day", lastDay(next)))));
    var buttons = new Keyboard.Inline(List.of(List.of(
        new Button(turn.speech().say("help.menu.statement"), "statement:"), new Button(turn.speech().say("balance.why.button"), "why:"))));
    return turn.end(Content.text(lines.toString(), buttons));
  }

  /** One segment where it fits: what expires next is left out where it would make a second. */
  private String bySms(Speech speech, Balance balance) {
    var club = core.clubs.settings().name();
    return balance.next()
        .map(next -> speech.say(Message.of("balance.sms.next", "club", club, "points", balance.available(), "next", next.amount(), "day",
            lastDay(next))))
        .filter(words -> SmsSegments.of(words).segments() == 1)
        .orElseGet(() -> speech.say(Message.of("balance.sms", "club", club, "points", balance.available())));
  }

  private LocalDate lastDay(Balance.Expiring next) {
    return LineWords.lastDay(next.at(), core.clubs.settings().zone());
  }
}
