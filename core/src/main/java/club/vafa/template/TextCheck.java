package club.vafa.template;

import club.vafa.value.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What must not stand in a text as it was typed, and what some members would miss. */
final class TextCheck {
  private static final Pattern MARKUP = Pattern.compile("<\\s*/?\\s*[a-zA-Z!][^<>]{0,200}>?|(?i:javascript|vbscript|data)\\s*:(?=\\S)|&#?\\w{1,10};");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\u2028\\u2029]");

  private TextCheck() {}

  static List<Finding> of(String text, Language language) {
    var findings = new ArrayList<Finding>();
    MARKUP.matcher(text).results()
        .forEach(found -> findings.add(new Finding.Markup(language, found.start(), found.group())));
    INVISIBLE.matcher(text).results()
        .forEach(found -> findings.add(new Finding.Invisible(language, found.start(), "U+%04X".formatted(found.group().codePointAt(0)))));
    return findings;
  }

  /** Variables shown outside a select that says what those read who have none. */
  static List<Finding> unguarded(List<Piece> pieces, Language language) {
    var findings = new ArrayList<Finding>();
    collect(pieces, language, List.of(), findings);
    return findings;
  }

  private static void collect(List<Piece> pieces, Language language, List<Variable> guarded, List<Finding> to) {
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Show(Variable variable, int at) when variable.maybeMissing() && !guarded.contains(variable) ->
            to.add(new Finding.MaybeMissing(language, at, variable.word()));
        case Piece.Select(Variable variable, var branches) when branches.containsKey("none") -> {
          var more = new ArrayList<>(guarded);
          more.add(variable);
          // Who has expiring points has their date, who has a coupon its last day.
          switch (variable) {
            case EXPIRING -> more.add(Variable.EXPIRES);
            case COUPON -> more.add(Variable.COUPON_UNTIL);
            default -> { }
          }
          branches.forEach((selector, inner) -> collect(inner, language, selector.equals("none") ? guarded : more, to));
        }
        case Piece.Select(_, var branches) -> branches.values().forEach(inner -> collect(inner, language, guarded, to));
        case Piece.Plural plural -> {
          plural.exact().values().forEach(inner -> collect(inner, language, guarded, to));
          plural.forms().values().forEach(inner -> collect(inner, language, guarded, to));
        }
        default -> { }
      }
    }
  }
}
