package club.vafa.template;

import club.vafa.link.Target;
import club.vafa.value.Language;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one language's text. ICU's own parser takes it apart; what it knows beyond variables, plurals and selects (choices, numbers by
 * format, arguments by position) is not let through.
 */
final class Parsing {
  static final int LINKS_MAX = 10;
  private static final int DEPTH_MAX = 4;
  private static final Pattern LINK = Pattern.compile("\\{\\s*link\\s*:([^{}]*)}");
  private static final Pattern LINK_WORD = Pattern.compile("link(\\d{1,2})");
  private static final Pattern AT = Pattern.compile("at pattern index (\\d+)");
  private static final Set<String> PLAIN_FORMATS = Set.of("number", "date");

  private final Language language;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Target> links = new ArrayList<>();

  private Parsing(Language language) {
    this.language = language;
  }

  static Parsed of(String text, Language language) {
    var reading = new Parsing(language);
    var pieces = reading.read(text);
    return new Parsed(pieces, List.copyOf(reading.links), List.copyOf(reading.findings));
  }

  private List<Piece> read(String text) {
    if (text.codePointCount(0, text.length()) > Templates.TEXT_CHARS_MAX) {
      findings.add(new Finding.TextTooLong(language, Templates.TEXT_CHARS_MAX));
      return List.of();
    }
    var plain = linksOut(text);
    var quoted = Pattern.compile("'[{}]").matcher(plain);
    if (quoted.find()) {
      return broken(quoted.start(), Finding.Broken.QUOTED_BRACE);
    }
    var unfit = unfitBrace(plain);
    if (unfit.isPresent()) {
      return broken(unfit.get(), plain.charAt(unfit.get()) == '{' ? Finding.Broken.UNCLOSED : Finding.Broken.STRAY);
    }
    try {
      return new Message(new MessagePattern(plain)).pieces(0, 0);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      var message = String.valueOf(e.getMessage());
      var at = AT.matcher(message);
      return broken(at.find() ? Math.min(Integer.parseInt(at.group(1)), text.length()) : 0,
          message.contains("Missing 'other'") ? Finding.Broken.NO_OTHER : Finding.Broken.MALFORMED);
    }
  }

  private List<Piece> broken(int at, Finding.Broken why) {
    findings.add(new Finding.BrokenSyntax(language, at, why));
    return List.of();
  }

  // Each link becomes a short word of its own, blanked out to the length it had, so that all positions stay.
  private String linksOut(String text) {
    var seen = new int[1];
    var out = LINK.matcher(text).replaceAll(found -> {
      int number = seen[0]++;
      var target = Target.read(found.group(1).strip());
      if (target.isEmpty()) {
        findings.add(new Finding.BadLink(language, found.start(), found.group(1).strip()));
      }
      links.add(target.orElse(new Target("https://invalid.invalid")));
      var word = "{link" + Math.min(number, 99) + "}";
      return word.length() >= found.group().length() ? word : word + "\u0000".repeat(found.group().length() - word.length());
    });
    if (seen[0] > LINKS_MAX) {
      findings.add(new Finding.TooManyLinks(language, LINKS_MAX));
    }
    return out;
  }

