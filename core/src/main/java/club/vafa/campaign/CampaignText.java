package club.vafa.campaign;

import club.vafa.value.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A campaign's words with variables in braces: {name}, {points}, {tier}, {club}. */
record CampaignText(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern BRACE = Pattern.compile("[{}]");

  /** What a text may say about the member it goes to, or about the club. */
  enum Variable {
    NAME, POINTS, TIER, CLUB;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Variable> find(String word) {
      return Arrays.stream(values()).filter(variable -> variable.word().equals(word.strip())).findFirst();
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Variable::word).toList();
    }
  }

  /** Whether these words are the same for every member. */
  static boolean sameForAll(String text) {
    return PLACE.matcher(text).results().allMatch(place -> Variable.find(place.group(1)).filter(Variable.CLUB::equals).isPresent());
  }

  List<Saving.Fault> faults(Language language) {
    var faults = new ArrayList<Saving.Fault>();
    if (text.codePointCount(0, text.length()) > CampaignDraft.TEXT_CHARS_MAX) {
      faults.add(new Saving.Fault.TextTooLong(language, CampaignDraft.TEXT_CHARS_MAX));
    }
    PLACE.matcher(text).results().map(place -> place.group(1)).filter(word -> Variable.find(word).isEmpty()).distinct()
        .forEach(word -> faults.add(new Saving.Fault.UnknownVariable(language, word, Variable.words())));
    // Blanked out, so that the positions stay.
    var rest = PLACE.matcher(text).replaceAll(place -> " ".repeat(place.group().length()));
    BRACE.matcher(rest).results().forEach(brace -> faults.add(new Saving.Fault.StrayBrace(language, brace.start())));
    return faults;
  }

  /** The words with what each variable stands for; only those in use are asked for. */
  String with(Map<Variable, Function<Language, String>> values, Language language) {
    return PLACE.matcher(text).replaceAll(place ->
        Matcher.quoteReplacement(Variable.find(place.group(1)).map(variable -> values.get(variable).apply(language))
            .orElse(place.group())));
  }
}
