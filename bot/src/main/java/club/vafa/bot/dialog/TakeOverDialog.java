package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.member.Member;
import club.vafa.message.Keyboard;
import club.vafa.text.Code;
import club.vafa.text.Message;
import club.vafa.value.Phone;
import club.vafa.verification.CodeSending;
import club.vafa.verification.Codes;
import club.vafa.verification.TakeOver;
import java.time.Instant;
import java.util.List;

/** A new Telegram account of somebody whose membership has another one: the code sent to the number lets it in. */
public final class TakeOverDialog implements Dialog {

  static final String NAME = "takeover";
  private static final String CODE_STEP = "CODE";

  private final Core core;
  private final JoinDialog join;

  public TakeOverDialog(Core core, JoinDialog join) {
    this.core = core;
    this.join = join;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean forMembers() {
    return false;
  }

  @Override
  public Answer begin(Turn turn) {
    return join.begin(turn.in(turn.conversation().ended()));
  }

  static boolean needed(Core core, Turn turn, Member known) {
    return core.phoneChanges.needsCode(turn.h(), known, turn.chat());
  }

  static Answer ask(Core core, Turn turn, Member known, Phone phone) {
    return switch (core.phoneChanges.askTakeOver(turn.h(), turn.chat(), known, phone, turn.language())) {
      case CodeSending.Sent sent -> turn.go(turn.conversation().at(NAME, CODE_STEP).with("phone", phone.e164()),
          turn.speech().text(Message.of("join.takeover", "phone", new Code(phone.masked())), again(turn)));
      case CodeSending.TooSoon(Instant until) -> turn.stay(turn.speech().text(Message.of("profile.phone.soon"), again(turn)));
      case CodeSending.TooMany(Instant until) -> turn.stay(turn.speech().text(Message.of("profile.phone.many", "until", until), again(turn)));
    };
  }

  @Override
  public Answer on(Turn turn) {
    if (Labels.is(turn, "join.back")) {
      return begin(turn);
    }
    var phone = new Phone(turn.conversation().data().get("phone"));
    if (Labels.is(turn, "profile.phone.again")) {
      return core.members.byPhone(turn.h(), phone).map(known -> ask(core, turn, known, phone)).orElseGet(() -> begin(turn));
    }
    var typed = turn.words().orElse("");
    if (!Codes.looksLikeOne(typed)) {
      return turn.stay(turn.speech().text(Message.of("profile.phone.help"), again(turn)));
    }
    return switch (core.phoneChanges.takeOver(turn.h(), turn.chat(), typed)) {
      case TakeOver.Done(Member member, Phone proved) -> join.goOnKnown(turn.in(turn.conversation().ended()).as(member), proved);
      case TakeOver.Wrong(int left) -> turn.stay(turn.speech().text(Message.of("profile.phone.miss", "left", left), again(turn)));
      case TakeOver.Gone gone -> turn.stay(turn.speech().text(Message.of("profile.phone.gone"), again(turn)));
    };
  }

  private static Keyboard again(Turn turn) {
    return new Keyboard.Reply(List.of(List.of(turn.speech().say("profile.phone.again"), turn.speech().say("join.back"))));
  }
}
