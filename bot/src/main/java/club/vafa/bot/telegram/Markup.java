package club.vafa.bot.telegram;

import club.vafa.message.Button;
import club.vafa.message.Keyboard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboard;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardRemove;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.CopyTextButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardRow;

/** Keyboards in Telegram's own shapes. */
final class Markup {

  private static final int CALLBACK_BYTES_MAX = 64;

  private Markup() {}

  static Optional<ReplyKeyboard> of(Keyboard keyboard) {
    return switch (keyboard) {
      case Keyboard.None() -> Optional.empty();
      case Keyboard.Inline inline -> Optional.of(inline(inline));
      case Keyboard.Reply(var rows) -> Optional.of(replies(labels(rows)));
      case Keyboard.AskContact(var label, var others) -> {
        var ask = new KeyboardButton(label);
        ask.setRequestContact(true);
        var rows = new ArrayList<KeyboardRow>();
        rows.add(new KeyboardRow(List.of(ask)));
        rows.addAll(labels(others));
        yield Optional.of(replies(rows));
      }
      case Keyboard.Remove() -> Optional.of(ReplyKeyboardRemove.builder().removeKeyboard(true).build());
    };
  }

  /** An edited message can carry buttons beneath it and no other keyboard. */
  static Optional<InlineKeyboardMarkup> inlineOnly(Keyboard keyboard) {
    return keyboard instanceof Keyboard.Inline inline ? Optional.of(inline(inline)) : Optional.empty();
  }

  private static InlineKeyboardMarkup inline(Keyboard.Inline keyboard) {
    var rows = keyboard.rows().stream().map(row -> new InlineKeyboardRow(row.stream().map(Markup::button).toList())).toList();
    return new InlineKeyboardMarkup(rows);
  }

  private static InlineKeyboardButton button(Button button) {
    var shown = new InlineKeyboardButton(button.label());
    button.copied().ifPresentOrElse(
        text -> shown.setCopyText(new CopyTextButton(text)),
        () -> shown.setCallbackData(checked(button.data())));
    return shown;
  }

  private static String checked(String data) {
    int bytes = data.getBytes(StandardCharsets.UTF_8).length;
    if (bytes < 1 || bytes > CALLBACK_BYTES_MAX) {
      throw new IllegalArgumentException("a button's data has 1 to " + CALLBACK_BYTES_MAX + " bytes: " + bytes);
    }
    return data;
  }

  private static List<KeyboardRow> labels(List<List<String>> rows) {
    return rows.stream().map(row -> new KeyboardRow(row.stream().map(KeyboardButton::new).toList())).toList();
  }

  private static ReplyKeyboardMarkup replies(List<KeyboardRow> rows) {
    var markup = new ReplyKeyboardMarkup(rows);
    markup.setResizeKeyboard(true);
    markup.setIsPersistent(true);
    return markup;
  }
}
