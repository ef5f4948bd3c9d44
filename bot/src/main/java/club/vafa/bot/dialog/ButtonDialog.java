package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.message.Keyboard;
import club.vafa.text.Message;
import java.util.List;

/** A subject of which the club's rooms know, and whose buttons are answered here: what most dialogues begin with. */
abstract class ButtonDialog implements Dialog {

  final Core core;
  private final String name;

  ButtonDialog(Core core, String name) {
    this.core = core;
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final boolean buttons() {
    return true;
  }

  /** Back at the menu, with nothing changed. */
  static Answer unchanged(Turn turn) {
    return turn.end(turn.speech().text(Message.of("profile.back"), Menu.keyboard(turn.speech())));
  }

  /** The way back, below a question. */
  static Keyboard back(Turn turn) {
    return new Keyboard.Reply(List.of(List.of(turn.speech().say("join.back"))));
  }
}
