package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.calendar.CalendarDate;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.ProfileChange;
import club.vafa.message.Button;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.occasion.Remembering;
import club.vafa.text.Code;
import club.vafa.text.Message;
import club.vafa.text.PersonName;
import club.vafa.trail.Actor;
import club.vafa.value.Language;
import club.vafa.value.Phone;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The member's own profile: shown, and edited with its buttons. */
public final class ProfileDialog extends AskingDialog {

  static final String NAME = "profile";
  private static final String NAME_STEP = "NAME";
  private static final String BIRTHDAY_STEP = "BIRTHDAY";

  public ProfileDialog(Core core) {
    super(core, NAME);
  }

  @Override
  public Answer begin(Turn turn) {
    return turn.end(show(turn));
  }

  @Override
  Answer answered(Turn turn) {
    return switch (turn.conversation().step()) {
      case NAME_STEP -> rename(turn);
      case BIRTHDAY_STEP -> birthday(turn);
      default -> begin(turn);
    };
  }

  @Override
  Answer pressed(Turn turn, String wish) {
    return switch (wish) {
      case "name" -> turn.go(turn.conversation().ended().at(NAME, NAME_STEP), turn.speech().text(Message.of("profile.name"), back(turn)));
      case "birthday" ->
          turn.go(turn.conversation().ended().at(NAME, BIRTHDAY_STEP), turn.speech().text(Message.of("profile.birthday"), back(turn)));
      case "language:fa" -> language(turn, Language.FA);
      case "language:en" -> language(turn, Language.EN);
      case "club:on" -> club(turn, true);
      case "club:off" -> club(turn, false);
      default -> turn.go(turn.conversation(), List.<Content>of()).toast(turn.speech().say("help.stale"));
    };
  }

  private Content show(Turn turn) {
    var speech = turn.speech();
    var member = turn.member().orElseThrow();
    boolean club = agrees(turn, member);
    var offers = Message.of(club ? "profile.on" : "profile.off");
    var birthday = core.occasions.birthdayOf(turn.h(), member.id()).<Object>map(occasion ->
        occasion.day().first()).orElse(Message.of("profile.none"));
    var level = core.tiers.of(turn.h(), member.id()).name();
    if (speech.sms()) {
      return speech.text(Message.of("profile.show.sms", "club", core.clubs.settings().name(), "name", member.name(), "birthday", birthday,
          "level", level).with("offers", offers));
    }
    var phone = core.members.phoneOf(turn.h(), member.id()).map(Phone::e164).<Object>map(Code::new).orElse(Message.of("profile.none"));
    var joined = LocalDate.ofInstant(member.joinedAt(), core.clubs.settings().zone());
    var message = Message.of("profile.show", "name", member.name(), "phone", phone, "language",
            Message.of("join.language." + speech.language().code()), "birthday", birthday)
        .with("club", offers).with("level", level).with("joined", joined);
    return speech.text(message, buttons(speech, club));
  }

  private static Keyboard buttons(Speech speech, boolean club) {
    var other = speech.language() == Language.FA ? Language.EN : Language.FA;
    return new Keyboard.Inline(List.of(
        List.of(new Button(speech.say("profile.name.button"), "profile:name"),
            new Button(speech.say("profile.birthday.button"), "profile:birthday")),
        List.of(new Button(speech.say("days.button"), DaysDialog.NAME + ":"), new Button(speech.say("tier.button"), LevelDialog.NAME + ":")),
        List.of(new Button(speech.say("interests.button"), InterestsDialog.NAME + ":"),
            new Button(speech.say("profile.language.button"), "profile:language:" + other.code())),
        List.of(new Button(speech.say("profile.phone.button"), "phone:begin"), new Button(speech.say("profile.email.button"), "email:begin")),
        List.of(club ? new Button(speech.say("profile.club.off.button"), "profile:club:off")
            : new Button(speech.say("profile.club.on.button"), "profile:club:on"))));
  }

