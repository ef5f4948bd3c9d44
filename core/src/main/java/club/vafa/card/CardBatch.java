package club.vafa.card;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Cards made for the printer, and how many of them are in members' hands. */
public record CardBatch(UUID id, String name, int size, int activated, Instant madeAt, Optional<Instant> voidedAt) {}
