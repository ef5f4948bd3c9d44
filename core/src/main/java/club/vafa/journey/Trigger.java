package club.vafa.journey;

import club.vafa.event.Event;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What may bring a member into a journey. */
public enum Trigger {
  JOINED, PURCHASED, TIER_CHANGED, REFUNDED,
  /** The member does not want club messages any more. */
  LEFT;

  /** What an event is to journeys, with the id of the purchase or refund that it is about. */
  record Happened(Trigger trigger, Instant at, Optional<UUID> subject) {}

  static Optional<Happened> of(Event event) {
    return switch (event) {
      case Event.MemberJoined e -> Optional.of(new Happened(JOINED, e.at(), Optional.empty()));
      case Event.PurchaseRecorded e -> Optional.of(new Happened(PURCHASED, e.at(), Optional.of(e.purchase().value())));
      case Event.TierChanged e -> Optional.of(new Happened(TIER_CHANGED, e.at(), Optional.empty()));
      case Event.PurchaseRefunded e -> Optional.of(new Happened(REFUNDED, e.at(), Optional.of(e.refund().value())));
      case Event.ConsentChanged e when !e.granted() && e.kind().equals("CLUB") -> Optional.of(new Happened(LEFT, e.at(), Optional.empty()));
      default -> Optional.empty();
    };
  }
}
