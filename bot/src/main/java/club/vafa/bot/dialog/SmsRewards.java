package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.message.Content;
import club.vafa.reward.OpenReward;
import club.vafa.reward.Redeeming;
import club.vafa.reward.Redemption;
import club.vafa.reward.RewardWish;
import club.vafa.text.Message;
import club.vafa.text.Typed;
import club.vafa.value.LocalText;
import club.vafa.value.RewardId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rewards by SMS: a numbered list of what can be had now, and the number that takes one. Numbers stay below ten,
    since 11 and 12 are reserved. */
final class SmsRewards {
  private static final int LIST_MAX = 5;
  private static final String PICK = "SMS_PICK";
  private static final String MORE = "0";

  private final Core core;
  private final RewardWords words;

  SmsRewards(Core core, RewardWords words) {
    this.core = core;
    this.words = words;
  }

  Answer list(Turn turn, int from) {
    var all = core.rewards.catalogue(turn.h(), turn.member().orElseThrow().id());
    var open = all.stream().filter(OpenReward::open).toList();
    if (open.isEmpty()) {
      return turn.end(turn.speech().text(nothing(turn, all)));
    }
    int first = from < open.size() ? from : 0;
    var shown = open.subList(first, Math.min(open.size(), first + LIST_MAX));
    var speech = turn.speech();
    var lines = new ArrayList<String>();
    lines.add(speech.say(Message.of("rewards.sms.list", "club", club(), "points", points(turn))));
    var next = turn.conversation().ended().at(RewardsDialog.NAME, PICK).with("from", Integer.toString(first));
    for (int i = 0; i < shown.size(); i++) {
      var reward = shown.get(i).reward();
      lines.add(speech.say(Message.of("rewards.sms.line", "number", i + 1, "name", reward.plan().name(), "points",
          reward.plan().points())));
      next = next.with(Integer.toString(i + 1), reward.id() + "/" + reward.version());
    }
    if (first + LIST_MAX < open.size()) {
      lines.add(speech.say("rewards.sms.more"));
    }
    return turn.go(next, Content.text(String.join("\n", lines)));
  }

  private Message nothing(Turn turn, List<OpenReward> all) {
    for (var closed : all) {
      if (closed.whyNot().orElseThrow() instanceof Redeeming.TooFew(var price, var missing)) {
        return Message.of("rewards.sms.near", "club", club(), "points", points(turn), "name", closed.reward().plan().name(), "missing",
            missing);
      }
    }
    return Message.of("rewards.sms.none", "club", club(), "points", points(turn));
  }

  Answer picked(Turn turn) {
    var data = turn.conversation().data();
    var typed = turn.words().map(Typed::matchKey).orElse("");
    if (!turn.conversation().step().equals(PICK)) {
      return list(turn, 0);
    }
    if (typed.equals(MORE)) {
      return list(turn, Integer.parseInt(data.getOrDefault("from", "0")) + LIST_MAX);
    }
    var chosen = Optional.ofNullable(data.get(typed)).filter(value -> typed.length() == 1);
    if (chosen.isEmpty()) {
      long last = data.keySet().stream().filter(key -> key.length() == 1).count();
      return turn.stay(turn.speech().text(Message.of("rewards.sms.pick", "club", club(), "last", last)));
    }
    return take(turn, chosen.get().split("/"));
  }

  private Answer take(Turn turn, String[] chosen) {
    var id = new RewardId(UUID.fromString(chosen[0]));
    var wish = new RewardWish(turn.member().orElseThrow().id(), id, Optional.of(Integer.parseInt(chosen[1])), Optional.empty(),
        Optional.empty());
    return turn.end(turn.speech().text(switch (core.rewards.redeem(turn.h(), wish, turn.key())) {
      case Redeeming.Taken(Redemption taken) -> words.taken(core.redemptions.shown(turn.h(), taken));
      case Redeeming.Refused why -> words.refused(why,
          core.rewardDesk.find(id).map(reward -> reward.plan().name()).orElse(LocalText.same("")));
    }));
  }

  private LocalText club() {
    return core.clubs.settings().name();
  }

  private long points(Turn turn) {
    return core.ledger.balance(turn.h(), HolderId.of(turn.member().orElseThrow().id()), Unit.POINTS).available();
  }
}
