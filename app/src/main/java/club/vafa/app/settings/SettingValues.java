package club.vafa.app.settings;

import club.vafa.app.StartRefused;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The settings as text, from the environment over a file, and the one line that refuses a wrong one. */
final class SettingValues {

  /** A settings file larger than this is something else. */
  private static final long FILE_BYTES_MAX = 100_000;

  private final Map<Setting, String> values;

  private SettingValues(Map<Setting, String> values) {
    this.values = values;
  }

  static SettingValues of(Map<String, String> environment, Optional<Path> file) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    file.ifPresent(path -> values.putAll(fromFile(path)));
    for (Setting setting : Setting.values()) {
      String given = environment.get(setting.name());
      if (given != null && !given.isBlank()) {
        values.put(setting, given.strip());
      }
    }
    return new SettingValues(values);
  }

  Optional<String> given(Setting setting) {
    return Optional.ofNullable(values.get(setting)).filter(value -> !value.isEmpty());
  }

  /** The setting's value as {@code reader} understands it, its default where nothing was given; refused where the reader finds nothing. */
  <A> A required(Setting setting, Function<String, Optional<A>> reader) {
    String value = given(setting).orElse(setting.fallback());
    return reader.apply(value).orElseThrow(() -> wrong(setting, value));
  }

  <A> Optional<A> optional(Setting setting, Function<String, Optional<A>> reader) {
    return given(setting).map(value -> reader.apply(value).orElseThrow(() -> wrong(setting, value)));
  }

  private static StartRefused wrong(Setting setting, String value) {
    return new StartRefused(setting.name() + " is " + setting.show(value) + "; accepted is " + setting.accepted());
  }

  private static Map<Setting, String> fromFile(Path path) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    int number = 0;
    for (String line : lines(path)) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new StartRefused("the settings file " + path + " has in line " + number + " no KEY=VALUE; accepted are such lines, # comments and empty lines");
      }
      String name = text.substring(0, equals).strip().replaceFirst("^export\\s+", "");
      Setting setting = Setting.named(name).orElseThrow(() ->
        new StartRefused("the settings file " + path + " sets " + name + ", which is no setting; ./vafa --help lists them"));
      values.put(setting, unquoted(text.substring(equals + 1).strip()));
    }
    return values;
  }

  private static List<String> lines(Path path) {
    try {
      if (Files.isRegularFile(path) && Files.size(path) > FILE_BYTES_MAX) {
        throw new StartRefused("the settings file " + path + " is larger than " + FILE_BYTES_MAX + " bytes; accepted are KEY=VALUE lines");
      }
      return new ArrayList<>(Files.readAllLines(path));
    } catch (CharacterCodingException e) {
      throw new StartRefused("the settings file " + path + " is not UTF-8 text; accepted are KEY=VALUE lines", e);
    } catch (IOException e) {
      throw new StartRefused("the settings file " + path + " cannot be read; accepted is a readable text file of KEY=VALUE lines", e);
    }
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && (value.startsWith("\"") && value.endsWith("\"") || value.startsWith("'") && value.endsWith("'"));
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
