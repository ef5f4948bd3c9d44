package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.message.Button;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.reward.OpenReward;
import club.vafa.reward.Redeeming;
import club.vafa.reward.Redemption;
import club.vafa.reward.RedemptionStep;
import club.vafa.reward.RewardWish;
import club.vafa.reward.Shown;
import club.vafa.text.Code;
import club.vafa.text.Message;
import club.vafa.trail.Actor;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.PageRequest;
import club.vafa.value.RewardId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The catalogue of rewards: pages of it, one reward with the question whether it is wanted, and what came of the yes. A yes names the
 * version
 * that was shown and is good once, however often the press is delivered.
 */
public final class RewardsDialog extends ButtonDialog {
  static final String NAME = "rewards";
  static final int PAGE_MAX = 5;
  private static final int MINE_MAX = 5;
  private static final Pattern PAGE = Pattern.compile("p:(\\d{1,3})");
  private static final Pattern SHOW = Pattern.compile("s:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
  private static final Pattern YES = Pattern.compile("y:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\\d{1,6}):([0-9a-f]{1,8})");
  private static final Pattern CANCEL = Pattern.compile("c:([0-9A-Z]{8})");

  private final RewardWords words;
  private final SmsRewards sms;

  public RewardsDialog(Core core) {
    super(core, NAME);
    this.words = new RewardWords(core);
    this.sms = new SmsRewards(core, words);
  }

  /** A keyword leads away from here: a number of the list looks like none. */
  @Override
  public boolean takesWords(Turn turn) {
    return false;
  }

  @Override
  public Answer begin(Turn turn) {
    return turn.speech().sms() ? sms.list(turn, 0) : turn.end(page(turn, 0, Optional.empty()));
  }

  @Override
  public Answer on(Turn turn) {
    if (!(turn.said() instanceof Said.Pressed(var data, var callback, var message))) {
      return turn.speech().sms() ? sms.picked(turn) : begin(turn);
    }
    var wish = data.substring(NAME.length() + 1);
    var page = PAGE.matcher(wish);
    var show = SHOW.matcher(wish);
    var yes = YES.matcher(wish);
    var cancel = CANCEL.matcher(wish);
    if (page.matches()) {
      return turn.go(turn.conversation(), page(turn, Integer.parseInt(page.group(1)), message));
    }
    if (show.matches()) {
      return turn.go(turn.conversation(), item(turn, new RewardId(UUID.fromString(show.group(1))), message));
    }
    if (yes.matches()) {
      return take(turn, new RewardId(UUID.fromString(yes.group(1))), Integer.parseInt(yes.group(2)), yes.group(3), message);
    }
    if (cancel.matches()) {
      return cancel(turn, cancel.group(1), message);
    }
    return wish.equals("m") ? turn.go(turn.conversation(), mine(turn, message))
        : turn.go(turn.conversation(), List.<Content>of()).toast(turn.speech().say("help.stale"));
  }

  /** A page of the catalogue, in place of the message whose button was pressed. */
  private Content page(Turn turn, int number, Optional<String> inPlaceOf) {
    var speech = turn.speech();
    var all = core.rewards.catalogue(turn.h(), member(turn));
    int pages = Math.max(1, (all.size() + PAGE_MAX - 1) / PAGE_MAX);
    int at = Math.min(number, pages - 1);
    var shown = all.subList(at * PAGE_MAX, Math.min(all.size(), (at + 1) * PAGE_MAX));
    var lines = new ArrayList<String>();
    lines.add(speech.say(all.isEmpty() ? Message.of("rewards.none") : Message.of("rewards.title", "points", points(turn))));
    shown.forEach(open -> lines.add(speech.say(words.line(open))));
    var rows = new ArrayList<List<Button>>();
    shown.forEach(open -> rows.add(List.of(button(open.reward().plan().name().in(turn.language()), "s:" + open.reward().id()))));
    var moves = new ArrayList<Button>();
    if (at > 0) {
      moves.add(button(speech.say("rewards.previous"), "p:" + (at - 1)));
    }
    if (at + 1 < pages) {
      moves.add(button(speech.say("rewards.next"), "p:" + (at + 1)));
    }
    if (!moves.isEmpty()) {
      rows.add(moves);
    }
    if (!taken(turn).isEmpty()) {
      rows.add(List.of(button(speech.say("rewards.mine"), "m")));
    }
    return content(String.join("\n", lines), rows, inPlaceOf);
  }

  private Content item(Turn turn, RewardId id, Optional<String> inPlaceOf) {
    var speech = turn.speech();
    var found = core.rewards.look(turn.h(), member(turn), id);
    if (found.isEmpty()) {
      return content(speech.say(words.refused(new Redeeming.NoSuchReward(), LocalText.same(""))), List.of(backButton(turn)), inPlaceOf);
    }
    var open = found.get();
    var plan = open.reward().plan();
    var lines = new ArrayList<String>();
    lines.add(speech.say(Message.of("rewards.item", "name", plan.name(), "about", plan.about(), "points", plan.points())));
    open.left().ifPresent(left -> lines.add(speech.say(Message.of("rewards.left", "left", left))));
    if (plan.reservedDays().isPresent()) {
      lines.add(speech.say("rewards.reserve"));
    }
    lines.add(open.whyNot().map(why -> speech.say(words.refused(why, plan.name()))).orElseGet(() -> speech.say("rewards.confirm")));
    var rows = new ArrayList<List<Button>>();
    if (open.open()) {
      rows.add(List.of(yes(turn, open)));
    }
    rows.add(backButton(turn));
    return content(String.join("\n\n", lines), rows, inPlaceOf);
  }

  /** The yes is to this question alone: asked again, the question has another mark. */
  private Button yes(Turn turn, OpenReward open) {
    long points = open.reward().plan().points();
    var label = turn.speech().say(points == 0 ? Message.of("rewards.yes") : Message.of("rewards.yes.points", "points", points));
    return button(label, "y:" + open.reward().id() + ":" + open.reward().version() + ":" + Integer.toHexString(turn.key().hashCode()));
  }

  private Answer take(Turn turn, RewardId id, int version, String mark, Optional<String> inPlaceOf) {
    var speech = turn.speech();
    var wish = new RewardWish(member(turn), id, Optional.of(version), Optional.empty(), Optional.empty());
    var key = turn.chat().channel() + ":" + turn.chat().address() + ":" + mark + ":" + id;
    return switch (core.rewards.redeem(turn.h(), wish, key)) {
      case Redeeming.Taken(Redemption redemption) -> {
        var shown = core.redemptions.shown(turn.h(), redemption);
        var body = speech.say(words.taken(shown)) + "\n\n" + speech.say(Message.of("rewards.balance", "points", points(turn)));
        yield turn.go(turn.conversation().ended(), content(body, copying(turn, shown), inPlaceOf));
      }
      case Redeeming.Refused why -> {
        var name = core.rewardDesk.find(id).map(reward -> reward.plan().name()).orElse(LocalText.same(""));
        yield turn.go(turn.conversation(), content(speech.say(words.refused(why, name)), List.of(backButton(turn)), inPlaceOf));
      }
    };
  }

  private List<List<Button>> copying(Turn turn, Shown shown) {
    var rows = new ArrayList<List<Button>>();
    shown.secret().ifPresent(secret ->
        rows.add(List.of(Button.copying(turn.speech().say(Message.of("offers.copy", "code", secret.code())), secret.code()))));
    rows.add(backButton(turn));
    return rows;
  }

  /** What the member took last, with the codes that may still be needed. */
  private Content mine(Turn turn, Optional<String> inPlaceOf) {
    var speech = turn.speech();
    var taken = taken(turn);
    var lines = new ArrayList<String>();
    var rows = new ArrayList<List<Button>>();
    lines.add(speech.say(taken.isEmpty() ? "rewards.mine.none" : "rewards.mine.title"));
    for (var r : taken) {
      lines.add(speech.say(Message.of("rewards.mine.line", "name", r.name(), "day", words.day(r.at()), "state", r.state())));
      if (r.state() == Redemption.State.RESERVED) {
        lines.add(speech.say(Message.of("rewards.mine.code", "code", new Code(r.code()))));
        rows.add(List.of(button(speech.say(Message.of("rewards.mine.cancel", "name", r.name())), "c:" + r.code())));
      } else if (r.state() == Redemption.State.GRANTED) {
        core.redemptions.shown(turn.h(), r).secret()
            .ifPresent(secret -> lines.add(speech.say(Message.of("rewards.mine.code", "code", new Code(secret.code())))));
      }
    }
    rows.add(backButton(turn));
    return content(String.join("\n", lines), rows, inPlaceOf);
  }

  private Answer cancel(Turn turn, String code, Optional<String> inPlaceOf) {
    var member = member(turn);
    var said = switch (core.redemptions.cancel(turn.h(), code, Actor.of(member), Optional.of(member))) {
      case RedemptionStep.Done(Redemption r, long free) -> Message.of("rewards.cancelled", "name", r.name(), "points", free);
      case RedemptionStep.NoSuchRedemption _, RedemptionStep.WrongState _, RedemptionStep.NotHere _, RedemptionStep.SoldOut _,
          RedemptionStep.AlreadyUsed _ -> Message.of("rewards.cancelled.not");
    };
    return turn.go(turn.conversation(), content(turn.speech().say(said), List.of(backButton(turn)), inPlaceOf));
  }

  private List<Redemption> taken(Turn turn) {
    return core.redemptions.ofMember(turn.h(), member(turn), PageRequest.first(MINE_MAX)).items();
  }

  private long points(Turn turn) {
    return core.ledger.balance(turn.h(), HolderId.of(member(turn)), Unit.POINTS).available();
  }

  private static MemberId member(Turn turn) {
    return turn.member().orElseThrow().id();
  }

  private static List<Button> backButton(Turn turn) {
    return List.of(button(turn.speech().say("rewards.back"), "p:0"));
  }

  private static Button button(String label, String data) {
    return new Button(label, NAME + ":" + data);
  }

  private static Content content(String body, List<List<Button>> rows, Optional<String> inPlaceOf) {
    Keyboard keyboard = rows.isEmpty() ? Keyboard.NONE : new Keyboard.Inline(rows);
    return inPlaceOf.<Content>map(message -> new Content.Edit(message, body, keyboard)).orElseGet(() -> Content.text(body, keyboard));
  }
}
