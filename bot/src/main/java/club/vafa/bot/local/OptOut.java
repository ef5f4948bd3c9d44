package club.vafa.bot.local;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words that Twilio itself obeys when they are the whole message, whatever the club does. */
enum OptOut {
  STOP(Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT"),
      "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe."),
  START(Set.of("START", "YES", "UNSTOP"),
      "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. "
          + "Msg&Data Rates May Apply."),
  HELP(Set.of("HELP", "INFO"), "Reply STOP to unsubscribe. Msg&Data Rates May Apply.");

  private final Set<String> words;
  private final String answer;

  OptOut(Set<String> words, String answer) {
    this.words = words;
    this.answer = answer;
  }

  /** What Twilio answers by itself. */
  String answer() {
    return answer;
  }

  static Optional<OptOut> of(String body) {
    var word = body.strip().toUpperCase(Locale.ROOT);
    for (var kind : values()) {
      if (kind.words.contains(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
