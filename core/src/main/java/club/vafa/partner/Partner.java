package club.vafa.partner;

import club.vafa.value.LocalText;
import club.vafa.value.PartnerId;
import java.time.Instant;
import java.util.Optional;

/// A partner shop. The owner's name is the legal one, for settlements.
public record Partner(PartnerId id, String code, String nameFa, String nameEn, Optional<String> phone, Optional<String> ownerName,
    Optional<Instant> closedAt) {

  /// A partner as it is wished; the code stays as it was at first.
  public record Wish(String code, LocalText name, Optional<String> phone, Optional<String> ownerName) {}

  public LocalText name() {
    return new LocalText(nameFa, nameEn);
  }

  public boolean closed() {
    return closedAt.isPresent();
  }

  Partner closedAt(Optional<Instant> at) {
    return new Partner(id, code, nameFa, nameEn, phone, ownerName, at);
  }

  Partner as(Wish wish) {
    return new Partner(id, code, wish.name().fa(), wish.name().en(), wish.phone(), wish.ownerName(), closedAt);
  }
}
