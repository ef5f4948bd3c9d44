package club.vafa.template;

import java.util.List;
import java.util.Map;

/** A part of a text that has been read. */
sealed interface Piece {
  record Literal(String words) implements Piece {}

  record Show(Variable variable, int at) implements Piece {}

  /** The number of the plural around it, less its offset. */
  record Count() implements Piece {}

  record Link(int number) implements Piece {}

  /** Exact numbers come before the language's own forms. */
  record Plural(Variable variable, double offset, boolean ordinal, Map<Double, List<Piece>> exact, Map<String, List<Piece>> forms) implements Piece {}

  record Select(Variable variable, Map<String, List<Piece>> branches) implements Piece {}
}
