package club.vafa.app.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The settings by name. This table is what {@code ./vafa --help} shows and what a refused value is explained from. */
public enum Setting {
  VAFA_DATABASE_URL("", "postgresql://user:password@host:port/database or jdbc:postgresql://host:port/database?user=…&password=…",
    "the PostgreSQL (15 to 18) to use; empty: an embedded one, kept in VAFA_DATA", Shown.MASKED),
  VAFA_DATA("./data", "a folder that this user may write to", "where the embedded database, the demo's keys and its log are kept", Shown.YES),
  VAFA_PORT("7070", "a port number from 1 to 65535, or 0 for any free one", "the port of the API and the webhooks", Shown.YES),
  VAFA_PROBE_PORT("", "a port number from 1 to 65535, or 0 for any free one",
    "a port for /health and /metrics alone; empty: VAFA_PORT, and any free port (told in the log) in a process without the role web", Shown.YES),
  VAFA_PUBLIC_URL("", "an http or https address without query, such as https://club.example.com",
    "the address under which the providers reach this club; empty: http://localhost:VAFA_PORT", Shown.YES),
  VAFA_TELEGRAM_TOKEN("", "the bot's token as BotFather gives it, such as 123456:ABC-DEF", "the Telegram bot; empty: no Telegram (the demo plays it)",
    Shown.NO),
  VAFA_TELEGRAM_API("https://api.telegram.org", "an http or https address without query, such as http://127.0.0.1:8081",
    "the Bot API server", Shown.YES),
  VAFA_TELEGRAM_WEBHOOK_SECRET("", "1 to 256 of A-Z a-z 0-9 _ -", "set: Telegram calls the webhook with this secret; empty: the bot polls", Shown.NO),
  VAFA_TELEGRAM_PROXY("", "http://host:port or socks5://host:port, with user:password@ where needed", "the proxy through which Telegram is reached",
    Shown.MASKED),
  VAFA_TWILIO_ACCOUNT("", "the account's SID, such as AC followed by 32 letters and digits", "the Twilio account; empty: no SMS (the demo plays it)",
    Shown.YES),
  VAFA_TWILIO_TOKEN("", "the account's auth token, letters and digits", "sends messages and checks the signature of Twilio's webhooks", Shown.NO),
  VAFA_TWILIO_FROM("", "a phone number such as +15005550006, a short code, or a messaging service's SID", "the number that messages come from",
    Shown.YES),
  VAFA_TWILIO_API("https://api.twilio.com", "an http or https address without query, such as http://127.0.0.1:8082", "the Twilio API server", Shown.YES),
  VAFA_SMS_PROVIDER("", "twilio or kavenegar", "who carries texts; empty: Kavenegar where its key is set, else Twilio; kavenegar without a key: the demo plays it", Shown.YES),
  VAFA_KAVENEGAR_KEY("", "the account's API key, letters and digits", "sends messages through Kavenegar (Iran); empty: not used", Shown.NO),
  VAFA_KAVENEGAR_LINE("", "the line's number, such as 10004346", "the line that Kavenegar's messages come from", Shown.YES),
  VAFA_KAVENEGAR_API("https://api.kavenegar.com", "an http or https address without query, such as http://127.0.0.1:8083", "the Kavenegar API server",
    Shown.YES),
  VAFA_KAVENEGAR_SECRET("", "32 to 200 of A-Z a-z 0-9 _ -",
    "stands in the addresses to enter at Kavenegar: …/webhooks/kavenegar/SECRET/messages and …/status", Shown.NO),
  VAFA_KAVENEGAR_CALLERS("", "IP addresses with commas between them", "the addresses that Kavenegar calls from; empty: any", Shown.YES),
  VAFA_MAIL_SERVER("", "smtps://user:password@host:465, smtp://user:password@host:587 (STARTTLS) or smtp-plain://host:25; special characters percent-encoded",
    "the server that takes the club's e-mail; empty: no e-mail (the demo plays it)", Shown.MASKED),
  VAFA_MAIL_FROM("", "an e-mail address such as club@shop.example", "the address that e-mail comes from", Shown.YES),
  VAFA_MAIL_BOUNCES("", "imaps://user:password@host:993, imap://user:password@host:143 (STARTTLS) or imap-plain://host:143; special characters percent-encoded",
    "the mailbox, for nothing else, into which undeliverable e-mail comes back; empty: it is not read", Shown.MASKED),
  VAFA_MAIL_BOUNCES_ADDRESS("", "an e-mail address such as bounces@shop.example", "that mailbox's address", Shown.YES),
  VAFA_ZONE("Asia/Tehran", "a time zone by its name, such as Asia/Tehran or Europe/Berlin", "the club's zone; kept with the club at its first start",
    Shown.YES),
  VAFA_LANGUAGE("fa", "fa or en", "the club's language; kept with the club at its first start", Shown.YES),
  VAFA_CURRENCY("IRR", "a currency's three letters, such as IRR, USD or EUR", "the club's currency (IRR is shown as toman); kept with the club at its first start",
    Shown.YES),
  VAFA_OWNER_TOKEN("", "8 to 200 characters without spaces", "the owner's API token; empty: one is made and printed once", Shown.NO),
  VAFA_SECRET_KEY("", "16 or more characters, such as 64 random hexadecimal digits",
    "the key of codes and encryption; made and kept in VAFA_DATA, but required by serve on an external database", Shown.NO);

  /** Whether a value may be repeated in a message: whole, without its password, or not at all. */
  enum Shown { YES, MASKED, NO }

  private final String fallback;
  private final String accepted;
  private final String meaning;
  private final Shown shown;

  Setting(String fallback, String accepted, String meaning, Shown shown) {
    this.fallback = fallback;
    this.accepted = accepted;
    this.meaning = meaning;
    this.shown = shown;
  }

  /** The variable that names a file of settings. */
  public static final String FILE_VARIABLE = "VAFA_SETTINGS";

  /** Names that look like settings and are none, mistyped mostly. */
  public static List<String> unknown(Set<String> names) {
    return names.stream().filter(name -> name.startsWith("VAFA_") && !name.equals(FILE_VARIABLE) && named(name).isEmpty()).sorted().toList();
  }

  /** What is used where nothing is given; empty where there is no such value. */
  public String fallback() {
    return fallback;
  }

  public String accepted() {
    return accepted;
  }

  public String meaning() {
    return meaning;
  }

  /** The value as it may be shown to people. */
  String show(String value) {
    return switch (shown) {
      case YES -> "\"" + value.replaceAll("\\p{Cntrl}", "?") + "\"";
      case MASKED -> "\"" + value.replaceAll("\\p{Cntrl}", "?").replaceAll("//[^/@]*@", "//…@").replaceAll("(?i)(password=)[^&]*", "$1…") + "\"";
      case NO -> "(a value that is not shown)";
    };
  }

  static Optional<Setting> named(String name) {
    return Arrays.stream(values()).filter(setting -> setting.name().equals(name)).findFirst();
  }
}
