package club.vafa.bot.dialog;

import club.vafa.ledger.StatementLine;
import club.vafa.text.Message;
import club.vafa.value.LocalText;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** One line of the books in the member's language: what came or went, when, why, by which rules, and until when it is good. */
final class LineWords {

  private LineWords() {}

  static Message line(StatementLine line, ZoneId zone) {
    var day = LocalDate.ofInstant(line.at(), zone);
    return line.amount() < 0
        ? Message.of("balance.line.out", "day", day, "points", -line.amount(), "what", line.what())
        : Message.of("balance.line.in", "day", day, "points", line.amount(), "what", line.what());
  }

  /** The line with the rules that gave, each on a line of its own, and the end of its validity. */
  static String explained(StatementLine line, Speech speech, ZoneId zone) {
    var words = new ArrayList<String>();
    words.add(speech.say(line(line, zone)));
    var rules = line.facts().path("rules");
    if (rules.size() > 1) {
      rules.forEach(rule ->
          words.add("   " + speech.say(Message.of("balance.rule", "name", text(rule), "points", rule.path("points").asLong()))));
    }
    if (line.amount() > 0) {
      words.add("   " + speech.say(line.expiresAt().map(end ->
          Message.of("balance.until", "day", lastDay(end, zone))).orElse(Message.of("balance.permanent"))));
    }
    return String.join("\n", words);
  }

  static List<String> lines(List<StatementLine> lines, Speech speech, ZoneId zone) {
    return lines.stream().map(line -> speech.say(line(line, zone))).toList();
  }

  /** What ends with the first moment of a day can be used until the day before. */
  static LocalDate lastDay(Instant end, ZoneId zone) {
    return LocalDate.ofInstant(end.minus(Duration.ofMillis(1)), zone);
  }

  private static LocalText text(JsonNode node) {
    return new LocalText(node.path("fa").asText(), node.path("en").asText());
  }
}
