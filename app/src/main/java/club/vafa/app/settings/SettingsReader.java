package club.vafa.app.settings;

import static club.vafa.app.settings.Setting.*;

import club.vafa.app.StartRefused;
import club.vafa.bot.mail.MailSettings;
import club.vafa.bot.telegram.TelegramProxy;
import club.vafa.value.Currency;
import club.vafa.value.Email;
import club.vafa.value.Language;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns each value into its type, and refuses values that do not go together. */
final class SettingsReader {

  private final SettingValues values;

  SettingsReader(SettingValues values) {
    this.values = values;
  }

  Settings settings() {
    return new Settings(
      values.optional(VAFA_DATABASE_URL, DatabaseUrl::read),
      values.required(VAFA_DATA, SettingsReader::path),
      new Settings.Http(values.required(VAFA_PORT, SettingsReader::port), values.optional(VAFA_PROBE_PORT, SettingsReader::port),
        values.optional(VAFA_PUBLIC_URL, SettingsReader::url)),
      telegram(), twilio(), kavenegar(), kavenegarIsPlayed(), mail(), club(),
      new Settings.Keys(values.optional(VAFA_OWNER_TOKEN, matching("[\\x21-\\x7e]{8,200}")), values.optional(VAFA_SECRET_KEY, matching(".{16,}"))));
  }

  private Settings.Telegram telegram() {
    return new Settings.Telegram(
      values.optional(VAFA_TELEGRAM_TOKEN, matching("[A-Za-z0-9_-]+(:[A-Za-z0-9_-]+)?")),
      values.required(VAFA_TELEGRAM_API, SettingsReader::url),
      values.optional(VAFA_TELEGRAM_WEBHOOK_SECRET, matching("[A-Za-z0-9_-]{1,256}")),
      values.optional(VAFA_TELEGRAM_PROXY, SettingsReader::proxy));
  }

  private Settings.Twilio twilio() {
    Optional<String> account = values.optional(VAFA_TWILIO_ACCOUNT, matching("[A-Za-z0-9]{2,64}"));
    Optional<String> token = values.optional(VAFA_TWILIO_TOKEN, matching("[A-Za-z0-9_-]{1,200}"));
    Optional<String> from = values.optional(VAFA_TWILIO_FROM, matching("\\+?[0-9]{3,15}|MG[0-9A-Za-z]{2,64}|[A-Za-z0-9 ]{1,11}"));
    URI api = values.required(VAFA_TWILIO_API, SettingsReader::url);
    List<Setting> missing = Arrays.stream(new Setting[] {VAFA_TWILIO_ACCOUNT, VAFA_TWILIO_TOKEN, VAFA_TWILIO_FROM})
      .filter(setting -> values.given(setting).isEmpty()).toList();
    if (!missing.isEmpty() && missing.size() < 3) {
      throw new StartRefused(missing.stream().map(Setting::name).collect(Collectors.joining(" and ")) + " is empty; accepted are VAFA_TWILIO_ACCOUNT, "
        + "VAFA_TWILIO_TOKEN and VAFA_TWILIO_FROM all set, or none of them");
    }
    return new Settings.Twilio(account.map(sid -> new Settings.Twilio.Account(sid, token.orElseThrow(), from.orElseThrow())), api);
  }

  private Optional<Settings.Kavenegar> kavenegar() {
    Optional<String> provider = values.optional(VAFA_SMS_PROVIDER, matching("twilio|kavenegar"));
    Optional<String> key = values.optional(VAFA_KAVENEGAR_KEY, matching("[A-Za-z0-9]{16,200}"));
    Optional<String> line = values.optional(VAFA_KAVENEGAR_LINE, matching("\\+?[0-9]{3,20}"));
    Optional<String> secret = values.optional(VAFA_KAVENEGAR_SECRET, matching("[A-Za-z0-9_-]{32,200}"));
    Optional<Set<String>> callers = values.optional(VAFA_KAVENEGAR_CALLERS, matching("[0-9a-fA-F.:]+( *, *[0-9a-fA-F.:]+)*"))
      .map(list -> Set.of(list.split(" *, *")));
    URI api = values.required(VAFA_KAVENEGAR_API, SettingsReader::url);
    boolean wanted = provider.map("kavenegar"::equals).orElse(key.isPresent());
    if (!wanted || kavenegarIsPlayed()) {
      return Optional.empty();
    }
    if (key.isEmpty() || line.isEmpty() || secret.isEmpty()) {
      throw new StartRefused("VAFA_KAVENEGAR_KEY, VAFA_KAVENEGAR_LINE or VAFA_KAVENEGAR_SECRET is empty; accepted are all three set, or "
        + "VAFA_SMS_PROVIDER not kavenegar and no key");
    }
    return Optional.of(new Settings.Kavenegar(key.get(), line.get(), api, secret.get(), callers.orElse(Set.of())));
  }

  private boolean kavenegarIsPlayed() {
    return values.given(VAFA_SMS_PROVIDER).filter("kavenegar"::equals).isPresent()
      && Stream.of(VAFA_KAVENEGAR_KEY, VAFA_KAVENEGAR_LINE, VAFA_KAVENEGAR_SECRET).allMatch(setting -> values.given(setting).isEmpty());
  }

  private Optional<Settings.Mail> mail() {
    Optional<MailSettings.Server> smtp = values.optional(VAFA_MAIL_SERVER, text -> server("smtp", text));
    Optional<Email> from = values.optional(VAFA_MAIL_FROM, Email::parse);
    Optional<MailSettings.Server> box = values.optional(VAFA_MAIL_BOUNCES, text -> server("imap", text));
    Optional<Email> boxAddress = values.optional(VAFA_MAIL_BOUNCES_ADDRESS, Email::parse);
    if (smtp.isPresent() != from.isPresent() || box.isPresent() != boxAddress.isPresent() || box.isPresent() && smtp.isEmpty()) {
      throw new StartRefused("VAFA_MAIL_SERVER, VAFA_MAIL_FROM, VAFA_MAIL_BOUNCES and VAFA_MAIL_BOUNCES_ADDRESS are set in part; accepted are the first two "
        + "together, all four, or none of them");
    }
    return smtp.map(server -> new Settings.Mail(server, from.orElseThrow(), box.map(imap -> new MailSettings.BounceBox(imap, boxAddress.orElseThrow()))));
  }

  private static Optional<MailSettings.Server> server(String protocol, String text) {
    try {
      return Optional.of(MailSettings.Server.of(protocol, text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Settings.FirstClub club() {
    return new Settings.FirstClub(values.required(VAFA_ZONE, SettingsReader::zone),
      values.required(VAFA_LANGUAGE, text -> Arrays.stream(Language.values()).filter(language -> language.code().equals(text)).findFirst()),
      values.required(VAFA_CURRENCY, Currency::find));
  }

  private static Function<String, Optional<String>> matching(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return text -> Optional.of(text).filter(compiled.asMatchPredicate());
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> port(String text) {
    return text.matches("[0-9]{1,5}") ? Optional.of(Integer.valueOf(text)).filter(port -> port <= 65535) : Optional.empty();
  }

  private static Optional<ZoneId> zone(String text) {
    return ZoneId.getAvailableZoneIds().contains(text) ? Optional.of(ZoneId.of(text)) : Optional.empty();
  }

  private static Optional<TelegramProxy> proxy(String text) {
    try {
      return Optional.of(TelegramProxy.of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<URI> url(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean plain = uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null && uri.getPort() <= 65535;
      return web && plain ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
