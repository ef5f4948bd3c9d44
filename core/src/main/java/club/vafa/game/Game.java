package club.vafa.game;

import club.vafa.approval.Subject;
import club.vafa.db.Json;
import club.vafa.pool.PoolId;
import club.vafa.value.GameId;
import club.vafa.value.StaffId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A game: its plan, everybody who has written it, and how far it has come.
public record Game(GameId id, GamePlan plan, int version, GameState state, Set<StaffId> makers, Instant createdAt,
    Optional<Instant> launchedAt, Optional<Instant> closedAt, Optional<ClosedWhy> closedWhy) {

  private record Content(GameId id, GamePlan plan) {}

  /// The exact content that is approved, as canonical text.
  public String content() {
    return Json.write(new Content(id, plan));
  }

  /// SHA-256 of the content, published with every proof: the plan of a launched game cannot be changed unseen.
  byte[] contentHash() {
    return sha256(content().getBytes(StandardCharsets.UTF_8));
  }

  Subject subject() {
    return new Subject("game", id.value());
  }

  PoolId budget() {
    return new PoolId(id.value());
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
