package club.vafa.app.settings;

import club.vafa.bot.mail.MailSettings;
import club.vafa.bot.telegram.TelegramProxy;
import club.vafa.value.Currency;
import club.vafa.value.Email;
import club.vafa.value.Language;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator decided, checked and typed. Whatever holds a secret hides it from {@code toString}.
 *
 * @param kavenegarIsPlayed whether Kavenegar is to carry the texts without an account there, as only the demo can
 */
public record Settings(Optional<DatabaseUrl> database, Path data, Http http, Telegram telegram, Twilio twilio, Optional<Kavenegar> kavenegar,
    boolean kavenegarIsPlayed, Optional<Mail> mail, FirstClub club, Keys keys) {

  /** The port that the API listens on, one for the operator's probes alone, and the address under which the world reaches the API, where these were given. */
  public record Http(int port, Optional<Integer> probePort, Optional<URI> publicUrl) {

    /** The public address without a slash at its end, once it is known on which port the API really listens. */
    public String publicUrl(int realPort) {
      return publicUrl.map(URI::toString).orElse("http://localhost:" + realPort).replaceAll("/+$", "");
    }
  }

  public record Telegram(Optional<String> token, URI api, Optional<String> webhookSecret, Optional<TelegramProxy> proxy) {

    @Override
    public String toString() {
      return "Telegram[api=" + api + ", token " + (token.isPresent() ? "set" : "not set") + "]";
    }
  }

  public record Twilio(Optional<Account> account, URI api) {

    public record Account(String sid, String token, String from) {

      @Override
      public String toString() {
        return sid;
      }
    }
  }

  /** Set where Kavenegar carries the texts. */
  public record Kavenegar(String key, String line, URI api, String secret, Set<String> callers) {

    @Override
    public String toString() {
      return "Kavenegar[" + line + "]";
    }
  }

  public record Mail(MailSettings.Server smtp, Email from, Optional<MailSettings.BounceBox> bounces) {

    @Override
    public String toString() {
      return "Mail[" + smtp.host() + "]";
    }
  }

  /** What becomes a row of the club at its first start, and must not be contradicted later. */
  public record FirstClub(ZoneId zone, Language language, Currency currency) {}

  public record Keys(Optional<String> ownerToken, Optional<String> secretKey) {

    @Override
    public String toString() {
      return "Keys";
    }
  }

  /** True where Telegram, SMS or e-mail is not set, so that the demo plays it. */
  public boolean anyProviderMissing() {
    return telegram.token().isEmpty() || kavenegarIsPlayed || twilio.account().isEmpty() && kavenegar.isEmpty() || mail.isEmpty();
  }

  /** Reads the settings from the environment and, below it, from a file where one is named. */
  public static Settings read(Map<String, String> environment, Optional<Path> file) {
    return new SettingsReader(SettingValues.of(environment, file)).settings();
  }
}
