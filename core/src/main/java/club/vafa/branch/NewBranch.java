package club.vafa.branch;

import club.vafa.value.LocalText;
import java.util.Optional;

/// A branch as it is wished. The code has 1 to 32 of a–z, 0–9 and hyphens, and stays as it was at first.
public record NewBranch(String code, LocalText name, LocalText address, String hours, Optional<Double> latitude, Optional<Double> longitude,
    Optional<OpeningHours> opening, Optional<String> phone, Optional<String> ownerName) {

  public NewBranch(String code, LocalText name, LocalText address, String hours, Optional<Double> latitude, Optional<Double> longitude) {
    this(code, name, address, hours, latitude, longitude, Optional.empty(), Optional.empty(), Optional.empty());
  }

  NewBranch under(String other) {
    return new NewBranch(other, name, address, hours, latitude, longitude, opening, phone, ownerName);
  }
}
