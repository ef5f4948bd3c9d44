package club.vafa.web;

import club.vafa.template.Finding;
import club.vafa.value.Language;
import club.vafa.web.json.FieldError;
import club.vafa.web.json.Malformed;
import club.vafa.web.json.Shapes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is wrong with a text, at the field and the position where it stands. Positions are told as people count, from 1. */
public final class TextFlaws {
  private static final int FOUND_CHARS_MAX = 40;

  private TextFlaws() {
  }

  /** Thrown where a text may not be kept; the prefix says where it stands in the body. */
  public static Malformed wrong(String prefix, List<Finding> faults) {
    return new Malformed(faults.stream().map(fault -> field(prefix, fault)).toList());
  }

  /** A finding as a field's error. */
  public static FieldError field(String prefix, Finding finding) {
    return at(prefix, finding instanceof Finding.InSubject ? "Subject" : "", finding instanceof Finding.InSubject(var inner) ? inner : finding);
  }

  private static FieldError at(String prefix, String part, Finding finding) {
    var field = prefix + finding.language().map(Language::code).map(code -> code + part).orElse("fa");
    return switch (finding) {
      case Finding.NoText _ -> FieldError.of(field, "required");
      case Finding.MissingLanguage _ -> FieldError.of(field, "missing_language");
      case Finding.TextTooLong(_, int max) -> new FieldError(field, "too_long", Map.of("max", max));
      case Finding.TooLongFor(_, var channel, int length, int max) ->
          new FieldError(field, "too_long_for", Map.of("channel", Shapes.word(channel), "length", length, "max", max));
      case Finding.UnknownVariable(_, _, String word, var known) ->
          placed(field, "unknown_variable", finding, Map.of("variable", cut(word), "known", String.join(", ", known)));
      case Finding.BrokenSyntax(_, _, var why) -> placed(field, "broken_syntax", finding, Map.of("why", Shapes.word(why)));
      case Finding.NotPossible(_, _, String word) -> placed(field, "not_possible", finding, Map.of("variable", cut(word)));
      case Finding.Markup(_, _, String found) -> placed(field, "markup", finding, Map.of("found", cut(found)));
      case Finding.Invisible(_, _, String found) -> placed(field, "invisible", finding, Map.of("found", found));
      case Finding.BadLink _ -> placed(field, "bad_link", finding, Map.of());
      case Finding.TooManyLinks(_, int max) -> new FieldError(field, "too_many_links", Map.of("max", max));
      case Finding.MaybeMissing(_, _, String word) -> placed(field, "maybe_missing", finding, Map.of("variable", word));
      case Finding.InSubject(var inner) -> at(prefix, "Subject", inner);
    };
  }

  private static FieldError placed(String field, String problem, Finding finding, Map<String, Object> facts) {
    var all = new HashMap<String, Object>(facts);
    all.put("position", finding.position().orElse(0) + 1);
    return new FieldError(field, problem, all);
  }

  private static String cut(String found) {
    var words = found.strip().toLowerCase(Locale.ROOT);
    return words.length() <= FOUND_CHARS_MAX ? words : words.substring(0, FOUND_CHARS_MAX) + "…";
  }
}
