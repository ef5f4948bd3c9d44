package club.vafa.message;

import java.util.Optional;

/** What a provider says, asked later, of a message whose end was not known. */
public sealed interface Settling {
  /** It took the message after all, in so many parts, and knows how it is getting on. */
  record Taken(String providerId, int parts, Optional<DeliveryStatus> status) implements Settling {}

  /** It certainly never took it. */
  record NotTaken(String reason) implements Settling {}

  /** It cannot be told yet: the provider is away, or its list may still be behind. */
  record NotYet() implements Settling {}
}
