package club.vafa.greeting;

import club.vafa.club.ClubSettings;
import club.vafa.member.Channel;
import club.vafa.member.Member;
import club.vafa.text.Code;
import club.vafa.text.Medium;
import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A greeting in words: staff's own or the club's usual ones, then the gift; by SMS the club's name first and the way out last. */
final class GreetingWords {
  /** A gift as it is told. */
  sealed interface Given {
    record OfPoints(long points, Instant until) implements Given {
    }

    record Code(LocalText name, String code, Instant until) implements Given {
    }
  }

  private final ClubSettings settings;
  private final Texts texts;

  GreetingWords(ClubSettings settings) {
    this.settings = settings;
    this.texts = new Texts(settings.zone());
  }

  String body(Wish wish, Member member, Channel channel, Optional<Given> gift) {
    var medium = channel == Channel.SMS ? Medium.SMS : Medium.CHAT;
    var language = member.language();
    var words = words(wish, member, language, medium);
    var frame = (medium == Medium.SMS ? "greeting.sms" : "greeting.chat") + (gift.isPresent() ? ".gift" : "");
    // Staff's own words need no wishes after them; the usual ones do where no gift follows.
    if (medium == Medium.CHAT && gift.isEmpty() && wish.plan().words().isPresent()) {
      return words;
    }
    var message = Message.of(frame, "words", words, "club", settings.name());
    return texts.render(gift.map(given -> message.with("gift", told(given, medium))).orElse(message), language, medium);
  }

  private String words(Wish wish, Member member, Language language, Medium medium) {
    var name = member.name().split(" ", 2)[0];
    var own = wish.plan().words();
    if (own.isPresent()) {
      return new GreetingText(own.get().in(language)).with(Map.of(GreetingText.Variable.NAME, name,
          GreetingText.Variable.CLUB, settings.name().in(language), GreetingText.Variable.OCCASION, called(wish, language)));
    }
    var key = "greeting." + wish.kind().name().toLowerCase(Locale.ROOT) + (medium == Medium.SMS ? ".sms" : "");
    return texts.render(Message.of(key, "name", name, "occasion", called(wish, language)), language, medium);
  }

  private String called(Wish wish, Language language) {
    var called = wish.called().in(language);
    return called.isEmpty() ? texts.render(Message.of("greeting.called." + wish.kind().name().toLowerCase(Locale.ROOT)), language) : called;
  }

  private Message told(Given gift, Medium medium) {
    var end = medium == Medium.SMS ? ".sms" : "";
    return switch (gift) {
      case Given.OfPoints(long points, Instant until) ->
          Message.of("greeting.points" + end, "points", points, "club", settings.name(), "until", lastDay(until));
      case Given.Code(LocalText name, String code, Instant until) ->
          Message.of("greeting.coupon" + end, "name", name, "code", new Code(code), "until", lastDay(until));
    };
  }

  private LocalDate lastDay(Instant until) {
    return until.minusNanos(1).atZone(settings.zone()).toLocalDate();
  }
}
