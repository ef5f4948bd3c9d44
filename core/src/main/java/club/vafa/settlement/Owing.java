package club.vafa.settlement;

import club.vafa.ledger.Ledger;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Who owes whom what for the value spent in a span of time: the funder of each lot owes the place where it was spent.
public final class Owing {

  private final Ledger ledger;

  public Owing(Ledger ledger) {
    this.ledger = ledger;
  }

  List<Line> lines(Handle h, String source, Instant from, Instant until) {
    return ledger.spentValues(h, from, until).stream()
        .map(s -> new Line(source, s.funder().map(Party::of).orElse(Party.CLUB), Party.of(s.place()), s.unit().name(), s.amount(), s.worthThousandths()))
        .filter(line -> !line.empty()).toList();
  }
}
