package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.message.Keyboard;
import java.util.List;

/** A dialogue that asks for a line: it is answered by one, by a button of its own, or by going back to the menu. */
abstract class AskingDialog extends ButtonDialog {

  AskingDialog(Core core, String name) {
    super(core, name);
  }

  @Override
  public final Answer on(Turn turn) {
    if (turn.said() instanceof Said.Pressed(var data, var callback, var message)) {
      return pressed(turn, data.substring(name().length() + 1));
    }
    return Labels.is(turn, "join.back") ? unchanged(turn) : answered(turn);
  }

  /** What the button means, without the dialogue's name. */
  abstract Answer pressed(Turn turn, String wish);

  abstract Answer answered(Turn turn);

  /** Below a question for a code that was sent. */
  static Keyboard again(Turn turn) {
    return new Keyboard.Reply(List.of(List.of(turn.speech().say("profile.phone.again"), turn.speech().say("join.back"))));
  }
}
