package club.vafa.segment;

/** The SQL of an attribute's value, whether it may be null, and the SQL of what is shown of it. */
record Measure(String value, boolean maybe, String shown) {
  static Measure of(String value) {
    return new Measure(value, false, value);
  }

  static Measure maybe(String value) {
    return new Measure(value, true, value);
  }
}
