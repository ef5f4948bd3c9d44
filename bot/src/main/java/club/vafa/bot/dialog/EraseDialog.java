package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.message.Button;
import club.vafa.message.Keyboard;
import club.vafa.text.Keyword;
import club.vafa.text.Keywords;
import club.vafa.text.Message;
import club.vafa.text.Typed;
import club.vafa.trail.Actor;
import java.util.List;

/** A member who wants to be forgotten says so twice: yes to what is lost, and then the words once more. */
public final class EraseDialog extends ButtonDialog {

  static final String NAME = "erase";
  private static final String FIRST_STEP = "FIRST";
  private static final String SECOND_STEP = "SECOND";

  public EraseDialog(Core core) {
    super(core, NAME);
  }

  @Override
  public Answer begin(Turn turn) {
    var speech = turn.speech();
    long points = core.ledger.balance(turn.h(), HolderId.of(turn.member().orElseThrow().id()), Unit.POINTS).posted();
    return turn.go(turn.conversation().ended().at(NAME, FIRST_STEP), speech.text(
        Message.of("profile.erase", "club", core.clubs.settings().name(), "points", points), new Keyboard.Inline(List.of(List.of(
            new Button(speech.say("profile.erase.yes"), "erase:yes"), new Button(speech.say("profile.erase.no"), "erase:no"))))));
  }

  @Override
  public Answer on(Turn turn) {
    boolean first = turn.conversation().in(NAME) && turn.conversation().step().equals(FIRST_STEP);
    if (turn.said() instanceof Said.Pressed(var data, var callback, var message)) {
      return data.equals("erase:yes") && first ? second(turn) : data.equals("erase:no") ? unchanged(turn) : begin(turn);
    }
    if (first) {
      return turn.words().map(Typed::matchKey).filter("1"::equals).isPresent() ? second(turn) : unchanged(turn);
    }
    return turn.words().flatMap(Keywords::read).filter(word -> word == Keyword.ERASE).isPresent() ? erase(turn) : unchanged(turn);
  }

  private static Answer second(Turn turn) {
    return turn.go(turn.conversation().ended().at(NAME, SECOND_STEP), turn.speech().text(Message.of("profile.erase.again")));
  }

  private Answer erase(Turn turn) {
    var id = turn.member().orElseThrow().id();
    core.erasures.erase(turn.h(), Actor.of(id), id);
    return turn.end(turn.speech().text(Message.of("profile.erase.done", "club", core.clubs.settings().name()), new Keyboard.Remove()));
  }
}
