package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.message.Content;
import club.vafa.text.Message;
import java.util.ArrayList;

/** The club's terms, how points are earned (as the rules stand today), and where the member stands. Anybody may read them. */
public final class RulesDialog implements Dialog {

  private static final int SMS_CHARS_MAX = 1_400;

  private final Core core;

  public RulesDialog(Core core) {
    this.core = core;
  }

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public boolean forMembers() {
    return false;
  }

  @Override
  public Answer begin(Turn turn) {
    var speech = turn.speech();
    var terms = core.clubs.terms(turn.h()).text();
    if (speech.sms()) {
      // In the middle of joining by SMS the terms are read and the question stays open.
      return turn.stay(speech.text(Message.of("offers.rules.sms", "club", core.clubs.settings().name(),
          "terms", shortened(terms.in(speech.language())))));
    }
    var parts = new ArrayList<String>();
    parts.add(speech.say(Message.of("offers.rules", "terms", terms)));
    parts.add(earning(speech));
    turn.member().ifPresent(member -> {
      var standing = core.tiers.standing(turn.h(), member.id(), core.clubs.today());
      parts.add(speech.say(standing.next()
          .map(next -> Message.of("offers.rules.level.next", "name", standing.tier().name(), "next", next.name()))
          .orElse(Message.of("offers.rules.level", "name", standing.tier().name()))));
    });
    return turn.stay(Content.text(String.join("\n\n", parts)));
  }

  /** As much as one SMS may hold, up to the end of a line. */
  private static String shortened(String terms) {
    if (terms.length() <= SMS_CHARS_MAX) {
      return terms;
    }
    int line = terms.lastIndexOf('\n', SMS_CHARS_MAX);
    return terms.substring(0, line > 0 ? line : SMS_CHARS_MAX) + "…";
  }

  private String earning(Speech speech) {
    var said = core.ruleTerms.today().stream().map(speech::say).toList();
    return said.isEmpty() ? speech.say("offers.rules.none") : speech.say("offers.rules.earning") + "\n" + String.join("\n", said);
  }
}
