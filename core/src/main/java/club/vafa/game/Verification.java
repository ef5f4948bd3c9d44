package club.vafa.game;

import java.time.Instant;

/// What a look at a play's proof shows.
public sealed interface Verification {

  /// The play follows from the seed that was promised before it.
  record Proven(Proof proof) implements Verification {}

  /// The round has not ended yet; its seed is shown from then on.
  record NotYet(Proof proof, Instant from) implements Verification {}

  /// The record does not follow from the seed: somebody changed something.
  record Tampered(Proof proof, What what) implements Verification {}

  record NoSuchPlay() implements Verification {}

  /// What does not agree.
  enum What { SEED, PLAN, TICKET, PRIZE }
}
