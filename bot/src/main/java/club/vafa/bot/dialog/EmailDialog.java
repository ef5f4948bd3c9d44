package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.ProfileChange;
import club.vafa.message.Button;
import club.vafa.message.Keyboard;
import club.vafa.text.Code;
import club.vafa.text.Keyword;
import club.vafa.text.Keywords;
import club.vafa.text.Message;
import club.vafa.trail.Actor;
import club.vafa.value.Email;
import club.vafa.verification.CodeSending;
import club.vafa.verification.Codes;
import club.vafa.verification.EmailChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A member's e-mail: the address, confirmed by a code sent there; whether club messages come by it; and whether the club writes there first. */
public final class EmailDialog extends AskingDialog {
  static final String NAME = "email";
  private static final String ADDRESS_STEP = "ADDRESS";
  private static final String CODE_STEP = "CODE";

  public EmailDialog(Core core) {
    super(core, NAME);
  }

  @Override
  public Answer begin(Turn turn) {
    var typed = turn.words().flatMap(EmailDialog::address);
    return typed.isPresent() ? ask(turn, typed.get()) : switch (turn.words().flatMap(Keywords::read).orElse(Keyword.EMAIL)) {
      case EMAIL_ON -> club(turn, true);
      case EMAIL_OFF -> club(turn, false);
      case EMAIL_FIRST -> prefer(turn, Channel.EMAIL);
      case SMS_FIRST -> prefer(turn, Channel.SMS);
      case TELEGRAM_FIRST -> prefer(turn, Channel.TELEGRAM);
      default -> show(turn);
    };
  }

  private Answer show(Turn turn) {
    var known = core.members.emailOf(turn.h(), turn.member().orElseThrow().id());
    var key = turn.speech().sms() ? "profile.email.show.sms" : "profile.email.show";
    return known.map(email -> turn.end(turn.speech().text(Message.of(key, "email", new Code(email.address())), choices(turn))))
        .orElseGet(() -> change(turn));
  }

  /** Neither an address nor a code is one of the words that ask for something else. */
  @Override
  public boolean takesWords(Turn turn) {
    return false;
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
  Answer answered(Turn turn) {
    var named = turn.words().flatMap(EmailDialog::address);
    if (named.isEmpty() && turn.conversation().step().equals(CODE_STEP)) {
      return code(turn);
    }
    return named.or(() -> turn.words().flatMap(Email::parse)).map(email -> ask(turn, email))
        .orElseGet(() -> turn.stay(turn.speech().text(Message.of("profile.email.wrong"), back(turn))));
  }

  @Override
  Answer pressed(Turn turn, String wish) {
    return switch (wish) {
      case "club:on" -> club(turn, true);
      case "club:off" -> club(turn, false);
      case "first" -> prefer(turn, Channel.EMAIL);
      case "here" -> prefer(turn, turn.chat().channel());
      case "forget" -> {
        var member = turn.member().orElseThrow();
        core.emailChanges.forget(turn.h(), Actor.of(member.id()), member, how(turn));
        yield turn.end(turn.speech().text(Message.of("profile.email.forgotten"), Menu.keyboard(turn.speech())));
      }
      case "change" -> change(turn);
      default -> show(turn);
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

  /** Consent needs an address that is confirmed. */
  private Answer club(Turn turn, boolean on) {
    var member = turn.member().orElseThrow();
    if (core.members.emailOf(turn.h(), member.id()).isEmpty()) {
      return change(turn);
    }
    var wording = turn.speech().say("profile.email.club.wording");
    if (on) {
      core.consents.grant(turn.h(), member.id(), Channel.EMAIL, ConsentKind.CLUB, how(turn), wording);
    } else {
      core.consents.withdraw(turn.h(), member.id(), Channel.EMAIL, ConsentKind.CLUB, how(turn), wording);
    }
    return turn.end(turn.speech().text(Message.of(on ? "profile.email.club.on" : "profile.email.club.off"), Menu.keyboard(turn.speech())));
  }

  private Answer prefer(Turn turn, Channel channel) {
    var member = turn.member().orElseThrow();
    return switch (core.profiles.prefer(turn.h(), Actor.of(member.id()), member.id(), channel)) {
      case ProfileChange.NotLinked notLinked when channel == Channel.EMAIL -> change(turn);
      case ProfileChange.NotLinked notLinked -> turn.end(turn.speech().text(Message.of("profile.first.none"), Menu.keyboard(turn.speech())));
      default -> turn.end(turn.speech().text(new Message(channel == turn.chat().channel() ? "profile.email.here" : first(channel), Map.of()),
          Menu.keyboard(turn.speech())));
    };
  }

  private static String first(Channel channel) {
    return switch (channel) {
      case EMAIL -> "profile.email.first";
      case SMS -> "profile.first.sms";
      case TELEGRAM -> "profile.first.telegram";
    };
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
}
