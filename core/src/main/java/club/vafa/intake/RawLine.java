package club.vafa.intake;

/// A line of a file as it came: its number, counted from 1, and its text where it could be read.
sealed interface RawLine {

  long number();

  record Text(long number, String text) implements RawLine {}

  record Unreadable(long number, String reason) implements RawLine {}
}
