package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.coupon.OwnCoupon;
import club.vafa.game.ClosedWhy;
import club.vafa.game.GamePlan;
import club.vafa.game.Gift;
import club.vafa.game.Play;
import club.vafa.game.Playing;
import club.vafa.game.Prize;
import club.vafa.text.Code;
import club.vafa.text.Message;
import club.vafa.value.LocalText;
import club.vafa.value.Points;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A play in words: the turning wheel, what came of it, and why there is none. */
final class PlayWords {

  static final Duration FRAME_PAUSE = Duration.ofMillis(700);
  private static final int FRAMES = 4;

  private final Core core;

  PlayWords(Core core) {
    this.core = core;
  }

  /** The wheel passing by, so that after the last of these frames the drawn prize is next. */
  List<String> frames(Speech speech, GamePlan plan, Play play) {
    var labels = plan.prizes().stream().map(Prize::label).toList();
    int end = Math.max(0, labels.indexOf(play.inPlaceOf().orElse(play.label())));
    var frames = new ArrayList<String>();
    for (int i = FRAMES; i > 0; i--) {
      frames.add(speech.say(Message.of("play.frame", "before", at(labels, end - i - 1), "now", at(labels, end - i), "after",
          at(labels, end - i + 1))));
    }
    return frames;
  }

  private static LocalText at(List<LocalText> labels, int place) {
    return labels.get(Math.floorMod(place, labels.size()));
  }

  String result(Speech speech, Play play) {
    var said = new ArrayList<String>();
    said.add(speech.say(gift(play)));
    play.inPlaceOf().ifPresent(label -> said.add(speech.say(Message.of("play.instead", "label", label))));
    said.add(speech.say(Message.of("play.check", "code", new Code(play.code()))));
    return String.join("\n\n", said);
  }

  private Message gift(Play play) {
    return switch (play.gift()) {
      case Gift.OfPoints(Points points, var days) -> Message.of("play.won.points", "label", play.label(), "points", points);
      case Gift.OfCoupon coupon -> coupon(play, Message.of("play.won.coupon", "label", play.label()), true);
      case Gift.Nothing nothing -> Message.of("play.lost", "label", play.label());
    };
  }

  Message bySms(Play play) {
    var club = core.clubs.settings().name();
    return switch (play.gift()) {
      case Gift.OfPoints(Points points, var days) ->
          Message.of("play.sms.points", "club", club, "label", play.label(), "points", points, "code", play.code());
      case Gift.OfCoupon coupon -> coupon(play, Message.of("play.sms.coupon", "club", club, "label", play.label()), false);
      case Gift.Nothing nothing -> Message.of("play.sms.lost", "club", club, "label", play.label());
    };
  }

  private Message coupon(Play play, Message message, boolean chat) {
    OwnCoupon own = play.coupon().orElseThrow();
    return message.with("discount", OffersDialog.discount(own.coupon().discount()))
        .with("day", LineWords.lastDay(own.coupon().until(), core.clubs.settings().zone()))
        .with("code", chat ? new Code(own.code()) : own.code());
  }

  Message refused(Playing.Refused refused) {
    return switch (refused) {
      case Playing.NoSuchGame noSuchGame -> Message.of("play.nosuch");
      case Playing.NotStarted(var from) -> Message.of("play.notstarted", "from", from);
      case Playing.Closed(var why) -> Message.of(why == ClosedWhy.BUDGET_SPENT ? "play.closed.budget" : "play.closed");
      case Playing.LimitReached(var until) ->
          until.map(again -> Message.of("play.limit.until", "until", again)).orElse(Message.of("play.limit"));
      case Playing.PurchaseNeeded(var minimum, int days) -> Message.of("play.purchase", "minimum", minimum);
      case Playing.TooFewPoints(Points missing) -> Message.of("play.points", "missing", missing);
    };
  }
}
