package club.vafa.intake;

/// What is wrong with a line: the field, and the reason as a stable word that has its sentence in the bundle `intake`.
public record Flaw(String field, String reason) {

  /// The line as a whole.
  static final String LINE = "line";
}
