package club.vafa.settlement;

import club.vafa.value.PaymentId;
import java.time.Instant;
import java.util.Optional;

/// What one party pays another for a month; no id while the month is open and it is only proposed. The reference is the bank's, or whatever proves it.
public record Payment(Optional<PaymentId> id, Party payer, Party payee, long amount, Optional<Instant> paidAt, Optional<String> reference) {}
