package club.vafa.app;

import club.vafa.app.database.DataFolder;
import club.vafa.app.settings.Settings;
import club.vafa.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The key under which codes are looked up and secrets are sealed. Losing it loses them, so it is kept or demanded, never made anew. */
final class MasterKey {

  private static final String FILE = "secret.key";
  private static final int BYTES = 32;

  private MasterKey() {}

  static Secrets secrets(Settings settings, Optional<DataFolder> data) {
    String key = settings.keys().secretKey().or(() -> data.map(folder -> folder.secret(FILE, () -> Secrets.randomToken(BYTES))))
      .orElseThrow(() -> new StartRefused("VAFA_SECRET_KEY is empty, and serve on an external database needs it; accepted is "
        + "16 or more characters, such as 64 random hexadecimal digits, the same for every process of the club"));
    return new Secrets(key.getBytes(StandardCharsets.UTF_8));
  }
}
