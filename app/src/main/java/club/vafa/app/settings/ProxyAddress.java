package club.vafa.app.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** An HTTP or SOCKS proxy, with the name and password that it may ask for. */
public record ProxyAddress(Kind kind, String host, int port, Optional<SignIn> signIn) {

  public enum Kind { HTTP, SOCKS }

  public record SignIn(String user, String password) {

    @Override
    public String toString() {
      return user;
    }
  }

  static Optional<ProxyAddress> read(String text) {
    try {
      URI uri = new URI(text);
      Optional<Kind> kind = switch (String.valueOf(uri.getScheme())) {
        case "http" -> Optional.of(Kind.HTTP);
        case "socks", "socks5", "socks5h" -> Optional.of(Kind.SOCKS);
        default -> Optional.empty();
      };
      boolean bare = uri.getPath().isEmpty() || uri.getPath().equals("/");
      if (uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 65535 || !bare || uri.getQuery() != null) {
        return Optional.empty();
      }
      return kind.map(k -> new ProxyAddress(k, uri.getHost(), uri.getPort(), signIn(uri.getUserInfo())));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<SignIn> signIn(@org.jspecify.annotations.Nullable String userInfo) {
    if (userInfo == null) {
      return Optional.empty();
    }
    String[] parts = userInfo.split(":", 2);
    return Optional.of(new SignIn(parts[0], parts.length > 1 ? parts[1] : ""));
  }
}
