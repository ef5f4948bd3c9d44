package club.vafa.bot.telegram;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the club's bot is reached.
 *
 * @param token   the bot's token, {@code 123456:ABC…}; it never appears in a log
 * @param api     base address of the Bot API server, {@code https://api.telegram.org} or another that speaks the same protocol
 * @param proxy   the way there, where there is no straight one
 * @param webhook present: updates are pushed to this address; empty: they are polled
 */
public record TelegramSettings(String token, URI api, Optional<TelegramProxy> proxy, Optional<Webhook> webhook) {

  public static final URI OFFICIAL_API = URI.create("https://api.telegram.org");

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]+(:[A-Za-z0-9_-]+)?");
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");

  /** Where Telegram pushes updates to, and the secret it shows each time. */
  public record Webhook(URI url, String secret) {
    public Webhook {
      if (!SECRET.matcher(secret).matches()) {
        throw new IllegalArgumentException("a webhook secret has 1 to 256 characters of A-Z, a-z, 0-9, _ and -");
      }
    }

    @Override
    public String toString() {
      return "Webhook[" + url + "]";
    }
  }

  public TelegramSettings {
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException("a bot token looks like 123456789:AAExample-token_of-35-characters");
    }
    if (api.getHost() == null || !("http".equals(api.getScheme()) || "https".equals(api.getScheme()))) {
      throw new IllegalArgumentException("the address of the Bot API server looks like https://api.telegram.org");
    }
  }

  /** The bot's own number, the part of the token before the colon: it names the account in the inbox. */
  public String account() {
    int colon = token.indexOf(':');
    return colon < 0 ? "bot" : token.substring(0, colon);
  }

  @Override
  public String toString() {
    return "TelegramSettings[" + account() + " at " + api + "]";
  }
}
