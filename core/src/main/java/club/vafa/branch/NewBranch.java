package club.vafa.branch;

import club.vafa.value.LocalText;
import java.util.Optional;

/// A branch to be added. The code has 1 to 32 of a–z, 0–9 and hyphens.
public record NewBranch(String code, LocalText name, LocalText address, String hours, Optional<Double> latitude, Optional<Double> longitude) {}
