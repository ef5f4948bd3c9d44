package club.vafa.template;

import club.vafa.link.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A text as it was read: its pieces, the targets of its links in order, and what is wrong with it. */
record Parsed(List<Piece> pieces, List<Target> links, List<Finding> findings) {
  /** The variables in use, also those within plurals and selects. */
  Set<Variable> variables() {
    var used = EnumSet.noneOf(Variable.class);
    collect(pieces, used);
    return used;
  }

  private static void collect(List<Piece> pieces, Set<Variable> to) {
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Literal _, Piece.Count _, Piece.Link _ -> { }
        case Piece.Show(var variable, _) -> to.add(variable);
        case Piece.Plural plural -> {
          to.add(plural.variable());
          plural.exact().values().forEach(inner -> collect(inner, to));
          plural.forms().values().forEach(inner -> collect(inner, to));
        }
        case Piece.Select(var variable, var branches) -> {
          to.add(variable);
          branches.values().forEach(inner -> collect(inner, to));
        }
      }
    }
  }
}
