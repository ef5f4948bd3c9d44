package club.vafa.message;

import java.util.List;
import java.util.Optional;

/** What a provider says, asked later, of a message whose end was not known. */
public sealed interface Settling {
  /** It took the message after all, in so many parts, and knows how it is getting on. */
  record Taken(String providerId, int parts, Optional<DeliveryStatus> status) implements Settling {}

  /**
   * The provider does not know our own number of the message, but these of its messages look alike, the likeliest first: it is the first of
   * them that is not known as another message of ours; where there is none, that is what to think.
   */
  record OneOf(List<Taken> candidates, Settling otherwise) implements Settling {
    public OneOf {
      candidates = List.copyOf(candidates);
    }
  }

  /** It certainly never took it. */
  record NotTaken(String reason) implements Settling {}

  /** It cannot be told yet: the provider is away, or its list may still be behind. */
  record NotYet() implements Settling {}
}
