package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.game.Game;
import club.vafa.game.OpenGame;
import club.vafa.game.Play;
import club.vafa.game.Playing;
import club.vafa.message.Button;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.text.Code;
import club.vafa.text.Message;
import club.vafa.value.GameId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The wheel of fortune. The play is written, with what it gives, before the wheel is seen to turn; one press of a message's button is one
 * play, however often the press is delivered. By SMS the keyword itself plays.
 */
public final class PlayDialog extends ButtonDialog {

  static final String NAME = "play";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final PlayWords words;

  public PlayDialog(Core core) {
    super(core, NAME);
    this.words = new PlayWords(core);
  }

  @Override
  public Answer begin(Turn turn) {
    var open = core.games.open(turn.h(), turn.member().orElseThrow().id());
    var playable = open.stream().filter(OpenGame::playable).toList();
    if (turn.speech().sms()) {
      return bySms(turn, open, playable);
    }
    if (playable.isEmpty()) {
      return turn.end(turn.speech().text(open.stream().findFirst().flatMap(OpenGame::whyNot).map(words::refused).orElse(Message.of("play.none"))));
    }
    return turn.go(turn.conversation().ended(), playable.stream().map(game -> invitation(turn, game, playable.size() > 1)).toList());
  }

  @Override
  public Answer on(Turn turn) {
    if (!(turn.said() instanceof Said.Pressed(var data, var callback, var message))) {
      return begin(turn);
    }
    var id = data.substring(NAME.length() + 1);
    if (!ID.matcher(id).matches()) {
      return silent(turn).toast(turn.speech().say("help.stale"));
    }
    var key = message.map(m -> turn.chat().channel() + ":" + turn.chat().address() + ":" + m).orElse(turn.key());
    return switch (play(turn, new GameId(UUID.fromString(id)), key, message.orElse(messageOf(turn)))) {
      case Playing.Played(Play play, boolean again) when again -> silent(turn).toast(turn.speech().say("play.again"));
      case Playing.Played(Play play, boolean again) -> shown(turn, play);
      case Playing.Refused refused -> turn.end(turn.speech().text(words.refused(refused)));
    };
  }

  /** The luck is published with the proof of the play: a message's id, which says nothing of the person. */
  private Playing play(Turn turn, GameId game, String key, String luck) {
    return core.plays.play(turn.h(), turn.member().orElseThrow().id(), game, key, luck);
  }

  /** The provider's own id of what the person sent. */
  private static String messageOf(Turn turn) {
    return turn.key().substring(turn.key().lastIndexOf(':') + 1);
  }

  private Answer bySms(Turn turn, List<OpenGame> open, List<OpenGame> playable) {
    var club = core.clubs.settings().name();
    if (playable.isEmpty()) {
      var why = open.stream().findFirst().flatMap(OpenGame::whyNot).map(words::refused).orElse(Message.of("play.none"));
      return turn.end(turn.speech().text(Message.of("play.sms.no", "club", club, "why", why)));
    }
    return turn.end(turn.speech().text(switch (play(turn, playable.getFirst().game().id(), turn.key(), messageOf(turn))) {
      case Playing.Played(Play play, boolean again) -> words.bySms(play);
      case Playing.Refused refused -> Message.of("play.sms.no", "club", club, "why", words.refused(refused));
    }));
  }

  private Content invitation(Turn turn, OpenGame open, boolean several) {
    var speech = turn.speech();
    var plan = open.game().plan();
    var prizes = String.join("\n",
        plan.prizes().stream().map(prize -> speech.say(Message.of("play.invite.prize", "label", prize.label()))).distinct().toList());
    var body = new ArrayList<String>();
    body.add(speech.say(Message.of("play.invite", "name", plan.name(), "left", open.playsLeft(), "prizes", prizes, "terms", plan.terms())));
    open.seedSha256().ifPresent(hash -> body.add(speech.say(Message.of("play.fair", "hash", new Code(hash)))));
    var label = several ? Message.of("play.spin.named", "name", plan.name()) : Message.of("play.spin");
    return Content.text(String.join("\n\n", body),
        new Keyboard.Inline(List.of(List.of(new Button(speech.say(label), NAME + ":" + open.game().id().value())))));
  }

  private Answer shown(Turn turn, Play play) {
    var speech = turn.speech();
    var wheel = core.games.find(turn.h(), play.game()).map(Game::plan).orElseThrow();
    var last = words.result(speech, play);
    var buttons = play.coupon().map(own ->
        List.of(List.of(Button.copying(speech.say(Message.of("offers.copy", "code", own.code())), own.code()))));
    var keyboard = buttons.<Keyboard>map(Keyboard.Inline::new).orElse(Keyboard.NONE);
    return turn.end(new Content.Frames(words.frames(speech, wheel, play), PlayWords.FRAME_PAUSE, last, keyboard));
  }

  private static Answer silent(Turn turn) {
    return turn.go(turn.conversation(), List.<Content>of());
  }
}
