package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.message.Content;
import club.vafa.text.Message;
import club.vafa.tier.Membership;
import club.vafa.tier.Plan;
import club.vafa.tier.SavingKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The paid subscription: what the member's own has saved, or what there is to have. */
public final class SubscriptionDialog extends ButtonDialog {

  static final String NAME = "subscription";

  public SubscriptionDialog(Core core) {
    super(core, NAME);
  }

  @Override
  public Answer begin(Turn turn) {
    var speech = turn.speech();
    var own = core.subscriptions.of(turn.h(), turn.member().orElseThrow().id());
    var words = speech.sms() ? own.map(membership -> ownBySms(speech, membership)).orElseGet(() -> offersBySms(speech))
        : own.map(membership -> own(speech, membership)).orElseGet(() -> offers(speech));
    return turn.end(Content.text(words));
  }

  private static String own(Speech speech, Membership membership) {
    var lines = new ArrayList<String>();
    lines.add(speech.say(Message.of("subscription.own", "plan", membership.plan().name(), "day", membership.subscription().until())));
    membership.next().ifPresent(next -> lines.add(speech.say(Message.of("subscription.renewed", "day", next.until()))));
    lines.addAll(gives(speech, membership.plan()));
    lines.add("");
    lines.add(speech.say(Message.of("subscription.paid", "fee", membership.subscription().fee())));
    lines.add(speech.say(membership.saved().amount() == 0 ? Message.of("subscription.saved.none")
        : Message.of("subscription.saved", "saved", membership.saved())));
    Arrays.stream(SavingKind.values()).filter(membership.savedBy()::containsKey).forEach(kind ->
        lines.add(speech.say(Message.of("subscription.saved." + word(kind), "amount", membership.savedBy().get(kind)))));
    return String.join("\n", lines);
  }

  private String ownBySms(Speech speech, Membership membership) {
    return speech.say(Message.of("subscription.own.sms", "club", core.clubs.settings().name(), "plan", membership.plan().name(),
        "day", membership.subscription().until(), "saved", membership.saved()));
  }

  private String offers(Speech speech) {
    if (core.subscriptions.offered().isEmpty()) {
      return speech.say("subscription.none");
    }
    var parts = new ArrayList<String>();
    parts.add(speech.say("subscription.offer"));
    for (Plan plan : core.subscriptions.offered()) {
      var lines = new ArrayList<String>();
      lines.add(speech.say(Message.of("subscription.plan", "plan", plan.name(), "fee", plan.fee(), "months", plan.months())));
      lines.addAll(gives(speech, plan));
      parts.add(String.join("\n", lines));
    }
    parts.add(speech.say("subscription.where"));
    return String.join("\n\n", parts);
  }

  /** The first plan alone: a phone has little room. */
  private String offersBySms(Speech speech) {
    var club = core.clubs.settings().name();
    return speech.say(core.subscriptions.offered().stream().findFirst()
        .map(plan -> Message.of("subscription.offer.sms", "club", club, "plan", plan.name(), "fee", plan.fee(), "months", plan.months()))
        .orElseGet(() -> Message.of("subscription.none.sms", "club", club)));
  }

  private static List<String> gives(Speech speech, Plan plan) {
    var said = new ArrayList<String>();
    Arrays.stream(SavingKind.values()).filter(plan.gives()::contains).forEach(kind -> said.add(speech.say("subscription.gives." + word(kind))));
    if (!plan.words().in(speech.language()).isBlank()) {
      said.add(speech.say(Message.of("subscription.gives.words", "words", plan.words())));
    }
    return said;
  }

  private static String word(SavingKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