  private static Optional<Integer> unfitBrace(String text) {
    var open = new ArrayList<Integer>();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '{') {
        open.add(i);
      } else if (text.charAt(i) == '}' && open.isEmpty()) {
        return Optional.of(i);
      } else if (text.charAt(i) == '}') {
        open.removeLast();
      }
    }
    return open.stream().findFirst();
  }

  /** The parts that ICU found, turned into pieces. */
  private final class Message {
    private final MessagePattern pattern;

    Message(MessagePattern pattern) {
      this.pattern = pattern;
    }

    List<Piece> pieces(int start, int depth) {
      if (depth > DEPTH_MAX) {
        return broken(pattern.getPart(start).getIndex(), Finding.Broken.TOO_DEEP);
      }
      var pieces = new ArrayList<Piece>();
      var words = new StringBuilder();
      int from = pattern.getPart(start).getLimit();
      for (int i = start + 1;; i++) {
        var part = pattern.getPart(i);
        words.append(pattern.getPatternString(), from, part.getIndex());
        from = part.getLimit();
        switch (part.getType()) {
          case MSG_LIMIT -> {
            flush(words, pieces);
            return List.copyOf(pieces);
          }
          case REPLACE_NUMBER -> {
            flush(words, pieces);
            pieces.add(new Piece.Count());
          }
          case ARG_START -> {
            flush(words, pieces);
            argument(i, depth).ifPresent(pieces::add);
            i = pattern.getLimitPartIndex(i);
            from = pattern.getPart(i).getLimit();
          }
          default -> { }
        }
      }
    }

    private void flush(StringBuilder words, List<Piece> to) {
      var kept = words.toString().replace("\u0000", "");
      if (!kept.isEmpty()) {
        to.add(new Piece.Literal(kept));
      }
      words.setLength(0);
    }

    private Optional<Piece> argument(int start, int depth) {
      var opening = pattern.getPart(start);
      int at = opening.getIndex();
      var word = pattern.getSubstring(pattern.getPart(start + 1));
      var link = LINK_WORD.matcher(word);
      if (opening.getArgType() == ArgType.NONE && link.matches() && Integer.parseInt(link.group(1)) < links.size()) {
        return Optional.of(new Piece.Link(Integer.parseInt(link.group(1))));
      }
      var variable = Variable.find(word);
      if (variable.isEmpty()) {
        findings.add(new Finding.UnknownVariable(language, at, word, Variable.words()));
        return Optional.empty();
      }
      return switch (opening.getArgType()) {
        case NONE -> Optional.of(new Piece.Show(variable.get(), at));
        case SIMPLE -> simple(start, variable.get(), at);
        case PLURAL, SELECTORDINAL -> plural(start, variable.get(), depth);
        case SELECT -> Optional.of(new Piece.Select(variable.get(), branches(start + 2, start, depth)));
        case CHOICE -> notPossible(at, word);
      };
    }

    private Optional<Piece> simple(int start, Variable variable, int at) {
      var format = pattern.getSubstring(pattern.getPart(start + 2));
      boolean plain = pattern.getPartType(start + 3) == Part.Type.ARG_LIMIT && PLAIN_FORMATS.contains(format)
          && (format.equals("number") ? variable.kind() == Variable.Kind.NUMBER : variable.kind() == Variable.Kind.DATE);
      return plain ? Optional.of(new Piece.Show(variable, at)) : notPossible(at, variable.word());
    }

    private Optional<Piece> plural(int start, Variable variable, int depth) {
      if (variable.kind() != Variable.Kind.NUMBER) {
        return notPossible(pattern.getPart(start).getIndex(), variable.word());
      }
      double offset = pattern.getPluralOffset(start + 2);
      int first = pattern.getPartType(start + 2).hasNumericValue() ? start + 3 : start + 2;
      var exact = new LinkedHashMap<Double, List<Piece>>();
      var forms = new LinkedHashMap<String, List<Piece>>();
      branches(first, start, depth).forEach((selector, pieces) -> {
        if (selector.startsWith("=")) {
          exact.put(Double.valueOf(selector.substring(1)), pieces);
        } else {
          forms.put(selector, pieces);
        }
      });
      boolean ordinal = pattern.getPart(start).getArgType() == ArgType.SELECTORDINAL;
      return Optional.of(new Piece.Plural(variable, offset, ordinal, exact, forms));
    }

    private Map<String, List<Piece>> branches(int first, int start, int depth) {
      var branches = new LinkedHashMap<String, List<Piece>>();
      int limit = pattern.getLimitPartIndex(start);
      for (int i = first; i < limit;) {
        var selector = pattern.getSubstring(pattern.getPart(i));
        // An exact number is followed by a part with its value.
        int message = pattern.getPartType(i + 1).hasNumericValue() ? i + 2 : i + 1;
        branches.putIfAbsent(selector, pieces(message, depth + 1));
        i = pattern.getLimitPartIndex(message) + 1;
      }
      return branches;
    }

    private Optional<Piece> notPossible(int at, String word) {
      findings.add(new Finding.NotPossible(language, at, word));
      return Optional.empty();
    }
  }
}
