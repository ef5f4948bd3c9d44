package club.vafa.conversation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What was set aside because it could not be handled; its body is forgotten after a while, and then it cannot be tried again. */
public record PutAside(UUID id, String channel, String account, String providerId, String kind, Optional<String> body, Instant receivedAt,
    int attempts, String reason, Instant at) {}
