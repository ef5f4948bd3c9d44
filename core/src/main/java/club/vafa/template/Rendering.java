package club.vafa.template;

import club.vafa.calendar.Dates;
import club.vafa.text.Amounts;
import club.vafa.text.Code;
import club.vafa.text.Medium;
import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.value.Language;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.PluralRules.PluralType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts values into one language's pieces for one medium. */
record Rendering(Language language, Medium medium, Texts texts) {
  // Whatever a value contains must neither break the line nor turn the text around it.
  private static final Pattern UNWANTED = Pattern.compile("[\\p{Cc}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]+");

  String words(List<Piece> pieces, Map<Variable, Value> values, List<String> links) {
    var out = new StringBuilder();
    write(pieces, values, links, 0, out);
    return out.toString();
  }

  private void write(List<Piece> pieces, Map<Variable, Value> values, List<String> links, double count, StringBuilder out) {
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Literal(String words) -> out.append(words);
        case Piece.Show(Variable variable, _) -> out.append(shown(variable, values.getOrDefault(variable, Value.MISSING)));
        case Piece.Count() -> out.append(Amounts.number((long) count, language));
        case Piece.Link(int number) -> out.append(new Code(links.get(number)).shownOn(medium));
        case Piece.Plural plural -> {
          long number = values.get(plural.variable()) instanceof Value.Number(long n) ? n : 0;
          write(form(plural, number), values, links, number - plural.offset(), out);
        }
        case Piece.Select(Variable variable, var branches) -> {
          var value = values.getOrDefault(variable, Value.MISSING);
          var branch = Optional.ofNullable(branches.get(selector(value))).orElseGet(() -> branches.get("other"));
          write(branch, values, links, count, out);
        }
      }
    }
  }

  private List<Piece> form(Piece.Plural plural, long number) {
    var exact = plural.exact().get((double) number);
    if (exact != null) {
      return exact;
    }
    var rules = PluralRules.forLocale(language.locale(), plural.ordinal() ? PluralType.ORDINAL : PluralType.CARDINAL);
    return Optional.ofNullable(plural.forms().get(rules.select(number - plural.offset()))).orElseGet(() -> plural.forms().get("other"));
  }

  private static String selector(Value value) {
    return switch (value) {
      case Value.Missing() -> "none";
      case Value.Choice(String code, _) -> code;
      case Value.Number(long number) when number == 0 -> "none";
      default -> "other";
    };
  }

  private String shown(Variable variable, Value value) {
    return switch (value) {
      case Value.Missing() -> texts.render(Message.of("template.missing." + variable.word()), language, medium);
      case Value.Number(long number) -> Amounts.number(number, language);
      case Value.Words(String words) -> plain(words);
      case Value.Sum(var money) -> texts.money(money, language);
      case Value.Coded(String code) -> new Code(plain(code)).shownOn(medium);
      case Value.Choice(_, var name) -> plain(name.in(language));
      case Value.Several(var names) -> names.stream().map(name -> plain(name.in(language)))
          .collect(Collectors.joining(language == Language.FA ? "، " : ", "));
      case Value.Day(var day) -> Dates.inWords(day, language);
      case Value.DayOfYear(var next) -> Dates.dayAndMonth(next, language);
    };
  }

  private static String plain(String words) {
    return UNWANTED.matcher(words).replaceAll(" ").strip();
  }
}
