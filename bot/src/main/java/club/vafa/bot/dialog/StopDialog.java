package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.member.Starting;
import club.vafa.member.Stopping;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.text.Message;
import java.util.List;
import java.util.Map;

/** Leaving and coming back: STOP and START in every form. Where the carrier closes the number and answers itself, nothing is said. */
public final class StopDialog implements Dialog {

  private final Core core;
  private final JoinDialog join;
  private final ProfileDialog profile;

  public StopDialog(Core core, JoinDialog join, ProfileDialog profile) {
    this.core = core;
    this.join = join;
    this.profile = profile;
  }

  @Override
  public String name() {
    return "stop";
  }

  @Override
  public boolean forMembers() {
    return false;
  }

  @Override
  public Answer begin(Turn turn) {
    return stop(turn, word(turn));
  }

  /** The carrier has closed the number for every message, and tells so itself. */
  public Answer stoppedAtCarrier(Turn turn) {
    core.consents.stop(turn.h(), turn.chat(), true, word(turn));
    return turn.go(turn.conversation().ended(), List.<Content>of());
  }

  private Answer stop(Turn turn, String word) {
    var message = switch (core.consents.stop(turn.h(), turn.chat(), false, word)) {
      case Stopping.Stopped stopped -> "help.stopped";
      case Stopping.AlreadyStopped already -> "help.stopped.already";
      case Stopping.NotAMember stranger -> "help.stopped.stranger";
    };
    var keyboard = turn.member().isPresent() ? Menu.keyboard(turn.speech()) : new Keyboard.Remove();
    return turn.end(turn.speech().text(new Message(message, Map.of("club", core.clubs.settings().name())), keyboard));
  }

  /** START, 12, شروع: what STOP took is back; who never agreed is asked, and who is no member may join. */
  public Answer start(Turn turn) {
    var starting = core.consents.start(turn.h(), turn.chat(), word(turn));
    return switch (starting) {
      case Starting.Restored restored -> said(turn, "help.started");
      case Starting.AlreadyOn already -> said(turn, "help.started.already");
      case Starting.NeverAgreed never -> turn.speech().sms() ? join.askConsentBySms(turn) : profile.askConsent(turn);
      case Starting.NotAMember stranger -> turn.speech().sms()
          ? turn.end(turn.speech().text(Message.of("help.sms.stranger", "club", core.clubs.settings().name()))) : join.begin(turn);
    };
  }

  private Answer said(Turn turn, String key) {
    return turn.end(turn.speech().text(new Message(key, Map.of("club", core.clubs.settings().name())), Menu.keyboard(turn.speech())));
  }

  private static String word(Turn turn) {
    return switch (turn.said()) {
      case Said.Words(var text) -> text.strip();
      case Said.Command(var name, var rest) -> "/" + name;
      default -> "";
    };
  }
}
