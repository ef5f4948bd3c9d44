package club.vafa.bot.local;

import static club.vafa.bot.local.BotApiRefusal.badRequest;

import java.util.Locale;

/** Reads the text or caption of a call, in whichever way it is formatted, and holds it against the limits. */
final class TelegramTexts {

  static final int TEXT_MAX = 4_096;
  static final int CAPTION_MAX = 1_024;

  private TelegramTexts() {}

  static FormattedText text(Params params) {
    var text = read(params, "text", "entities");
    if (text.text().isEmpty()) {
      throw badRequest("message text is empty");
    }
    if (text.length() > TEXT_MAX) {
      throw badRequest("message is too long");
    }
    return text;
  }

  static FormattedText caption(Params params) {
    var caption = read(params, "caption", "caption_entities");
    if (caption.length() > CAPTION_MAX) {
      throw badRequest("message caption is too long");
    }
    return caption;
  }

  private static FormattedText read(Params params, String field, String entitiesField) {
    var text = params.text(field);
    var mode = params.text("parse_mode").toLowerCase(Locale.ROOT);
    var entities = params.json(entitiesField, "can't parse entities JSON object");
    return switch (mode) {
      case "" -> entities.isPresent() ? FormattedText.withEntities(text, entities.get()) : FormattedText.plain(text);
      case "html" -> HtmlText.read(text).tidy();
      case "markdownv2" -> MarkdownText.read(text).tidy();
      case "markdown" -> LegacyMarkdownText.read(text).tidy();
      default -> throw badRequest("unsupported parse_mode");
    };
  }
}
