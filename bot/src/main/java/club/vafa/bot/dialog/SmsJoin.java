package club.vafa.bot.dialog;

import club.vafa.award.ClubAnswer;
import club.vafa.award.Joined;
import club.vafa.conversation.Conversation;
import club.vafa.member.How;
import club.vafa.member.NewMember;
import club.vafa.member.PhoneProof;
import club.vafa.message.Content;
import club.vafa.text.Message;
import club.vafa.text.PersonName;
import club.vafa.text.Typed;
import club.vafa.value.Language;
import club.vafa.value.Phone;
import club.vafa.value.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Joining by SMS in three messages: the keyword is answered with the question for a name (answering accepts the terms), the name with
 * welcome and the question for club messages, and that with a thank-you. The number is the carrier's word, so it is the person's own.
 */
final class SmsJoin {

  private static final String NAME_STEP = "SMS_NAME";
  private static final String CONSENT_STEP = "SMS_CONSENT";
  private static final Set<String> YES = Set.of("1", "بله", "اره", "باشه", "y", "ok");
  private static final Set<String> NO = Set.of("2", "نه", "خیر", "no", "n");

  private final JoinEnd end;

  SmsJoin(JoinEnd end) {
    this.end = end;
  }

  Answer begin(Turn turn) {
    if (turn.member().isPresent()) {
      return known(turn);
    }
    var language = turn.words().map(SmsJoin::languageOf).orElse(turn.language());
    var asked = turn.speaking(language);
    return asked.go(turn.conversation().ended().at(JoinDialog.NAME, NAME_STEP).with("language", language.code()),
        asked.speech().text(Message.of("join.sms.name", "club", end.clubName())));
  }

  Answer on(Turn turn) {
    return switch (turn.conversation().step()) {
      case NAME_STEP -> named(turn);
      case CONSENT_STEP -> consent(turn);
      default -> begin(turn);
    };
  }

  boolean asksForName(Turn turn) {
    return turn.conversation().step().equals(NAME_STEP);
  }

  private Answer known(Turn turn) {
    var member = turn.member().orElseThrow();
    var joined = end.join(turn,
        new NewMember(phone(turn), Optional.of(PhoneProof.SMS), Optional.of(turn.chat()), member.name(), member.language(),
        How.SMS, Optional.empty(), Optional.empty()), Optional.empty(), Optional.empty());
    var points = end.points(turn, member);
    if (end.missing(turn).contains("CONSENT")) {
      return turn.go(atConsent(turn.conversation()),
          turn.speech().text(Message.of("join.sms.known.ask", "club", end.clubName(), "name", member.name(), "points", points)));
    }
    return turn.end(turn.speech().text(Message.of("join.sms.known", "club", end.clubName(), "name", member.name(), "points", points,
        "number", joined.card().number().digits())));
  }

  private Answer named(Turn turn) {
    if (!(PersonName.clean(turn.words().orElse("")) instanceof PersonName.Ok(var name))) {
      return turn.stay(turn.speech().text(Message.of("join.sms.name", "club", end.clubName())));
    }
    var person = new NewMember(phone(turn), Optional.of(PhoneProof.SMS), Optional.of(turn.chat()), name, turn.language(), How.SMS,
        Optional.of(end.terms(turn.h()).version()), Optional.empty());
    return switch (end.join(turn, person, Optional.empty(), Optional.empty())) {
      case Joined.Welcome welcome -> turn.go(atConsent(turn.conversation()), said(turn, welcome));
      case Joined.AlreadyMember already -> known(turn.as(already.member()));
    };
  }

  /** The question for club messages comes last, since it is the one to be answered. */
  private List<Content> said(Turn turn, Joined.Welcome welcome) {
    var said = new ArrayList<Content>();
    welcome.discount().ifPresent(own -> said.add(turn.speech().text(end.discount("join.sms.discount", own, own.code()).with("club", end.clubName()))));
    said.add(turn.speech().text(welcome(welcome)));
    return said;
  }

  private Message welcome(Joined.Welcome welcome) {
    var number = welcome.card().number().digits();
    var name = welcome.member().name();
    return welcome.points().equals(Points.ZERO)
        ? Message.of("join.sms.done", "club", end.clubName(), "name", name, "number", number)
        : Message.of("join.sms.done.points", "club", end.clubName(), "name", name, "number", number, "points", welcome.points());
  }

  private Answer consent(Turn turn) {
    var typed = turn.words().map(Typed::matchKey).orElse("");
    boolean yes = YES.contains(typed);
    if (turn.member().isEmpty() || !yes && !NO.contains(typed)) {
      return turn.member().isEmpty() ? begin(turn) : ask(turn);
    }
    var member = turn.member().get();
    var wording = turn.speech().say(Message.of("join.sms.consent"));
    end.join(turn, new NewMember(phone(turn), Optional.empty(), Optional.of(turn.chat()), member.name(), member.language(), How.SMS,
        Optional.empty(), Optional.empty()), Optional.empty(), Optional.of(new ClubAnswer(yes, wording)));
    return turn.end(turn.speech().text(yes ? Message.of("join.sms.yes", "club", end.clubName())
        : Message.of("join.sms.no", "club", end.clubName())));
  }

  /** Asks for consent to club messages on this number. */
  Answer ask(Turn turn) {
    return turn.go(atConsent(turn.conversation()), turn.speech().text(Message.of("join.sms.consent.ask", "club", end.clubName())));
  }

  private static Conversation atConsent(Conversation conversation) {
    return conversation.ended().at(JoinDialog.NAME, CONSENT_STEP);
  }

  private static Optional<Phone> phone(Turn turn) {
    return Optional.of(new Phone(turn.chat().address()));
  }

  /** Whoever writes in Latin letters is answered in English. */
  private static Language languageOf(String words) {
    return words.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC) ? Language.FA : Language.EN;
  }
}
