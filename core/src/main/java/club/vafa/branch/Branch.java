package club.vafa.branch;

import club.vafa.value.BranchId;
import club.vafa.value.LocalText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/// One shop. The code is what tills and staff write; the place is in degrees; hours are as staff wrote them, opening is what can be reckoned with. The owner's
/// name is the legal one. A closed branch keeps its history and its debts.
public record Branch(BranchId id, String code, String nameFa, String nameEn, String addressFa, String addressEn, String hours,
    Optional<Double> latitude, Optional<Double> longitude, Optional<OpeningHours> opening, Optional<String> phone, Optional<String> ownerName,
    Optional<Instant> closedAt) {

  public LocalText name() {
    return new LocalText(nameFa, nameEn);
  }

  public LocalText address() {
    return new LocalText(addressFa, addressEn);
  }

  public boolean closed() {
    return closedAt.isPresent();
  }

  /// Whether it is open at a time of the club's zone.
  public Openness at(LocalDateTime now) {
    return closed() ? new Openness.ForGood() : opening.map(o -> o.at(now)).orElseGet(Openness.Untold::new);
  }

  Branch closedAt(Optional<Instant> at) {
    return new Branch(id, code, nameFa, nameEn, addressFa, addressEn, hours, latitude, longitude, opening, phone, ownerName, at);
  }

  static Branch of(BranchId id, NewBranch wish, Optional<Instant> closedAt) {
    return new Branch(id, wish.code(), wish.name().fa(), wish.name().en(), wish.address().fa(), wish.address().en(), wish.hours(), wish.latitude(),
        wish.longitude(), wish.opening(), wish.phone(), wish.ownerName(), closedAt);
  }
}
