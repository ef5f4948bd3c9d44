package club.vafa.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where a link leads: a whole address of the web, http or https, in ASCII. */
public record Target(String url) {
  public static final int CHARS_MAX = 1_000;

  public Target {
    if (!url.matches("(?i)https?://.+")) {
      throw new IllegalArgumentException("a link leads to http or https");
    }
  }

  /** The address as typed, with letters beyond ASCII escaped; nothing where it is no address of the web, or names a user or password. */
  public static Optional<Target> read(String typed) {
    if (typed.length() > CHARS_MAX) {
      return Optional.empty();
    }
    try {
      var uri = new URI(typed.strip()).parseServerAuthority();
      var scheme = uri.getScheme();
      boolean web = scheme != null && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"));
      return web && uri.getHost() != null && uri.getUserInfo() == null ? Optional.of(new Target(uri.toASCIIString())) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return url;
  }
}
