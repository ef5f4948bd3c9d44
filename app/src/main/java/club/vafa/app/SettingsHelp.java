package club.vafa.app;

import club.vafa.app.settings.Setting;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The part of the help that lists the settings. */
final class SettingsHelp {

  private SettingsHelp() {}

  static String text() {
    return """

      Settings come from the environment, or from a file of KEY=VALUE lines named by --settings or by VAFA_SETTINGS; the environment wins.

      %s
      """.formatted(Arrays.stream(Setting.values()).map(SettingsHelp::entry).collect(Collectors.joining("\n")));
  }

  private static String entry(Setting setting) {
    return "  " + setting.name() + (setting.fallback().isEmpty() ? "" : "  (" + setting.fallback() + ")") + "\n      " + setting.meaning()
      + "\n      accepted: " + setting.accepted();
  }
}
