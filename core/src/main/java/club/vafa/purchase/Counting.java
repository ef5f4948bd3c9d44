package club.vafa.purchase;

import club.vafa.earning.Earned;
import club.vafa.earning.KeptEarning;
import club.vafa.earning.RuleBook;

/// What a sale earns by the rules of a book, and what is kept of how it was counted.
record Counting(RuleBook book, Earned earned, KeptEarning kept) {

  long points() {
    return earned.points();
  }
}
