package club.vafa.greeting;

import club.vafa.value.Language;
import club.vafa.value.LocalText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of staff's own for a greeting, with variables in braces: {name}, {club}, {occasion}. What the gift is comes after them by itself. */
record GreetingText(String text) {
  static final int CHARS_MAX = 500;
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

  enum Variable {
    NAME, CLUB, OCCASION;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static List<GreetingSaving.Fault> faults(LocalText words) {
    var faults = new ArrayList<GreetingSaving.Fault>();
    for (var language : Language.values()) {
      new GreetingText(words.in(language)).check(language, faults);
    }
    return faults;
  }

  private void check(Language language, List<GreetingSaving.Fault> faults) {
    if (text.isBlank() || text.codePointCount(0, text.length()) > CHARS_MAX || text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
      faults.add(new GreetingSaving.Fault.NotAcceptable(language, CHARS_MAX));
    }
    var known = Arrays.stream(Variable.values()).map(Variable::word).toList();
    PLACE.matcher(text).results().map(place -> place.group(1)).filter(word -> !known.contains(word.strip())).distinct()
        .forEach(word -> faults.add(new GreetingSaving.Fault.UnknownVariable(language, word, known)));
    var rest = PLACE.matcher(text).replaceAll(place -> " ".repeat(place.group().length()));
    rest.chars().filter(c -> c == '{' || c == '}').findFirst()
        .ifPresent(c -> faults.add(new GreetingSaving.Fault.StrayBrace(language, rest.indexOf(c))));
  }

  String with(Map<Variable, String> values) {
    return PLACE.matcher(text).replaceAll(place ->
        Matcher.quoteReplacement(values.get(Variable.valueOf(place.group(1).strip().toUpperCase(Locale.ROOT)))));
  }
}
