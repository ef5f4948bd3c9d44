package club.vafa.branch;

import club.vafa.value.BranchId;
import club.vafa.value.LocalText;
import java.util.Optional;

/// One shop. The code is what tills and staff write; the place is in degrees.
public record Branch(BranchId id, String code, String nameFa, String nameEn, String addressFa, String addressEn, String hours,
    Optional<Double> latitude, Optional<Double> longitude) {

  public LocalText name() {
    return new LocalText(nameFa, nameEn);
  }

  public LocalText address() {
    return new LocalText(addressFa, addressEn);
  }
}