  private Answer rename(Turn turn) {
    var member = turn.member().orElseThrow();
    return switch (core.profiles.rename(turn.h(), Actor.of(member.id()), member.id(), turn.words().orElse(""))) {
      case ProfileChange.Done(Member renamed) ->
          turn.end(turn.speech().text(Message.of("profile.name.done", "name", renamed.name()), Menu.keyboard(turn.speech())));
      case ProfileChange.NameRefused(PersonName why) -> turn.stay(turn.speech().text(refusal(why), back(turn)));
      case ProfileChange.NotLinked notLinked -> begin(turn);
      case ProfileChange.Unknown unknown -> begin(turn);
    };
  }

  private static Message refusal(PersonName why) {
    return switch (why) {
      case PersonName.TooLong(int max) -> Message.of("join.name.long", "max", max);
      case PersonName.TooShort tooShort -> Message.of("join.name.short");
      case PersonName.NoLetters noLetters -> Message.of("join.name.letters");
      case PersonName.Ok ok -> throw new IllegalStateException("a good name was refused");
    };
  }

  private Answer birthday(Turn turn) {
    return switch (BirthdayQuestion.read(turn, core.clubs.today())) {
      case BirthdayQuestion.Read.Day(CalendarDate date) -> remember(turn, date);
      case BirthdayQuestion.Read.Which(var choices) -> turn.stay(turn.speech().text(Message.of("join.birthday.two"),
          new Keyboard.Reply(List.of(choices, List.of(turn.speech().say("join.back"))))));
      case BirthdayQuestion.Read.Hint(var key) -> turn.stay(turn.speech().text(new Message(key, Map.of()), back(turn)));
    };
  }

  private Answer remember(Turn turn, CalendarDate date) {
    var member = turn.member().orElseThrow();
    var message = switch (core.occasions.rememberBirthday(turn.h(), Actor.of(member.id()), member.id(),
        BirthdayQuestion.anniversary(date))) {
      case Remembering.Remembered(var occasion, LocalDate giftOn) -> giftOn.isAfter(core.clubs.today().plusYears(1))
          ? Message.of("profile.birthday.later", "date", date, "day", giftOn) : Message.of("profile.birthday.done", "date", date);
      case Remembering.Same same -> Message.of("profile.birthday.same", "date", date);
      case Remembering.TooSoon(var stored, LocalDate until) -> Message.of("profile.birthday.soon", "day", until);
      case Remembering.NotABirthday wrong -> Message.of("join.birthday.old");
      case Remembering.TooMany _, Remembering.TitleRefused _, Remembering.NoSuchDay _ -> throw new IllegalStateException("a birthday is one day");
    };
    return turn.end(turn.speech().text(message, Menu.keyboard(turn.speech())));
  }

  private Answer language(Turn turn, Language language) {
    var member = turn.member().orElseThrow();
    core.profiles.changeLanguage(turn.h(), Actor.of(member.id()), member.id(), language);
    var speech = turn.speech().in(language);
    return turn.end(speech.text(Message.of("profile.language.done"), Menu.keyboard(speech)));
  }

  private Answer club(Turn turn, boolean on) {
    var member = turn.member().orElseThrow();
    var channel = turn.chat().channel();
    var wording = turn.speech().say("profile.club.wording");
    if (on) {
      core.consents.grant(turn.h(), member.id(), channel, ConsentKind.CLUB, How.TELEGRAM, wording);
    } else {
      core.consents.withdraw(turn.h(), member.id(), channel, ConsentKind.CLUB, How.TELEGRAM, wording);
    }
    return turn.end(turn.speech().text(Message.of(on ? "profile.club.on" : "profile.club.off"), Menu.keyboard(turn.speech())));
  }

  /** Asks for consent to club messages in this chat. */
  Answer askConsent(Turn turn) {
    var speech = turn.speech();
    return turn.end(speech.text(Message.of("help.started.ask"), new Keyboard.Inline(List.of(List.of(
        new Button(speech.say("join.consent.yes"), "profile:club:on"), new Button(speech.say("join.consent.no"), "profile:club:off"))))));
  }

  private boolean agrees(Turn turn, Member member) {
    return core.consents.allows(turn.h(), member.id(), turn.chat().channel(), ConsentKind.CLUB);
  }
}
