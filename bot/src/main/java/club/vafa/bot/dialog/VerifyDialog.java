package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.game.Play;
import club.vafa.game.Proof;
import club.vafa.game.Verification;
import club.vafa.message.Content;
import club.vafa.text.Code;
import club.vafa.text.Message;
import club.vafa.value.LocalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Works a play out again before the member's eyes, step by step, from what was published. */
public final class VerifyDialog implements Dialog {

  private static final Pattern BY_WORD = Pattern.compile("(?:verify|بررسی)\\s+(\\S.{0,40})", Pattern.CASE_INSENSITIVE);

  private final Core core;

  public VerifyDialog(Core core) {
    this.core = core;
  }

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public boolean forMembers() {
    return false;
  }

  /** Whether a text without a command asks for a check. */
  boolean reads(String text) {
    return BY_WORD.matcher(text.strip()).matches();
  }

  @Override
  public Answer begin(Turn turn) {
    var code = code(turn).or(() -> lastCode(turn));
    if (code.isEmpty()) {
      return turn.stay(turn.speech().text(Message.of("play.verify.ask")));
    }
    var verification = core.games.verify(turn.h(), code.get());
    return turn.stay(turn.speech().sms() ? turn.speech().text(bySms(verification))
        : Content.text(String.join("\n\n", steps(turn.speech(), verification))));
  }

  private static Optional<String> code(Turn turn) {
    return switch (turn.said()) {
      case Said.Command(var name, var rest) when !rest.isBlank() -> Optional.of(rest);
      case Said.Words(var text) -> Optional.of(BY_WORD.matcher(text.strip())).filter(found -> found.matches()).map(found -> found.group(1));
      default -> Optional.empty();
    };
  }

  /** Without a code the member's last play is meant. */
  private Optional<String> lastCode(Turn turn) {
    return turn.member().flatMap(member -> core.games.playsOf(turn.h(), member.id()).stream().findFirst()).map(Play::code);
  }

  private static List<String> steps(Speech speech, Verification verification) {
    var said = new ArrayList<String>();
    switch (verification) {
      case Verification.NoSuchPlay noSuchPlay -> said.add(speech.say("play.verify.nosuch"));
      case Verification.NotYet(Proof proof, var from) -> {
        promised(speech, proof, said);
        said.add(speech.say(Message.of("play.verify.notyet", "from", from)));
        said.add(speech.say(Message.of("play.verify.message", "message", new Code(proof.message()))));
      }
      case Verification.Proven(Proof proof) -> {
        reckoned(speech, proof, said);
        said.add(speech.say("play.verify.proven"));
      }
      case Verification.Tampered(Proof proof, var what) -> {
        reckoned(speech, proof, said);
        said.add(speech.say("play.verify.tampered"));
      }
    }
    return said;
  }

  private static void promised(Speech speech, Proof proof, List<String> said) {
    said.add(speech.say(Message.of("play.verify.title", "code", new Code(proof.code()), "name", proof.gameName())));
    said.add(speech.say(Message.of("play.verify.hash", "hash", new Code(proof.seedSha256()))));
  }

  private static void reckoned(Speech speech, Proof proof, List<String> said) {
    promised(speech, proof, said);
    proof.seed().ifPresent(seed -> said.add(speech.say(Message.of("play.verify.seed", "seed", new Code(seed)))));
    said.add(speech.say(Message.of("play.verify.message", "message", new Code(proof.message()))));
    proof.draw().ifPresent(draw -> {
      said.add(speech.say(Message.of("play.verify.ticket", "tickets", proof.tickets(), "ticket", draw.ticket())));
      slice(proof).ifPresent(slice -> said.add(speech.say(Message.of("play.verify.prize", "from", slice.from(), "until", slice.until() - 1,
          "label", slice.label()))));
      said.add(speech.say(proof.stockRanOut() ? "play.verify.ranout" : "play.verify.given"));
    });
  }

  private static Optional<Proof.Slice> slice(Proof proof) {
    return proof.draw().flatMap(draw ->
        proof.slices().stream().filter(s -> s.from() <= draw.ticket() && draw.ticket() < s.until()).findFirst());
  }

  private Message bySms(Verification verification) {
    var club = core.clubs.settings().name();
    return switch (verification) {
      case Verification.NoSuchPlay noSuchPlay -> Message.of("play.verify.sms.nosuch", "club", club);
      case Verification.NotYet(Proof proof, var from) -> Message.of("play.verify.sms.notyet", "club", club, "from", from);
      case Verification.Proven(Proof proof) ->
          Message.of("play.verify.sms.proven", "club", club, "code", proof.code(), "tickets", proof.tickets())
          .with("ticket", proof.draw().orElseThrow().ticket())
          .with("label", slice(proof).map(Proof.Slice::label).orElse(LocalText.same("-")));
      case Verification.Tampered tampered -> Message.of("play.verify.sms.tampered", "club", club);
    };
  }
}
