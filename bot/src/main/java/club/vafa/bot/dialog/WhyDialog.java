package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.club.ClubSettings;
import club.vafa.ledger.Explanation;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.message.Content;
import club.vafa.text.Message;
import club.vafa.value.Money;
import java.util.ArrayList;
import java.util.List;

/** Why the balance is what it is: line by line, with the rules that gave; the lines sum to the posted balance. */
public final class WhyDialog extends ButtonDialog {

  private static final int LINES_MAX = 8;

  public WhyDialog(Core core) {
    super(core, "why");
  }

  @Override
  public Answer begin(Turn turn) {
    var speech = turn.speech();
    var club = core.clubs.settings();
    var points = explained(turn, Unit.POINTS);
    var credit = explained(turn, Unit.CREDIT);
    if (points.lines().isEmpty() && credit.lines().isEmpty()) {
      return turn.end(speech.text(Message.of("balance.statement.empty", "club", club.name())));
    }
    if (speech.sms()) {
      return turn.end(Content.text(bySms(points, credit, speech, club)));
    }
    var words = new ArrayList<String>();
    if (!points.lines().isEmpty()) {
      words.add(speech.say(Message.of("balance.why")));
      words.addAll(lines(points, speech, club));
      if (points.earlier() != 0) {
        words.add(speech.say(Message.of("balance.why.earlier", "points", points.earlier())));
      }
      words.add(speech.say(Message.of("balance.why.sum", "points", points.balance().posted())));
      if (BalanceWords.differs(points.balance())) {
        words.add(speech.say(Message.of("balance.why.usable", "points", points.balance().available())));
      }
      words.addAll(BalanceWords.parts(points.balance(), speech));
    }
    if (!credit.lines().isEmpty()) {
      words.add(speech.say(Message.of("balance.why.credit")));
      words.addAll(lines(credit, speech, club));
      if (credit.earlier() != 0) {
        var earlier = new Money(Math.abs(credit.earlier()), club.money());
        words.add(speech.say(credit.earlier() > 0 ? Message.of("balance.why.credit.earlier", "amount", earlier)
            : Message.of("balance.why.credit.earlier.less", "amount", earlier)));
      }
      words.add(speech.say(Message.of("balance.why.credit.sum", "amount", BalanceWords.money(credit.balance().posted(), club))));
    }
    return turn.end(Content.text(String.join("\n", words)));
  }

  /** All records of the person: what was earned under a record that has been merged since is told as it was. */
  private Explanation explained(Turn turn, Unit unit) {
    var member = turn.member().orElseThrow().id();
    var person = core.members.idsOf(turn.h(), member).stream().map(HolderId::of).toList();
    return core.ledger.explain(turn.h(), HolderId.of(member), person, unit, turn.speech().sms() ? 1 : LINES_MAX);
  }

  private List<String> lines(Explanation explained, Speech speech, ClubSettings club) {
    return explained.lines().stream().map(line -> LineWords.explained(line, speech, club, core.clock.instant())).toList();
  }

  private static String bySms(Explanation points, Explanation credit, Speech speech, ClubSettings club) {
    var words = new ArrayList<String>();
    points.lines().stream().findFirst().ifPresent(line -> words.add(speech.say(Message.of("balance.why.sms", "club", club.name(),
        "points", points.balance().posted(), "line", LineWords.line(line, club)))));
    credit.lines().stream().findFirst().ifPresent(line -> words.add(speech.say(Message.of("balance.why.credit.sms", "amount",
        BalanceWords.money(credit.balance().posted(), club), "line", LineWords.line(line, club)))));
    return String.join("\n", words);
  }
}
