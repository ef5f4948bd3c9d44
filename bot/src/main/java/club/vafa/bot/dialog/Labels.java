package club.vafa.bot.dialog;

import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.text.Typed;
import club.vafa.value.Language;
import java.util.Arrays;

/** Recognises the label of a keyboard's button when it comes back as words, in whichever language it was shown. */
final class Labels {

  private Labels() {}

  static boolean is(Turn turn, String key) {
    return turn.words().map(words -> is(turn.speech().texts(), words, key)).orElse(false);
  }

  static boolean is(Texts texts, String words, String key) {
    var typed = Typed.matchKey(words);
    return Arrays.stream(Language.values()).anyMatch(language -> Typed.matchKey(texts.render(Message.of(key), language)).equals(typed));
  }
}
