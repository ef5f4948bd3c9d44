package club.vafa.settlement;

import club.vafa.ledger.Ledger;
import club.vafa.partner.PartnerTill;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Who owes whom what for the value spent in a span of time: the funder of each lot owes the place where it was spent.
/// A partner is owed what its contract says the points are worth; where that differs from what the lots are worth, the difference is the club's.
public final class Owing {

  /// The unit of the lines that make up the difference between the worth of lots and that of a contract.
  private static final String CONTRACT = "CONTRACT";

  private final Ledger ledger;
  private final PartnerTill partners;

  public Owing(Ledger ledger, PartnerTill partners) {
    this.ledger = ledger;
    this.partners = partners;
  }

  List<Line> lines(Handle h, String source, Instant from, Instant until) {
    var lines = ledger.spentValues(h, from, until).stream()
        .map(s -> new Line(source, s.funder().map(Party::of).orElse(Party.CLUB), Party.of(s.place()), s.unit().name(), s.amount(), s.worthThousandths()))
        .toList();
    var differences = partners.worths(h, from, until).stream()
        .map(spent -> difference(source, new Party.OfPartner(spent.partner()), Math.multiplyExact(spent.worth(), 1000L), lines));
    return Stream.concat(lines.stream(), differences).filter(line -> !line.empty()).toList();
  }

  /// The club makes up for it, or has it back.
  private static Line difference(String source, Party partner, long thousandths, List<Line> lines) {
    long fromLots = lines.stream().filter(line -> line.creditor().equals(partner)).mapToLong(Line::thousandths).sum();
    return new Line(source, Party.CLUB, partner, CONTRACT, 0, thousandths - fromLots);
  }
}
