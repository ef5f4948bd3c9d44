package club.vafa.greeting;

import club.vafa.club.Clubs;
import club.vafa.link.LinkSource;
import club.vafa.member.Channel;
import club.vafa.member.Member;
import club.vafa.message.Content;
import club.vafa.template.Reader;
import club.vafa.template.TemplateText;
import club.vafa.template.Templates;
import club.vafa.template.Value;
import club.vafa.template.Variable;
import club.vafa.text.Code;
import club.vafa.text.Medium;
import club.vafa.text.Message;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.MessageId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Greetings in words: staff's own or the club's usual ones, then the gift; by SMS the club's name first and the way out last. */
final class GreetingWords {
  /** A gift as it is told. */
  sealed interface Given {
    record OfPoints(long points, Instant until) implements Given {
    }

    record Code(LocalText name, String code, Instant until) implements Given {
    }
  }

  /** One greeting that is to be put into words; one that is only looked at has no message. */
  record Letter(Wish wish, Member member, Channel channel, Optional<Given> gift, Optional<MessageId> message) {
    Medium medium() {
      return channel == Channel.SMS ? Medium.SMS : Medium.CHAT;
    }
  }

  private final Clubs clubs;
  private final GreetingPlans plans;
  private final Templates templates;

  GreetingWords(Clubs clubs, GreetingPlans plans, Templates templates) {
    this.clubs = clubs;
    this.plans = plans;
    this.templates = templates;
  }

  /** What each of these says, in their order: those of one plan together, however many they are. */
  List<Content> contents(Handle h, List<Letter> letters) {
    var byPlan = new LinkedHashMap<GreetingPlan, List<Letter>>();
    letters.forEach(letter -> byPlan.computeIfAbsent(letter.wish().plan(), _ -> new ArrayList<>()).add(letter));
    var said = new HashMap<Letter, Content>();
    byPlan.forEach((plan, some) -> plans.text(h, plan).ifPresentOrElse(text -> {
      var words = templates.render(h, text, some.stream().map(letter -> reader(text, letter)).toList());
      for (int i = 0; i < some.size(); i++) {
        said.put(some.get(i), words.get(i));
      }
    }, () -> some.forEach(letter -> said.put(letter, Content.text(usual(letter))))));
    return letters.stream().map(said::get).toList();
  }

  private Reader reader(TemplateText text, Letter letter) {
    var language = text.languageFor(letter.member().language());
    var extra = new EnumMap<Variable, Value>(Variable.class);
    extra.put(Variable.OCCASION, new Value.Words(called(letter.wish(), language)));
    letter.gift().ifPresent(given -> {
      if (given instanceof Given.Code(var _, String code, Instant until)) {
        extra.put(Variable.COUPON, new Value.Coded(code));
        extra.put(Variable.COUPON_UNTIL, new Value.Day(lastDay(until)));
      }
    });
    var reader = Reader.of(letter.member().id(), letter.channel(), language).with(extra);
    var told = letter.gift().map(given -> clubs.texts().render(told(given, letter.medium()), language, letter.medium()));
    var followed = told.map(reader::followedBy).orElse(reader);
    return letter.message().map(id -> followed.in(id, Optional.of(source(letter.wish())))).orElse(followed);
  }

  /** The links of one occasion's year are counted together. */
  private static LinkSource source(Wish wish) {
    return new LinkSource(GreetingPlans.subject(wish.plan().code()), Integer.toString(wish.year()));
  }

  private String usual(Letter letter) {
    var medium = letter.medium();
    var language = letter.member().language();
    var name = letter.member().name().split(" ", 2)[0];
    var key = "greeting." + letter.wish().kind().name().toLowerCase(Locale.ROOT) + (medium == Medium.SMS ? ".sms" : "");
    var words = clubs.texts().render(Message.of(key, "name", name, "occasion", called(letter.wish(), language)), language, medium);
    var frame = (medium == Medium.SMS ? "greeting.sms" : "greeting.chat") + (letter.gift().isPresent() ? ".gift" : "");
    var message = Message.of(frame, "words", words, "club", clubs.settings().name());
    return clubs.texts().render(letter.gift().map(given -> message.with("gift", told(given, medium))).orElse(message), language, medium);
  }

  private String called(Wish wish, Language language) {
    var called = wish.called().in(language);
    return called.isEmpty() ? clubs.texts().render(Message.of("greeting.called." + wish.kind().name().toLowerCase(Locale.ROOT)), language) : called;
  }

  private Message told(Given gift, Medium medium) {
    var end = medium == Medium.SMS ? ".sms" : "";
    return switch (gift) {
      case Given.OfPoints(long points, Instant until) ->
          Message.of("greeting.points" + end, "points", points, "club", clubs.settings().name(), "until", lastDay(until));
      case Given.Code(LocalText name, String code, Instant until) ->
          Message.of("greeting.coupon" + end, "name", name, "code", new Code(code), "until", lastDay(until));
    };
  }

  private LocalDate lastDay(Instant until) {
    return until.minusNanos(1).atZone(clubs.settings().zone()).toLocalDate();
  }
}
