package club.vafa.bot.local;

/** Something that a person's screen shows differently now. */
public sealed interface TelegramChange {

  long personId();

  /** A message came, was edited or went; the chat has this revision now. */
  record Messages(long personId, long revision) implements TelegramChange {}

  /** The bot answered a pressed button. */
  record Answered(long personId, String queryId, CallbackAnswer answer) implements TelegramChange {}

  /** The bot is typing, sending a photo … */
  record Acting(long personId, String action) implements TelegramChange {}

  /** A person was added, blocked or unblocked the bot. */
  record Person(long personId) implements TelegramChange {}

  /** The bot's commands, menu or description changed, for everybody. */
  record Profile() implements TelegramChange {
    @Override
    public long personId() {
      return 0;
    }
  }

  /** What {@code answerCallbackQuery} said: a toast, or an alert to be closed; both texts may be empty. */
  record CallbackAnswer(String text, boolean alert, String url) {}
}
