package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.text.Message;
import java.util.List;
import java.util.Map;

/** What can be asked for; and the kind answers to what no dialogue reads. */
public final class HelpDialog implements Dialog {

  /** How many unread texts of one number are answered in a day: two machines must not talk to each other for ever. */
  static final int HINTS_A_DAY_MAX = 3;

  private final Core core;

  public HelpDialog(Core core) {
    this.core = core;
  }

  @Override
  public String name() {
    return "help";
  }

  @Override
  public boolean forMembers() {
    return false;
  }

  @Override
  public Answer begin(Turn turn) {
    return turn.stay(help(turn));
  }

  private Content help(Turn turn) {
    var club = core.clubs.settings().name();
    boolean member = turn.member().isPresent();
    if (turn.speech().sms()) {
      return turn.speech().text(member ? Message.of("help.sms", "club", club) : Message.of("help.sms.stranger", "club", club));
    }
    boolean idle = turn.conversation().dialog().isEmpty();
    return turn.speech().text(member ? Message.of("help.member") : Message.of("help.stranger", "club", club),
        member && idle ? Menu.keyboard(turn.speech()) : Keyboard.NONE);
  }

  /** Nobody reads that: says so, and what can be done instead. */
  public Answer unread(Turn turn) {
    if (turn.speech().sms()) {
      return unreadSms(turn);
    }
    var key = switch (turn.said()) {
      case Said.Dice dice -> "help.dice";
      case Said.Unreadable picture -> "help.unreadable";
      case Said.OwnContact contact -> "help.contact";
      case Said.OthersContact contact -> "help.unknown";
      case Said.Words words -> "help.unknown";
      case Said.Command command -> "help.unknown";
      case Said.Pressed pressed -> "help.stale";
    };
    return turn.stay(turn.speech().text(new Message(key, Map.of()), Menu.keyboard(turn.speech())));
  }

  private Answer unreadSms(Turn turn) {
    var today = core.clubs.today().toString();
    var hints = turn.conversation().data().getOrDefault("hints", "").split(":");
    int given = hints.length == 2 && hints[0].equals(today) ? Integer.parseInt(hints[1]) : 0;
    if (given >= HINTS_A_DAY_MAX) {
      return turn.go(turn.conversation(), List.<Content>of());
    }
    return turn.go(turn.conversation().with("hints", today + ":" + (given + 1)), help(turn));
  }
}
