package club.vafa.settlement;

import java.util.Comparator;

/// What a debtor owes a creditor for what was spent in the source month: so much in the unit, and its value in thousandths of the currency's smallest
/// unit, so that sums stay exact. Debtor and creditor are one where a branch's own points came back to it. Negative where more was given back than spent.
public record Line(String source, Party debtor, Party creditor, String unit, long amount, long thousandths) {

  static final Comparator<Line> ORDER =
      Comparator.comparing(Line::debtor).thenComparing(Line::creditor).thenComparing(Line::unit).thenComparing(Line::source);

  Line less(Line known) {
    return new Line(source, debtor, creditor, unit, amount - known.amount, thousandths - known.thousandths);
  }

  Line none() {
    return new Line(source, debtor, creditor, unit, 0, 0);
  }

  boolean empty() {
    return amount == 0 && thousandths == 0;
  }

  record Key(String source, Party debtor, Party creditor, String unit) {}

  Key key() {
    return new Key(source, debtor, creditor, unit);
  }
}
