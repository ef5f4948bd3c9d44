package club.vafa.game;

import java.util.UUID;

/// A prize of a game; the pool of its stock bears the same id.
public record PrizeId(UUID value) {}
