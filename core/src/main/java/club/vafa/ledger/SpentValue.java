package club.vafa.ledger;

import java.util.Optional;

/// What was spent at a place from lots of one funder (the club where empty), less what was given back there: the amount in the unit, and
/// its worth in thousandths of the currency's smallest unit, so that sums stay exact.
public record SpentValue(Optional<Funder> funder, Place place, Unit unit, long amount, long worthThousandths) {}
