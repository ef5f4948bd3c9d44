package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.award.HiddenName;
import club.vafa.award.PointGift;
import club.vafa.award.PointGifts;
import club.vafa.award.PointGiving;
import club.vafa.award.Receiver;
import club.vafa.conversation.Conversation;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Member;
import club.vafa.message.Button;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.text.Digits;
import club.vafa.text.Message;
import club.vafa.trail.Actor;
import club.vafa.value.MemberId;
import club.vafa.value.Phone;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

/** Points for another member: to whom, how many, are you sure. The answer to the last question is good for that gift alone. */
public final class GiveDialog extends ButtonDialog {

  static final String NAME = "give";
  private static final String WHO = "WHO";
  private static final String POINTS = "POINTS";
  private static final String CONFIRM = "CONFIRM";
  private static final Pattern NUMBER = Pattern.compile("\\D{0,20}(\\d{1,3}(?:[,٬.]\\d{3})+|\\d{1,10})\\D{0,20}");

  public GiveDialog(Core core) {
    super(core, NAME);
  }

  /** A word of the menu leads away from here: neither a number nor an amount looks like one. */
  @Override
  public boolean takesWords(Turn turn) {
    return false;
  }

  @Override
  public Answer begin(Turn turn) {
    if (!core.clubs.settings().pointsGiving()) {
      return end(turn, Message.of("give.off"));
    }
    long most = core.pointGifts.mayGive(turn.h(), member(turn).id());
    return most == 0 ? end(turn, Message.of("give.nothing"))
        : turn.go(turn.conversation().ended().at(NAME, WHO), say(turn, Message.of("give.ask", "points", most), back(turn)));
  }

  @Override
  public Answer on(Turn turn) {
    if (turn.said() instanceof Said.Pressed(var data, var callback, var message)) {
      return pressed(turn, data.substring(NAME.length() + 1));
    }
    if (Labels.is(turn, "join.back")) {
      return end(turn, Message.of("give.cancelled"));
    }
    return switch (turn.conversation().step()) {
      case WHO -> receiver(turn);
      case POINTS -> points(turn);
      case CONFIRM -> typed(turn);
      default -> begin(turn);
    };
  }

  private Answer receiver(Turn turn) {
    var typed = turn.words().orElse("");
    var receiver = Phone.parse(typed, core.clubs.settings().phoneRegion()).<Receiver>map(Receiver.ByPhone::new)
        .orElseGet(() -> new Receiver.ByCard(Digits.toLatin(typed)));
    return switch (core.pointGifts.look(turn.h(), member(turn).id(), receiver)) {
      case PointGifts.Trying.Fine(Member to) -> turn.go(
          turn.conversation().at(POINTS).with("to", to.id().toString()).with("name", new HiddenName(to.name()).toString()),
          say(turn, Message.of("give.points", "name", new HiddenName(to.name()).toString()), back(turn)));
      case PointGifts.Trying.Refused(PointGiving.NoSuchReceiver _) -> turn.stay(say(turn, Message.of("give.nobody"), back(turn)));
      case PointGifts.Trying.Refused(PointGiving.ToOneself _) -> turn.stay(say(turn, Message.of("give.self"), back(turn)));
      case PointGifts.Trying.Refused(var why) -> end(turn, refusal(why));
    };
  }

  private Answer points(Turn turn) {
    var points = number(turn.words().orElse(""));
    if (points.isEmpty()) {
      return turn.stay(say(turn, Message.of("give.number"), back(turn)));
    }
    var nonce = Integer.toHexString((turn.key() + points.getAsLong()).hashCode());
    var question = Message.of("give.confirm", "points", points.getAsLong(), "name", turn.conversation().data().get("name"));
    var buttons = new Keyboard.Inline(List.of(List.of(new Button(turn.speech().say("give.yes"), NAME + ":yes:" + nonce),
        new Button(turn.speech().say("give.no"), NAME + ":no:" + nonce))));
    return turn.go(turn.conversation().at(CONFIRM).with("points", Long.toString(points.getAsLong())).with("nonce", nonce),
        say(turn, question, buttons));
  }

  private Answer pressed(Turn turn, String wish) {
    if (wish.isEmpty()) {
      return begin(turn);
    }
    var nonce = turn.conversation().data().getOrDefault("nonce", "-");
    if (turn.conversation().in(NAME) && turn.conversation().step().equals(CONFIRM)) {
      if (wish.equals("yes:" + nonce)) {
        return give(turn, turn.conversation());
      }
      if (wish.equals("no:" + nonce)) {
        return end(turn, Message.of("give.cancelled"));
      }
    }
    return turn.go(turn.conversation(), List.<Content>of()).toast(turn.speech().say("help.stale"));
  }

  /** By SMS the choices are numbers, since YES and STOP mean something else there. */
  private Answer typed(Turn turn) {
    var choice = Digits.toLatin(turn.words().orElse("")).strip();
    if (choice.equals("1") || Labels.is(turn, "give.yes")) {
      return give(turn, turn.conversation());
    }
    return choice.equals("2") || Labels.is(turn, "give.no") ? end(turn, Message.of("give.cancelled"))
        : turn.stay(say(turn, Message.of("give.confirm", "points", Long.parseLong(turn.conversation().data().get("points")),
            "name", turn.conversation().data().get("name")), Keyboard.NONE));
  }

  private Answer give(Turn turn, Conversation asked) {
    var from = member(turn);
    var to = new Receiver.ById(new MemberId(UUID.fromString(asked.data().get("to"))));
    long points = Long.parseLong(asked.data().get("points"));
    return switch (core.pointGifts.give(turn.h(), from.id(), to, points, Actor.of(from.id()), false)) {
      case PointGiving.Given given -> end(turn, Message.of("give.done", "points", points, "name", asked.data().get("name"), "left",
          core.ledger.balance(turn.h(), HolderId.of(from.id()), Unit.POINTS).available()));
      case PointGiving refused -> end(turn, refusal(refused));
    };
  }

  private static Message refusal(PointGiving why) {
    return switch (why) {
      case PointGiving.Off _, PointGiving.NoSuchGiver _ -> Message.of("give.off");
      case PointGiving.NoSuchReceiver _ -> Message.of("give.nobody");
      case PointGiving.ToOneself _ -> Message.of("give.self");
      case PointGiving.TooManyTries _ -> Message.of("give.tries");
      case PointGiving.TooFew(long missing) -> Message.of("give.few", "missing", missing);
      case PointGiving.OverLimit(var period, long limit, long left) when period == PointGiving.Period.DAY ->
          Message.of("give.limit.day", "limit", limit, "left", left);
      case PointGiving.OverLimit(var _, long limit, long left) -> Message.of("give.limit.month", "limit", limit, "left", left);
      case PointGiving.Given _ -> throw new IllegalStateException("a gift is no refusal");
    };
  }

  private static OptionalLong number(String typed) {
    var found = NUMBER.matcher(Digits.toLatin(typed.strip()));
    if (!found.matches()) {
      return OptionalLong.empty();
    }
    long points = Long.parseLong(found.group(1).replaceAll("\\D", ""));
    return points < 1 || points > PointGift.POINTS_MAX ? OptionalLong.empty() : OptionalLong.of(points);
  }

  private Answer end(Turn turn, Message message) {
    return turn.end(say(turn, message, Menu.keyboard(turn.speech())));
  }

  private Content say(Turn turn, Message message, Keyboard keyboard) {
    return turn.speech().text(message.with("club", core.clubs.settings().name()), keyboard);
  }

  private static Member member(Turn turn) {
    return turn.member().orElseThrow();
  }
}
