package club.vafa.bot.dialog;

import club.vafa.club.ClubSettings;
import club.vafa.ledger.Reason;
import club.vafa.ledger.StatementLine;
import club.vafa.ledger.Unit;
import club.vafa.text.Message;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One line of the books in the member's language: what came or went, when, why, by which rules, and until when it is good. */
final class LineWords {

  /** What comes by these keeps the dates that it had before. */
  private static final Set<Reason> WITH_EARLIER_DATES =
      EnumSet.of(Reason.GIVEN_BACK, Reason.REVERSAL, Reason.GIFT_RECEIVED, Reason.MERGE, Reason.UNMERGE, Reason.GIFT_CARD_MOVED);

  private LineWords() {}

  static Message line(StatementLine line, ClubSettings club) {
    var day = LocalDate.ofInstant(line.at(), club.zone());
    var key = line.amount() < 0 ? "balance.line.out" : "balance.line.in";
    long amount = Math.abs(line.amount());
    return line.unit() == Unit.CREDIT ? Message.of(key + ".credit", "day", day, "amount", new Money(amount, club.money()), "what",
        line.what())
        : Message.of(key, "day", day, "points", amount, "what", line.what());
  }

  /** The line with the rules that gave, each on a line of its own, and the beginning and end of its validity. */
  static String explained(StatementLine line, Speech speech, ClubSettings club, Instant now) {
    var words = new ArrayList<String>();
    words.add(speech.say(line(line, club)));
    line.facts().path("rules").forEach(rule -> words.add("   " + speech.say(rule(line, rule, club))));
    if (line.amount() > 0) {
      line.availableFrom().filter(from -> from.isAfter(now)).ifPresent(from ->
          words.add("   " + speech.say(Message.of("balance.from", "day", LocalDate.ofInstant(from, club.zone())))));
      words.add("   " + speech.say(validity(line, club.zone())));
    }
    return String.join("\n", words);
  }

  private static Message rule(StatementLine line, JsonNode rule, ClubSettings club) {
    long amount = rule.path("points").asLong();
    return line.unit() == Unit.CREDIT ? Message.of("balance.rule.credit", "name", text(rule), "amount", new Money(amount, club.money()))
        : Message.of("balance.rule", "name", text(rule), "points", amount);
  }

  private static Message validity(StatementLine line, ZoneId zone) {
    if (WITH_EARLIER_DATES.contains(line.reason())) {
      return Message.of("balance.dates");
    }
    Optional<Message> until = line.expiresAt().map(end -> Message.of("balance.until", "day", lastDay(end, zone)));
    return until.orElse(Message.of(line.unit() == Unit.CREDIT ? "balance.permanent.credit" : "balance.permanent"));
  }

  static List<String> lines(List<StatementLine> lines, Speech speech, ClubSettings club) {
    return lines.stream().map(line -> speech.say(line(line, club))).toList();
  }

  /** What ends with the first moment of a day can be used until the day before. */
  static LocalDate lastDay(Instant end, ZoneId zone) {
    return LocalDate.ofInstant(end.minus(Duration.ofMillis(1)), zone);
  }

  private static LocalText text(JsonNode node) {
    return new LocalText(node.path("fa").asText(), node.path("en").asText());
  }
}
