package club.vafa.ledger;

import club.vafa.value.TransferId;

/// A transfer as it was booked: to whom, why, and how much came (positive) or went.
public record Booked(HolderId holder, TransferId transfer, Unit unit, Reason reason, long amount) {}
