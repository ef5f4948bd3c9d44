package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.message.Content;
import club.vafa.text.Message;
import java.util.ArrayList;

/** Why the balance is what it is: line by line, with the rules that gave; the lines sum to the posted balance. */
public final class WhyDialog implements Dialog {

  private static final int LINES_MAX = 8;

  private final Core core;

  public WhyDialog(Core core) {
    this.core = core;
  }

  @Override
  public String name() {
    return "why";
  }

  @Override
  public boolean buttons() {
    return true;
  }

  @Override
  public Answer begin(Turn turn) {
    var zone = core.clubs.settings().zone();
    var speech = turn.speech();
    var explained = core.ledger.explain(turn.h(), HolderId.of(turn.member().orElseThrow().id()), Unit.POINTS, speech.sms() ? 1 : LINES_MAX);
    if (explained.lines().isEmpty()) {
      return turn.end(speech.text(Message.of("balance.statement.empty", "club", core.clubs.settings().name())));
    }
    if (speech.sms()) {
      return turn.end(speech.text(Message.of("balance.why.sms", "club", core.clubs.settings().name(), "points",
          explained.balance().posted(),
          "line", LineWords.line(explained.lines().getFirst(), zone))));
    }
    var words = new ArrayList<String>();
    words.add(speech.say(Message.of("balance.why")));
    explained.lines().forEach(line -> words.add(LineWords.explained(line, speech, zone)));
    if (explained.earlier() != 0) {
      words.add(speech.say(Message.of("balance.why.earlier", "points", explained.earlier())));
    }
    words.add(speech.say(Message.of("balance.why.sum", "points", explained.balance().posted())));
    return turn.end(Content.text(String.join("\n", words)));
  }
}
