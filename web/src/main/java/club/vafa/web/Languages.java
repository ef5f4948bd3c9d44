package club.vafa.web;

import club.vafa.value.Language;
import java.util.Optional;

/** Which of the club's languages a caller wants. */
final class Languages {
  private static final int RANGES_MAX = 20;

  private Languages() {
  }

  /** The language that an Accept-Language header (RFC 9110) likes best; the club's own where it names none that the club speaks. */
  static Language wanted(Optional<String> header, Language otherwise) {
    Language best = otherwise;
    double bestWeight = 0;
    String[] ranges = header.orElse("").split(",");
    for (int i = 0; i < Math.min(ranges.length, RANGES_MAX); i++) {
      String[] parts = ranges[i].split(";");
      Optional<Language> language = Language.find(parts[0].strip());
      double weight = parts.length < 2 ? 1 : weight(parts[1].strip());
      if (language.isPresent() && weight > bestWeight) {
        best = language.get();
        bestWeight = weight;
      }
    }
    return best;
  }

  private static double weight(String parameter) {
    return parameter.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)") ? Double.parseDouble(parameter.substring(2)) : 0;
  }
}
