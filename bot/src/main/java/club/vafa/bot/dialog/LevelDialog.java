package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.message.Button;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.text.Message;
import club.vafa.text.SmsSegments;
import club.vafa.tier.Benefits;
import club.vafa.tier.Measured;
import club.vafa.tier.Programme;
import club.vafa.tier.Standing;
import club.vafa.tier.Tier;
import club.vafa.tier.Window;
import java.util.ArrayList;
import java.util.List;

/** The member's level: what it gives, until when it holds, and what is missing to the next. */
public final class LevelDialog extends ButtonDialog {

  static final String NAME = "level";

  public LevelDialog(Core core) {
    super(core, NAME);
  }

  @Override
  public Answer begin(Turn turn) {
    var standing = core.tiers.standing(turn.h(), turn.member().orElseThrow().id(), core.clubs.today());
    var speech = turn.speech();
    if (speech.sms()) {
      return turn.end(Content.text(bySms(speech, standing)));
    }
    var words = new ArrayList<>(List.of(where(speech, standing)));
    var gives = gives(speech, standing.tier().benefits());
    if (!gives.isEmpty()) {
      words.add(speech.say("tier.gives") + "\n" + String.join("\n", gives));
    }
    words.add(ladder(speech));
    var buttons = new Keyboard.Inline(List.of(List.of(new Button(speech.say("subscription.button"), SubscriptionDialog.NAME + ":"))));
    return turn.end(Content.text(String.join("\n\n", words), core.subscriptions.offered().isEmpty() ? Keyboard.NONE : buttons));
  }

  private String where(Speech speech, Standing standing) {
    var programme = core.tiers.programme();
    var lines = new ArrayList<String>();
    lines.add(speech.say(Message.of("tier.level", "level", standing.tier().name())));
    lines.add(speech.say(Message.of("tier.measured", "measured", amount(standing.measured()), "time", time(programme.window()))));
    lines.add(speech.say(standing.next().map(next -> Message.of("tier.next", "next", next.name(), "missing", amount(standing.missing())))
        .orElse(Message.of("tier.top"))));
    standing.holds().ifPresent(holds -> lines.add(speech.say(holds.missing() > 0 && holds.warned()
        ? Message.of("tier.holds.warned", "day", holds.until(), "missing", amount(holds.missing())) : Message.of("tier.holds", "day", holds.until()))));
    return String.join("\n", lines);
  }

  /** All that fits into one part, and what is missing to the next level in any case. */
  private String bySms(Speech speech, Standing standing) {
    var plain = Message.of("tier.sms", "club", core.clubs.settings().name(), "level", standing.tier().name());
    var next = standing.next().map(tier -> new Message("tier.sms.next", plain.args()).with("next", tier.name())
        .with("missing", amount(standing.missing()))).orElse(plain);
    var holds = standing.holds().map(h -> speech.say(next) + speech.say(Message.of("tier.sms.holds", "day", h.until())));
    return holds.filter(words -> SmsSegments.of(words).segments() == 1).orElseGet(() -> speech.say(next));
  }

  private String ladder(Speech speech) {
    var lines = new ArrayList<String>();
    lines.add(speech.say("tier.ladder"));
    for (Tier tier : core.tiers.programme().tiers()) {
      lines.add(speech.say(tier.threshold() == 0 ? Message.of("tier.ladder.first", "level", tier.name())
          : Message.of("tier.ladder.from", "level", tier.name(), "threshold", amount(tier.threshold()))));
    }
    return String.join("\n", lines);
  }

  private Message amount(long amount) {
    Programme programme = core.tiers.programme();
    return Measured.words(programme.measure(), amount, core.clubs.settings().money());
  }

  private static Message time(Window window) {
    if (window.kind() == Window.Kind.ROLLING) {
      return Message.of("tier.time.rolling", "months", window.months());
    }
    return switch (window.months()) {
      case 12 -> Message.of("tier.time.year");
      case 1 -> Message.of("tier.time.month");
      default -> Message.of("tier.time.period", "months", window.months());
    };
  }

  static List<String> gives(Speech speech, Benefits benefits) {
    var said = new ArrayList<Message>();
    if (benefits.pointsPercent() > 100) {
      said.add(Message.of("tier.benefit.points", "percent", benefits.pointsPercent() - 100));
    }
    if (benefits.discountPercent() > 0) {
      said.add(Message.of("tier.benefit.discount", "percent", benefits.discountPercent()));
    }
    if (benefits.earlyAccessDays() > 0) {
      said.add(Message.of("tier.benefit.early", "days", benefits.earlyAccessDays()));
    }
    if (benefits.prioritySupport()) {
      said.add(Message.of("tier.benefit.support"));
    }
    if (benefits.invitations()) {
      said.add(Message.of("tier.benefit.invitations"));
    }
    if (benefits.ownGames()) {
      said.add(Message.of("tier.benefit.games"));
    }
    if (benefits.giftPoints() > 0) {
      said.add(Message.of("tier.benefit.gift", "points", benefits.giftPoints()));
    }
    if (!benefits.words().in(speech.language()).isBlank()) {
      said.add(Message.of("tier.benefit.words", "words", benefits.words()));
    }
    return said.stream().map(speech::say).toList();
  }
}
