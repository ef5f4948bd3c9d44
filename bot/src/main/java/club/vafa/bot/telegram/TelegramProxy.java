package club.vafa.bot.telegram;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proxy through which Telegram is reached: {@code http://[user:password@]host:port} or {@code socks5://[user:password@]host:port}.
 * The proxy resolves names itself, since a resolver near the shop may answer wrongly.
 */
public record TelegramProxy(Kind kind, String host, int port, Optional<Login> login) {

  public enum Kind { HTTP, SOCKS }

  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  private static final String ACCEPTED = "http://[user:password@]host:port or socks5://[user:password@]host:port";

  /** Reads the setting's text; throws IllegalArgumentException with a sentence that says what is accepted. */
  public static TelegramProxy of(String text) {
    URI uri;
    try {
      uri = URI.create(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("expected " + ACCEPTED);
    }
    var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    var kind = switch (scheme) {
      case "http" -> Kind.HTTP;
      case "socks", "socks5", "socks5h" -> Kind.SOCKS;
      default -> throw new IllegalArgumentException("expected " + ACCEPTED);
    };
    if (uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 65_535) {
      throw new IllegalArgumentException("expected " + ACCEPTED);
    }
    return new TelegramProxy(kind, uri.getHost(), uri.getPort(), login(uri.getUserInfo()));
  }

  private static Optional<Login> login(@Nullable String userInfo) {
    if (userInfo == null || userInfo.isEmpty()) {
      return Optional.empty();
    }
    int colon = userInfo.indexOf(':');
    return Optional.of(colon < 0 ? new Login(userInfo, "") : new Login(userInfo.substring(0, colon), userInfo.substring(colon + 1)));
  }

  Proxy toProxy() {
    var type = kind == Kind.HTTP ? Proxy.Type.HTTP : Proxy.Type.SOCKS;
    return new Proxy(type, InetSocketAddress.createUnresolved(host, port));
  }
}
