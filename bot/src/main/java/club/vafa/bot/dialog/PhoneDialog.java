package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.identity.MergeAnswer;
import club.vafa.member.Member;
import club.vafa.message.Button;
import club.vafa.message.Keyboard;
import club.vafa.text.Code;
import club.vafa.text.Message;
import club.vafa.trail.Actor;
import club.vafa.value.MemberId;
import club.vafa.value.Phone;
import club.vafa.verification.CodeSending;
import club.vafa.verification.Codes;
import club.vafa.verification.PhoneChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A member changes the own number: types it, types the code sent there; a number of another own membership joins the two. */
public final class PhoneDialog extends AskingDialog {

  static final String NAME = "phone";
  private static final String NUMBER_STEP = "NUMBER";
  private static final String CODE_STEP = "CODE";
  private static final String MERGE_STEP = "MERGE";
  /** How long after the proof of a number the two memberships may still be joined. */
  private static final Duration PROVED_FOR = Duration.ofMinutes(10);

  public PhoneDialog(Core core) {
    super(core, NAME);
  }

  @Override
  public Answer begin(Turn turn) {
    return turn.go(turn.conversation().ended().at(NAME, NUMBER_STEP), turn.speech().text(Message.of("profile.phone"), back(turn)));
  }

  @Override
  Answer pressed(Turn turn, String wish) {
    return switch (wish) {
      case "merge" -> merge(turn);
      case "apart" -> unchanged(turn);
      default -> begin(turn);
    };
  }

  @Override
  Answer answered(Turn turn) {
    return switch (turn.conversation().step()) {
      case CODE_STEP -> code(turn);
      case NUMBER_STEP -> number(turn);
      default -> begin(turn);
    };
  }

  private Answer number(Turn turn) {
    return turn.words().flatMap(typed -> Phone.parse(typed, core.clubs.settings().phoneRegion())).map(phone -> ask(turn, phone))
        .orElseGet(() -> turn.stay(turn.speech().text(Message.of("profile.phone.wrong"), back(turn))));
  }

  private Answer ask(Turn turn, Phone phone) {
    var member = turn.member().orElseThrow();
    if (core.members.phoneOf(turn.h(), member.id()).equals(Optional.of(phone))) {
      return turn.stay(turn.speech().text(Message.of("profile.phone.same"), back(turn)));
    }
    return switch (core.phoneChanges.ask(turn.h(), member, phone)) {
      case CodeSending.Sent sent -> turn.go(turn.conversation().at(NAME, CODE_STEP).with("phone", phone.e164()),
          turn.speech().text(Message.of("profile.phone.sent", "phone", new Code(phone.masked())), again(turn)));
      case CodeSending.TooSoon(Instant until) -> turn.stay(turn.speech().text(Message.of("profile.phone.soon"), again(turn)));
      case CodeSending.TooMany(Instant until) -> turn.end(turn.speech().text(Message.of("profile.phone.many", "until", until),
          Menu.keyboard(turn.speech())));
    };
  }

  private Answer code(Turn turn) {
    if (Labels.is(turn, "profile.phone.again")) {
      return ask(turn, new Phone(turn.conversation().data().get("phone")));
    }
    var typed = turn.words().orElse("");
    if (!Codes.looksLikeOne(typed)) {
      return turn.stay(turn.speech().text(Message.of("profile.phone.help"), again(turn)));
    }
    var member = turn.member().orElseThrow();
    return switch (core.phoneChanges.confirm(turn.h(), Actor.of(member.id()), member.id(), typed)) {
      case PhoneChange.Changed(var changed, Phone phone, var before) -> turn.end(turn.speech().text(
          Message.of("profile.phone.done", "phone", new Code(phone.e164())), Menu.keyboard(turn.speech())));
      case PhoneChange.OfAnother(Member other, var phone) -> turn.go(turn.conversation().ended().at(NAME, MERGE_STEP)
          .with("other", other.id().toString()).with("proved", Long.toString(core.clock.instant().getEpochSecond())),
          turn.speech().text(Message.of("profile.merge"), new Keyboard.Inline(List.of(
              List.of(new Button(turn.speech().say("profile.merge.yes"), "phone:merge"),
                  new Button(turn.speech().say("profile.merge.no"), "phone:apart"))))));
      case PhoneChange.Wrong(int left) -> turn.stay(turn.speech().text(Message.of("profile.phone.miss", "left", left), again(turn)));
      case PhoneChange.Gone gone -> turn.stay(turn.speech().text(Message.of("profile.phone.gone"), again(turn)));
      case PhoneChange.UnknownMember unknown -> begin(turn);
    };
  }

  /** Only what was proved in this very conversation, and lately, can be joined. */
  private Answer merge(Turn turn) {
    var data = turn.conversation().data();
    var proved = Optional.ofNullable(data.get("proved")).map(Long::parseLong).map(Instant::ofEpochSecond)
        .filter(at -> at.plus(PROVED_FOR).isAfter(core.clock.instant()));
    if (!turn.conversation().in(NAME) || !turn.conversation().step().equals(MERGE_STEP) || proved.isEmpty()) {
      return turn.end(turn.speech().text(Message.of("profile.merge.late"), Menu.keyboard(turn.speech())));
    }
    var answer = core.merges.bySelf(turn.h(), turn.member().orElseThrow().id(), MemberId.parse(data.get("other")));
    var message = answer instanceof MergeAnswer.Merged(var merge, var member, var alias, long points)
        ? Message.of("profile.merge.done", "points", points) : Message.of("profile.merge.late");
    return turn.end(turn.speech().text(message, Menu.keyboard(turn.speech())));
  }
}
