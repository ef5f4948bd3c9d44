package club.vafa.bot.local;

import static club.vafa.bot.local.BotApiRefusal.badRequest;

/** From the {@code chat_id} of a call to the person behind it. */
final class TelegramChats {

  private TelegramChats() {}

  /** A chat that the bot may know of: of somebody who has written to it. */
  static TelegramPerson known(TelegramBot bot, Params params) {
    if (params.text("chat_id").isBlank()) {
      throw badRequest("chat_id is empty");
    }
    return bot.person(params.number("chat_id", 0)).filter(TelegramPerson::started).orElseThrow(() -> badRequest("chat not found"));
  }

  /** A chat that the bot may write to. */
  static TelegramPerson open(TelegramBot bot, Params params) {
    var person = known(bot, params);
    if (person.blocked()) {
      throw BotApiRefusal.of(403, "Forbidden: bot was blocked by the user");
    }
    return person;
  }
}
