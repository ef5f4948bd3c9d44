package club.vafa.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import club.vafa.app.StartRefused;
import club.vafa.bot.mail.MailSettings;
import club.vafa.bot.telegram.TelegramProxy;
import club.vafa.value.Currency;
import club.vafa.value.Language;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {

  @TempDir
  private Path folder;

  @Test
  void withNothingGivenTheDefaultsHold() {
    Settings settings = read(Map.of());
    assertThat(settings.database()).isEmpty();
    assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(settings.http()).isEqualTo(new Settings.Http(7070, Optional.empty(), Optional.empty()));
    assertThat(settings.http().publicUrl(7070)).isEqualTo("http://localhost:7070");
    assertThat(settings.telegram().token()).isEmpty();
    assertThat(settings.telegram().api()).isEqualTo(URI.create("https://api.telegram.org"));
    assertThat(settings.twilio().account()).isEmpty();
    assertThat(settings.twilio().api()).isEqualTo(URI.create("https://api.twilio.com"));
    assertThat(settings.club()).isEqualTo(new Settings.FirstClub(ZoneId.of("Asia/Tehran"), Language.FA, Currency.IRR));
    assertThat(settings.keys()).isEqualTo(new Settings.Keys(Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
    VAFA_DATABASE_URL            | mysql://localhost/club
    VAFA_DATABASE_URL            | postgresql://localhost
    VAFA_PORT                    | http
    VAFA_PORT                    | 65536
    VAFA_PORT                    | -1
    VAFA_PROBE_PORT              | 65536
    VAFA_PUBLIC_URL              | club.example.com
    VAFA_PUBLIC_URL              | https://club.example.com/?a=b
    VAFA_TELEGRAM_API            | ftp://example.com
    VAFA_TELEGRAM_PROXY          | proxy.example.com:1080
    VAFA_TELEGRAM_PROXY          | socks5://proxy.example.com
    VAFA_TWILIO_API              | twilio
    VAFA_ZONE                    | Tehran
    VAFA_LANGUAGE                | de
    VAFA_CURRENCY                | toman
    VAFA_SMS_PROVIDER            | pigeon
    VAFA_KAVENEGAR_LINE          | line
    VAFA_KAVENEGAR_API           | kavenegar
    VAFA_KAVENEGAR_CALLERS       | example.com
    VAFA_MAIL_SERVER             | mail.example.com
    VAFA_MAIL_SERVER             | http://mail.example.com:25
    VAFA_MAIL_SERVER             | imaps://mail.example.com:993
    VAFA_MAIL_SERVER             | smtp://mail.example.com
    VAFA_MAIL_SERVER             | smtp://mail.example.com:70000
    VAFA_MAIL_SERVER             | smtp://mail.example.com:587/folder
    VAFA_MAIL_FROM               | club at shop
    VAFA_MAIL_BOUNCES            | smtps://mail.example.com:465
    VAFA_MAIL_BOUNCES            | imaps://mail.example.com
    VAFA_MAIL_BOUNCES_ADDRESS    | nobody
    """)
  void aWrongValueIsRefusedInOneLineThatSaysWhichWhatAndWhatIsAccepted(String name, String value) {
    assertThatThrownBy(() -> read(Map.of(name, value))).isInstanceOf(StartRefused.class)
      .hasMessageStartingWith(name + " is ").hasMessageContaining(value).hasMessageContaining("accepted is").hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
    VAFA_TELEGRAM_TOKEN          | 123456:not a/token
    VAFA_TELEGRAM_WEBHOOK_SECRET | with blanks
    VAFA_OWNER_TOKEN             | short
    VAFA_SECRET_KEY              | short
    VAFA_KAVENEGAR_KEY           | short
    VAFA_KAVENEGAR_SECRET        | short
    VAFA_MAIL_SERVER             | smtp://geheim@mail.example.com:587
    """)
  void aSecretIsRefusedWithoutBeingShown(String name, String value) {
    assertThatThrownBy(() -> read(Map.of(name, value))).isInstanceOf(StartRefused.class)
      .hasMessageStartingWith(name + " is ").hasMessageNotContaining(value).hasMessageContaining("accepted is");
  }

  @Test
  void thePasswordOfAnAddressIsNotShown() {
    assertThatThrownBy(() -> read(Map.of("VAFA_DATABASE_URL", "mysql://club:geheim@localhost/club"))).hasMessageNotContaining("geheim");
    assertThatThrownBy(() -> read(Map.of("VAFA_DATABASE_URL", "jdbc:mysql://localhost/club?user=club&password=geheim"))).hasMessageNotContaining("geheim");
    assertThatThrownBy(() -> read(Map.of("VAFA_TELEGRAM_PROXY", "socks5://me:geheim@proxy.example.com"))).hasMessageNotContaining("geheim");
  }

  @Test
  void theToStringOfAllSettingsHoldsNoSecret() {
    Settings settings = read(Map.of("VAFA_DATABASE_URL", "postgres://club:geheim1@db.example.com/club", "VAFA_TELEGRAM_TOKEN", "1:geheim2",
      "VAFA_TELEGRAM_WEBHOOK_SECRET", "geheim3", "VAFA_TWILIO_ACCOUNT", "AC1", "VAFA_TWILIO_TOKEN", "geheim4", "VAFA_TWILIO_FROM", "+15005550006",
      "VAFA_OWNER_TOKEN", "geheim5-geheim5", "VAFA_SECRET_KEY", "geheim6-geheim6-geheim6", "VAFA_TELEGRAM_PROXY", "http://me:geheim7@proxy.example.com:80"));
    assertThat(settings.toString()).doesNotContain("geheim");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
    postgres://club:p%40ss+w@db.example.com:5433/club?sslmode=require  | jdbc:postgresql://db.example.com:5433/club?sslmode=require | club | p@ss+w
    postgresql://club:x@db.example.com/club                            | jdbc:postgresql://db.example.com/club                      | club | x
    jdbc:postgresql://db.example.com/club?user=u&password=x&ssl=true   | jdbc:postgresql://db.example.com/club?ssl=true             | u    | x
    postgres://db.example.com/club?user=u&password=x                   | jdbc:postgresql://db.example.com/club                      | u    | x
    """)
  void aDatabasesAddressIsReadInBothForms(String given, String jdbc, String user, String password) {
    DatabaseUrl url = read(Map.of("VAFA_DATABASE_URL", given)).database().orElseThrow();
    assertThat(url.jdbc()).isEqualTo(jdbc);
    assertThat(url.credentials()).containsEntry("user", user).containsEntry("password", password);
    assertThat(url.shown()).doesNotContain(password + "@").startsWith("postgresql://db.example.com");
  }

  @Test
  void aProxyMayAskForNameAndPassword() {
    TelegramProxy proxy = read(Map.of("VAFA_TELEGRAM_PROXY", "socks5://me:geheim@127.0.0.1:1080")).telegram().proxy().orElseThrow();
    assertThat(proxy.kind()).isEqualTo(TelegramProxy.Kind.SOCKS);
    assertThat(proxy.login()).contains(new TelegramProxy.Login("me", "geheim"));
  }

  @Test
  void twilioIsSetWholeOrNotAtAll() {
    assertThatThrownBy(() -> read(Map.of("VAFA_TWILIO_ACCOUNT", "AC1", "VAFA_TWILIO_FROM", "+15005550006"))).isInstanceOf(StartRefused.class)
      .hasMessageStartingWith("VAFA_TWILIO_TOKEN is empty").hasMessageContaining("accepted");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
    smtps://mail.example.com:465 |                   |                              |
                                 | club@shop.example |                              |
    smtps://mail.example.com:465 | club@shop.example | imaps://mail.example.com:993 |
    smtps://mail.example.com:465 | club@shop.example |                              | back@shop.example
                                 |                   | imaps://mail.example.com:993 | back@shop.example
    """)
  void mailIsSetWholeOrNotAtAll(@Nullable String server, @Nullable String from, @Nullable String box, @Nullable String address) {
    var given = new HashMap<String, String>();
    Optional.ofNullable(server).ifPresent(value -> given.put("VAFA_MAIL_SERVER", value));
    Optional.ofNullable(from).ifPresent(value -> given.put("VAFA_MAIL_FROM", value));
    Optional.ofNullable(box).ifPresent(value -> given.put("VAFA_MAIL_BOUNCES", value));
    Optional.ofNullable(address).ifPresent(value -> given.put("VAFA_MAIL_BOUNCES_ADDRESS", value));
    assertThatThrownBy(() -> read(given)).isInstanceOf(StartRefused.class).hasMessageStartingWith("VAFA_MAIL_SERVER, VAFA_MAIL_FROM")
      .hasMessageContaining("accepted are").hasMessageNotContaining("\n");
  }

  @Test
  void aMailServersPasswordIsDecodedAndNotShown() {
    Settings settings = read(Map.of("VAFA_MAIL_SERVER", "smtps://club%40shop:ge%2Bheim@mail.example.com:465", "VAFA_MAIL_FROM", "club@shop.example"));
    assertThat(settings.mail().orElseThrow().smtp().signIn()).contains(new MailSettings.SignIn("club@shop", "ge+heim"));
    assertThat(settings.toString()).doesNotContain("heim");
    assertThatThrownBy(() -> read(Map.of("VAFA_MAIL_SERVER", "pop3://club:geheim@mail.example.com:110"))).hasMessageNotContaining("geheim");
  }

  @Test
  void kavenegarWithoutAnAccountIsPlayedAndWithAPartOfOneRefused() {
    assertThat(read(Map.of()).kavenegarIsPlayed()).isFalse();
    Settings played = read(Map.of("VAFA_SMS_PROVIDER", "kavenegar"));
    assertThat(played.kavenegarIsPlayed()).isTrue();
    assertThat(played.kavenegar()).isEmpty();
    assertThatThrownBy(() -> read(Map.of("VAFA_SMS_PROVIDER", "kavenegar", "VAFA_KAVENEGAR_LINE", "10004346"))).isInstanceOf(StartRefused.class)
      .hasMessageContaining("VAFA_KAVENEGAR_KEY").hasMessageContaining("accepted").hasMessageNotContaining("\n");
  }

  @Test
  void theFileIsReadAndTheEnvironmentWins() throws IOException {
    Path file = Files.writeString(folder.resolve("settings"), """
      # where the club lives
      VAFA_ZONE=Europe/Berlin

      export VAFA_LANGUAGE="en"
      VAFA_CURRENCY = 'EUR'
      VAFA_PORT=8080
      """);
    Settings settings = Settings.read(Map.of("VAFA_PORT", "9090"), Optional.of(file));
    assertThat(settings.club()).isEqualTo(new Settings.FirstClub(ZoneId.of("Europe/Berlin"), Language.EN, Currency.EUR));
    assertThat(settings.http().port()).isEqualTo(9090);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
    VAFA_PROT=7070 | sets VAFA_PROT, which is no setting
    hello          | in line 1 no KEY=VALUE
    """)
  void aLineOfTheFileThatSaysNothingIsRefused(String line, String because) throws IOException {
    Path file = Files.writeString(folder.resolve("settings"), line);
    assertThatThrownBy(() -> Settings.read(Map.of(), Optional.of(file))).isInstanceOf(StartRefused.class).hasMessageContaining(because);
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    StartRefused refused = catchThrowableOfType(StartRefused.class, () -> Settings.read(Map.of(), Optional.of(folder.resolve("nowhere"))));
    assertThat(refused).hasMessageContaining("nowhere").hasMessageContaining("cannot be read").hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void theReadmeNamesEverySettingWithItsDefault(Setting setting) throws IOException {
    assertThat(Files.readAllLines(Path.of("../README.md"))).as("a row of README.md's table for %s", setting)
      .anyMatch(line -> line.startsWith("| `" + setting.name() + "` |") && (setting.fallback().isEmpty() || line.contains("`" + setting.fallback() + "`")));
  }

  private static Settings read(Map<String, String> environment) {
    return Settings.read(environment, Optional.empty());
  }
}
