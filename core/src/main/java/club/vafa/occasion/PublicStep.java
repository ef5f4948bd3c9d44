package club.vafa.occasion;

/** What became of a wish about public occasions. */
public sealed interface PublicStep {
  record Done(PublicOccasion occasion) implements PublicStep {
  }

  record NoSuchOccasion() implements PublicStep {
  }

  record CodeTaken(String code) implements PublicStep {
  }

  record TooMany(int limit) implements PublicStep {
  }

  /** Only those of the lunar calendar are moved. */
  record NotLunar() implements PublicStep {
  }

  /** A year that is neither this one nor one of those around it. */
  record YearTooFar(int first, int last) implements PublicStep {
  }
}
