package club.vafa.bot.dialog;

import club.vafa.message.Keyboard;
import club.vafa.text.Keyword;
import club.vafa.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The main keyboard of a member's chat, and what its labels stand for. */
final class Menu {

  private static final Map<String, Keyword> MEANING = Map.of(
      "help.menu.balance", Keyword.BALANCE, "help.menu.statement", Keyword.STATEMENT, "help.menu.play", Keyword.PLAY,
      "help.menu.offers", Keyword.OFFERS, "help.menu.rewards", Keyword.REWARDS, "help.menu.card", Keyword.CARD, "help.menu.profile", Keyword.PROFILE,
      "help.menu.rules", Keyword.RULES, "help.menu.branches", Keyword.BRANCHES, "help.menu.help", Keyword.HELP);

  private static final List<List<String>> ROWS = List.of(
      List.of("help.menu.balance", "help.menu.statement"), List.of("help.menu.play", "help.menu.rewards", "help.menu.offers"),
      List.of("help.menu.card", "help.menu.profile"), List.of("help.menu.rules", "help.menu.branches", "help.menu.help"));

  private Menu() {}

  static Keyboard keyboard(Speech speech) {
    return speech.sms() ? Keyboard.NONE : new Keyboard.Reply(ROWS.stream().map(row -> row.stream().map(speech::say).toList()).toList());
  }

  static Optional<Keyword> meaning(Texts texts, String words) {
    return MEANING.entrySet().stream().filter(entry -> Labels.is(texts, words, entry.getKey())).map(Map.Entry::getValue).findFirst();
  }
}
