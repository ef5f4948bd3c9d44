package club.vafa.bot.dialog;

import club.vafa.calendar.CalendarDate;
import club.vafa.conversation.Conversation;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.text.Message;
import club.vafa.text.PersonName;
import club.vafa.value.Language;
import club.vafa.value.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Joining in Telegram: language, own contact, name, birthday, terms, consent; one question at a time. Each can be gone back from, nothing
 * is lost by a restart, and whoever turns out to be a member already is only asked what is still missing.
 */
public final class JoinDialog implements Dialog {

  static final String NAME = "join";

  private enum Step { LANGUAGE, CONTACT, NAME, BIRTHDAY, TERMS, CONSENT }

  private static final int PAYLOAD_MAX = 64;

  private final JoinEnd end;
  private final SmsJoin bySms;

  public JoinDialog(JoinEnd end) {
    this.end = end;
    this.bySms = new SmsJoin(end);
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
  public boolean takesWords(Turn turn) {
    return turn.speech().sms() ? bySms.asksForName(turn) : turn.member().isEmpty() || step(turn.conversation()) == Step.NAME;
  }

  @Override
  public Answer begin(Turn turn) {
    if (turn.speech().sms()) {
      return bySms.begin(turn);
    }
    boolean underWay = turn.conversation().in(NAME);
    if (turn.member().isPresent() && !underWay) {
      return end.welcomeBack(turn);
    }
    var draft = underWay ? turn.conversation() : steps(turn.conversation().ended(), List.of(Step.values())).at(NAME, Step.LANGUAGE.name());
    if (turn.said() instanceof Said.Command(var command, var payload) && command.equals("start") && !payload.isEmpty()) {
      draft = draft.data().containsKey("payload") ? draft
          : draft.with("payload", payload.substring(0, Math.min(PAYLOAD_MAX, payload.length())));
    }
    return turn.go(draft, question(turn.in(draft), step(draft)));
  }

  @Override
  public Answer on(Turn turn) {
    if (turn.speech().sms()) {
      return bySms.on(turn);
    }
    var step = step(turn.conversation());
    if (Labels.is(turn, "join.back")) {
      return ask(turn, neighbour(turn.conversation(), step, -1).orElse(step));
    }
    return switch (step) {
      case LANGUAGE -> language(turn);
      case CONTACT -> contact(turn);
      case NAME -> named(turn);
      case BIRTHDAY -> birthday(turn);
      case TERMS -> Labels.is(turn, "join.terms.accept") ? goOn(turn, Step.TERMS, List.of()) : again(turn, "join.terms.help");
      case CONSENT -> consent(turn);
    };
  }

  /** Asks a member for consent to club messages on the number. */
  Answer askConsentBySms(Turn turn) {
    return bySms.ask(turn);
  }

  private Answer language(Turn turn) {
    for (var language : Language.values()) {
      if (Labels.is(turn, "join.language." + language.code())) {
        var chosen = turn.speaking(language).in(turn.conversation().with("language", language.code()));
        return goOn(chosen, Step.LANGUAGE, List.of());
      }
    }
    return turn.stay(question(turn, Step.LANGUAGE));
  }

  private Answer contact(Turn turn) {
    if (turn.said() instanceof Said.OthersContact) {
      return again(turn, "join.contact.others");
    }
    if (!(turn.said() instanceof Said.OwnContact(var typed, var suggested))) {
      return again(turn, "join.contact.help");
    }
    var phone = Phone.parse(typed, end.region());
    if (phone.isEmpty()) {
      return again(turn, "join.contact.wrong");
    }
    var draft = turn.conversation().with("phone", phone.get().e164());
    if (PersonName.clean(suggested) instanceof PersonName.Ok(var name)) {
      draft = draft.with("suggested", name);
    }
    var known = end.known(turn.h(), phone.get());
    if (known.filter(member -> end.needsCode(turn, member)).isPresent()) {
      return end.askForCode(turn, known.get(), phone.get());
    }
    return known.isPresent() ? goOnKnown(turn.as(end.inLanguage(turn, known.get())), phone.get()) : goOn(turn.in(draft), Step.CONTACT, List.of());
  }

  /** A member already: the chat is theirs from now on, and only what is missing is still asked. */
  Answer goOnKnown(Turn turn, Phone phone) {
    end.link(turn, phone);
    var greeting = turn.speech().text(Message.of("join.known", "name", turn.member().orElseThrow().name()));
    var missing = end.missing(turn).stream().map(Step::valueOf).toList();
    if (missing.isEmpty()) {
      return end.finish(turn, List.of(greeting));
    }
    var draft = steps(turn.conversation().ended(), missing).at(NAME, missing.getFirst().name());
    return turn.go(draft, List.of(greeting, question(turn.in(draft), missing.getFirst())));
  }

  private Answer named(Turn turn) {
    if (turn.words().isEmpty()) {
      return again(turn, "join.name.letters");
    }
    return switch (PersonName.clean(turn.words().get())) {
      case PersonName.Ok(var name) -> goOn(turn.in(turn.conversation().with("name", name)), Step.NAME, List.of());
      case PersonName.TooShort tooShort -> again(turn, "join.name.short");
      case PersonName.TooLong(int max) ->
          turn.stay(turn.speech().text(Message.of("join.name.long", "max", max), keyboard(turn, Step.NAME)));
      case PersonName.NoLetters noLetters -> again(turn, "join.name.letters");
    };
  }

  private Answer birthday(Turn turn) {
    if (Labels.is(turn, "join.skip")) {
      return goOn(turn.in(turn.conversation().without("birthday")), Step.BIRTHDAY, List.of());
    }
    return switch (BirthdayQuestion.read(turn, end.today())) {
      case BirthdayQuestion.Read.Day(CalendarDate date) ->
          goOn(turn.in(turn.conversation().with("birthday", BirthdayQuestion.stored(date))),
          Step.BIRTHDAY, List.of(turn.speech().text(Message.of("join.birthday.kept", "date", date))));
      case BirthdayQuestion.Read.Which(var choices) -> turn.stay(turn.speech().text(Message.of("join.birthday.two"),
          new Keyboard.Reply(List.of(choices, List.of(turn.speech().say("join.back"))))));
      case BirthdayQuestion.Read.Hint(var key) -> again(turn, key);
    };
  }

  private Answer consent(Turn turn) {
    boolean yes = Labels.is(turn, "join.consent.yes");
    if (!yes && !Labels.is(turn, "join.consent.no")) {
      return again(turn, "join.consent.help");
    }
    var answer = turn.conversation().with("club", yes ? "yes" : "no").with("wording", turn.speech().say(consentQuestion(turn)));
    return goOn(turn.in(answer), Step.CONSENT, List.of());
  }

  /** To the next step of this person's, or to the end. */
  private Answer goOn(Turn turn, Step step, List<Content> first) {
    var next = neighbour(turn.conversation(), step, 1);
    if (next.isEmpty()) {
      return end.finish(turn, first);
    }
    var at = turn.conversation().at(next.get().name());
    var said = new ArrayList<>(first);
    said.add(question(turn.in(at), next.get()));
    return turn.go(at, said);
  }

  private Answer ask(Turn turn, Step step) {
    var at = turn.conversation().at(step.name());
    return turn.go(at, question(turn.in(at), step));
  }

  private Answer again(Turn turn, String key) {
    return turn.stay(turn.speech().text(Message.of(key), keyboard(turn, step(turn.conversation()))));
  }

  private Content question(Turn turn, Step step) {
    var message = switch (step) {
      case LANGUAGE -> Message.of("join.language", "clubFa", end.clubName().fa(), "clubEn", end.clubName().en());
      case CONTACT -> Message.of("join.contact");
      case NAME -> Message.of("join.name");
      case BIRTHDAY -> Message.of("join.birthday");
      case TERMS -> Message.of("join.terms", "terms", end.terms(turn.h()).text());
      case CONSENT -> consentQuestion(turn);
    };
    return turn.speech().text(message, keyboard(turn, step));
  }

  private Message consentQuestion(Turn turn) {
    return Message.of("join.consent", "club", end.clubName());
  }

  private Keyboard keyboard(Turn turn, Step step) {
    var speech = turn.speech();
    var back = List.of(speech.say("join.back"));
    return switch (step) {
      case LANGUAGE -> new Keyboard.Reply(List.of(List.of(speech.say("join.language.fa"), speech.say("join.language.en"))));
      case CONTACT -> new Keyboard.AskContact(speech.say("join.contact.button"), List.of(back));
      case NAME -> new Keyboard.Reply(Optional.ofNullable(turn.conversation().data().get("suggested"))
          .map(name -> List.of(List.of(name), back)).orElse(List.of(back)));
      case BIRTHDAY -> new Keyboard.Reply(List.of(withBack(turn, step, speech.say("join.skip"))));
      case TERMS -> new Keyboard.Reply(List.of(withBack(turn, step, speech.say("join.terms.accept"))));
      case CONSENT -> new Keyboard.Reply(List.of(List.of(speech.say("join.consent.yes"), speech.say("join.consent.no")), back));
    };
  }

  private static List<String> withBack(Turn turn, Step step, String label) {
    return neighbour(turn.conversation(), step, -1).isEmpty() ? List.of(label) : List.of(label, turn.speech().say("join.back"));
  }

  private static Conversation steps(Conversation conversation, List<Step> steps) {
    return conversation.with("steps", String.join(",", steps.stream().map(Step::name).toList()));
  }

  /** The step before or after this one among those that this person is asked. */
  private static Optional<Step> neighbour(Conversation conversation, Step step, int away) {
    var steps = List.of(conversation.data().getOrDefault("steps", "").split(","));
    int at = steps.indexOf(step.name()) + away;
    return steps.contains(step.name()) && at >= 0 && at < steps.size() ? Optional.of(Step.valueOf(steps.get(at))) : Optional.empty();
  }

  private static Step step(Conversation conversation) {
    return Step.valueOf(conversation.step());
  }
}
