package club.vafa.bot.dialog;

import club.vafa.club.ClubSettings;
import club.vafa.ledger.Balance;
import club.vafa.text.Message;
import club.vafa.text.SmsSegments;
import club.vafa.value.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody has, in words. Where not all of it can be used now, the sum of the books and what can be used are both told, and why. */
final class BalanceWords {

  private BalanceWords() {}

  static List<String> points(Balance balance, Speech speech, ClubSettings club) {
    var words = new ArrayList<String>();
    boolean differs = differs(balance);
    words.add(speech.say(Message.of(differs ? "balance.usable" : "balance.now", "points", balance.available())));
    if (differs) {
      words.add(speech.say(Message.of("balance.sum", "points", balance.posted())));
    }
    words.addAll(parts(balance, speech));
    balance.next().ifPresent(next -> words.add(speech.say(
        Message.of("balance.next", "points", next.amount(), "day", LineWords.lastDay(next.at(), club.zone())))));
    return words;
  }

  /** Why less can be used than the books hold. */
  static List<String> parts(Balance balance, Speech speech) {
    var words = new ArrayList<String>();
    part("balance.pending", balance.pending(), speech).ifPresent(words::add);
    part("balance.held", balance.held(), speech).ifPresent(words::add);
    part("balance.lapsed", balance.lapsed(), speech).ifPresent(words::add);
    part("balance.debt", balance.debt(), speech).ifPresent(words::add);
    return words;
  }

  static List<String> credit(Balance credit, Speech speech, ClubSettings club) {
    var words = new ArrayList<String>();
    if (credit.posted() == 0 && credit.debt() == 0) {
      return words;
    }
    var usable = new Money(credit.available(), club.money());
    words.add(speech.say(credit.available() == credit.posted() ? Message.of("balance.credit", "amount", usable)
        : Message.of("balance.credit.sum", "amount", usable, "sum", money(credit.posted(), club))));
    credit.next().ifPresent(next -> words.add(speech.say(Message.of("balance.credit.next", "amount", new Money(next.amount(), club.money()),
        "day", LineWords.lastDay(next.at(), club.zone())))));
    return words;
  }

  /** By SMS, one segment where it fits: what expires next is left out where it would make a second. Credit has a line of its own. */
  static String sms(Balance balance, Balance credit, Speech speech, ClubSettings club) {
    var plain = differs(balance)
        ? Message.of("balance.sms.usable", "club", club.name(), "points", balance.available(), "sum", balance.posted())
        : Message.of("balance.sms", "club", club.name(), "points", balance.available());
    var words = new ArrayList<String>();
    words.add(balance.next().filter(next -> !differs(balance))
        .map(next -> speech.say(Message.of("balance.sms.next", "club", club.name(), "points", balance.available(), "next", next.amount(),
            "day", LineWords.lastDay(next.at(), club.zone()))))
        .filter(text -> SmsSegments.of(text).segments() == 1)
        .orElseGet(() -> speech.say(plain)));
    part("balance.debt", balance.debt(), speech).ifPresent(words::add);
    credit(credit, speech, club).stream().findFirst().ifPresent(words::add);
    return String.join("\n", words);
  }

  /** Whoever owes is told the debt instead of a sum below nothing. */
  static boolean differs(Balance balance) {
    return balance.debt() == 0 && balance.available() != balance.posted();
  }

  /** A sum that is owed is shown as nothing; the debt has words of its own. */
  static Money money(long amount, ClubSettings club) {
    return new Money(Math.max(0, amount), club.money());
  }

  private static Optional<String> part(String key, long amount, Speech speech) {
    return amount == 0 ? Optional.empty() : Optional.of(speech.say(Message.of(key, "points", amount)));
  }
}
