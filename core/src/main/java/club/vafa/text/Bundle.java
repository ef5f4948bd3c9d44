package club.vafa.text;

import club.vafa.value.Language;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The patterns of one room in one language, parsed once. */
final class Bundle {
  /** A pattern and every argument that it names, also inside plurals and selects. */
  record Pattern(MessageFormat format, Set<String> arguments) {
  }

  private final Map<String, Pattern> patterns;

  private Bundle(Map<String, Pattern> patterns) {
    this.patterns = patterns;
  }

  static Bundle load(String room, Language language) {
    String resource = "/club/vafa/text/" + room + "_" + language.code() + ".properties";
    var properties = new Properties();
    try (InputStream in = Bundle.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no bundle " + resource);
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var patterns = new HashMap<String, Pattern>();
    for (String key : properties.stringPropertyNames()) {
      patterns.put(key, parse(properties.getProperty(key), language));
    }
    return new Bundle(Map.copyOf(patterns));
  }

  static Pattern parse(String pattern, Language language) {
    var parts = new MessagePattern(pattern);
    var arguments = new LinkedHashSet<String>();
    for (int i = 0; i < parts.countParts(); i++) {
      if (parts.getPartType(i) == MessagePattern.Part.Type.ARG_NAME) {
        arguments.add(parts.getSubstring(parts.getPart(i)));
      }
    }
    return new Pattern(new MessageFormat(pattern, language.locale()), Set.copyOf(arguments));
  }

  Optional<Pattern> pattern(String key) {
    return Optional.ofNullable(patterns.get(key));
  }

  Set<String> keys() {
    return patterns.keySet();
  }
}
