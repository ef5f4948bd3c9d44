package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.message.Button;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.text.Message;
import java.util.ArrayList;
import java.util.List;

/** How many points and how much credit there are, what of them waits, and what has to be used next. */
public final class BalanceDialog extends ButtonDialog {

  public BalanceDialog(Core core) {
    super(core, "balance");
  }

  @Override
  public Answer begin(Turn turn) {
    var speech = turn.speech();
    var club = core.clubs.settings();
    var holder = HolderId.of(turn.member().orElseThrow().id());
    var points = core.ledger.balance(turn.h(), holder, Unit.POINTS);
    var credit = core.ledger.balance(turn.h(), holder, Unit.CREDIT);
    if (speech.sms()) {
      return turn.end(Content.text(BalanceWords.sms(points, credit, speech, club)));
    }
    var words = new ArrayList<>(BalanceWords.points(points, speech, club));
    words.addAll(BalanceWords.credit(credit, speech, club));
    words.add(speech.say(Message.of("tier.balance", "level", core.tiers.of(turn.h(), turn.member().orElseThrow().id()).name())));
    var rows = new ArrayList<List<Button>>();
    rows.add(List.of(new Button(speech.say("help.menu.statement"), "statement:"), new Button(speech.say("balance.why.button"), "why:")));
    rows.add(List.of(new Button(speech.say("tier.button"), LevelDialog.NAME + ":")));
    if (club.pointsGiving()) {
      rows.add(List.of(new Button(speech.say("give.button"), GiveDialog.NAME + ":")));
    }
    return turn.end(Content.text(String.join("\n", words), new Keyboard.Inline(rows)));
  }
}
