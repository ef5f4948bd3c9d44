package club.vafa.ledger;

import club.vafa.value.LotId;
import club.vafa.value.TransferId;

/// A credit that was posted, with the holder's posted balance after it.
public record Credited(TransferId transfer, LotId lot, long posted) {}
