package club.vafa.bot.dialog;

import club.vafa.Core;

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
}
