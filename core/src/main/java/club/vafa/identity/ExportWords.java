package club.vafa.identity;

import club.vafa.ledger.Reason;
import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.Points;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How an export says things to people: headings and values in the member's language. What has no word is shown as it is kept. */
final class ExportWords {
  private final Texts texts;
  private final Language language;

  ExportWords(Texts texts, Language language) {
    this.texts = texts;
    this.language = language;
  }

  Language language() {
    return language;
  }

  String say(String key, Map<String, Object> args) {
    return texts.render(new Message(key, args), language);
  }

  String section(String section) {
    return word("identity.section." + section, section);
  }

  String field(String field) {
    return word("identity.field." + field, field);
  }

  String value(Object value) {
    return switch (value) {
      case Optional<?> maybe -> maybe.map(this::value).orElse("");
      case Boolean yes -> word("identity.word." + yes, yes.toString());
      case Reason reason -> word("ledger.reason." + low(reason), reason.name());
      case Enum<?> choice -> word("identity.word." + low(choice), choice.name());
      case Number number -> say("identity.number", Map.of("number", number));
      case Points points -> say("identity.number", Map.of("number", points.amount()));
      case Money money -> texts.money(money, language);
      case Instant at -> texts.moment(at, language);
      case LocalDate day -> say("identity.day", Map.of("day", day));
      case LocalText text -> text.in(language);
      default -> value.toString();
    };
  }

  private String word(String key, String otherwise) {
    return texts.has(key, language) ? texts.render(Message.of(key), language) : otherwise;
  }

  private static String low(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
