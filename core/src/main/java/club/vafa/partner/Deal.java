package club.vafa.partner;

import club.vafa.value.ContractId;
import club.vafa.value.DealId;
import club.vafa.value.MemberId;
import club.vafa.value.PartnerId;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Something that a member earned or spent at a partner. Amount is what was paid in money, or what the spent points were worth; cost is what the pool of a
/// prepaid contract gave for it.
public record Deal(MemberId memberId, DealId id, PartnerId partnerId, ContractId contractId, Dealing.Kind kind, LocalDate businessDay, String receipt,
    long amount, long points, long cost, Optional<TransferId> transferId, Instant at, Optional<Instant> undoneAt) {}
