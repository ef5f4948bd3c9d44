package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.message.Button;
import club.vafa.message.Keyboard;
import club.vafa.text.Code;
import club.vafa.text.Message;
import club.vafa.trail.Actor;
import club.vafa.value.Email;
import club.vafa.verification.CodeSending;
import club.vafa.verification.Codes;
import club.vafa.verification.EmailChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A member's e-mail: the address, confirmed by a code sent there; whether club messages come by it; and whether the club writes there first. */
public final class EmailDialog implements Dialog {
  static final String NAME = "email";
  private static final String ADDRESS_STEP = "ADDRESS";
  private static final String CODE_STEP = "CODE";

  private final Core core;

  public EmailDialog(Core core) {
    this.core = core;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean buttons() {
    return true;
  }

  @Override
  public Answer begin(Turn turn) {
    var typed = turn.words().flatMap(EmailDialog::address);
    if (typed.isPresent()) {
      return ask(turn, typed.get());
    }
    var known = core.members.emailOf(turn.h(), turn.member().orElseThrow().id());
    return known.map(email -> turn.end(turn.speech().text(Message.of("profile.email.show", "email", new Code(email.address())), choices(turn))))
        .orElseGet(() -> change(turn));
  }

  /** By SMS the address stands after the word: "EMAIL sara@example.com". */
  boolean reads(String text) {
    return address(text).isPresent();
  }

  private static Optional<Email> address(String text) {
    var parts = text.strip().split("\\s+", 2);
    return parts.length == 2 && (parts[0].equalsIgnoreCase("email") || parts[0].equals("ایمیل")) ? Email.parse(parts[1]) : Optional.empty();
  }

  @Override
  public Answer on(Turn turn) {
    if (turn.said() instanceof Said.Pressed(var data, var callback, var message)) {
      return pressed(turn, data.substring(NAME.length() + 1));
    }
    if (Labels.is(turn, "join.back")) {
      return turn.end(turn.speech().text(Message.of("profile.back"), Menu.keyboard(turn.speech())));
    }
    return turn.conversation().step().equals(CODE_STEP) ? code(turn) : turn.words().flatMap(Email::parse).map(email -> ask(turn, email))
        .orElseGet(() -> turn.stay(turn.speech().text(Message.of("profile.email.wrong"), back(turn))));
  }

  private Answer pressed(Turn turn, String wish) {
    var member = turn.member().orElseThrow();
    boolean confirmed = core.members.emailOf(turn.h(), member.id()).isPresent();
    return switch (wish) {
      case "club:on", "club:off" -> confirmed ? club(turn, member, wish.equals("club:on")) : begin(turn);
      case "first" -> prefer(turn, member, Channel.EMAIL);
      case "here" -> prefer(turn, member, turn.chat().channel());
      case "forget" -> {
        core.emailChanges.forget(turn.h(), Actor.of(member.id()), member, how(turn));
        yield turn.end(turn.speech().text(Message.of("profile.email.forgotten"), Menu.keyboard(turn.speech())));
      }
      case "change" -> change(turn);
      default -> begin(turn);
    };
  }

  private Answer change(Turn turn) {
    return turn.go(turn.conversation().ended().at(NAME, ADDRESS_STEP), turn.speech().text(Message.of("profile.email"), back(turn)));
  }

  private Answer ask(Turn turn, Email email) {
    return switch (core.emailChanges.ask(turn.h(), turn.member().orElseThrow(), email)) {
      case CodeSending.Sent sent -> turn.go(turn.conversation().ended().at(NAME, CODE_STEP).with("email", email.address()),
          turn.speech().text(Message.of("profile.email.sent", "email", new Code(email.masked())), again(turn)));
      case CodeSending.TooSoon(Instant until) -> turn.stay(turn.speech().text(Message.of("profile.phone.soon"), again(turn)));
      case CodeSending.TooMany(Instant until) -> turn.end(turn.speech().text(Message.of("profile.email.many", "until", until),
          Menu.keyboard(turn.speech())));
    };
  }

  private Answer code(Turn turn) {
    if (Labels.is(turn, "profile.phone.again")) {
      return ask(turn, new Email(turn.conversation().data().get("email")));
    }
    var typed = turn.words().orElse("");
    if (!Codes.looksLikeOne(typed)) {
      return turn.stay(turn.speech().text(Message.of("profile.email.help"), again(turn)));
    }
    var member = turn.member().orElseThrow();
    return switch (core.emailChanges.confirm(turn.h(), Actor.of(member.id()), member.id(), typed, how(turn))) {
      case EmailChange.Changed(var changed, Email email, var before) -> turn.end(turn.speech().text(
          Message.of(turn.speech().sms() ? "profile.email.done.sms" : "profile.email.done", "email", new Code(email.address())), choices(turn)));
      case EmailChange.OfAnother other -> turn.end(turn.speech().text(Message.of("profile.email.taken"), Menu.keyboard(turn.speech())));
      case EmailChange.Wrong(int left) -> turn.stay(turn.speech().text(Message.of("profile.email.miss", "left", left), again(turn)));
      case EmailChange.Gone gone -> turn.stay(turn.speech().text(Message.of("profile.phone.gone"), again(turn)));
      case EmailChange.UnknownMember unknown -> begin(turn);
    };
  }

  private Answer club(Turn turn, Member member, boolean on) {
    var wording = turn.speech().say("profile.email.club.wording");
    if (on) {
      core.consents.grant(turn.h(), member.id(), Channel.EMAIL, ConsentKind.CLUB, how(turn), wording);
    } else {
      core.consents.withdraw(turn.h(), member.id(), Channel.EMAIL, ConsentKind.CLUB, how(turn), wording);
    }
    return turn.end(turn.speech().text(Message.of(on ? "profile.email.club.on" : "profile.email.club.off"), Menu.keyboard(turn.speech())));
  }

  private Answer prefer(Turn turn, Member member, Channel channel) {
    core.profiles.prefer(turn.h(), Actor.of(member.id()), member.id(), channel);
    return turn.end(turn.speech().text(Message.of(channel == Channel.EMAIL ? "profile.email.first" : "profile.email.here"),
        Menu.keyboard(turn.speech())));
  }

  private Keyboard choices(Turn turn) {
    var member = turn.member().orElseThrow();
    boolean club = core.consents.allows(turn.h(), member.id(), Channel.EMAIL, ConsentKind.CLUB);
    boolean first = core.members.byId(turn.h(), member.id()).flatMap(Member::preferredChannel).equals(Optional.of(Channel.EMAIL));
    return turn.speech().sms() ? Keyboard.NONE : new Keyboard.Inline(List.of(
        List.of(button(turn, club ? "club.off" : "club.on", club ? "club:off" : "club:on")),
        List.of(button(turn, first ? "here" : "first", first ? "here" : "first")),
        List.of(button(turn, "change", "change"), button(turn, "forget", "forget"))));
  }

  private static Button button(Turn turn, String label, String wish) {
    return new Button(turn.speech().say("profile.email." + label + ".button"), NAME + ":" + wish);
  }

  private static How how(Turn turn) {
    return turn.speech().sms() ? How.SMS : How.TELEGRAM;
  }

  private static Keyboard back(Turn turn) {
    return new Keyboard.Reply(List.of(List.of(turn.speech().say("join.back"))));
  }

  private static Keyboard again(Turn turn) {
    return new Keyboard.Reply(List.of(List.of(turn.speech().say("profile.phone.again"), turn.speech().say("join.back"))));
  }
}
