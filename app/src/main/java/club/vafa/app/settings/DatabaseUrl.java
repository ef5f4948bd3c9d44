package club.vafa.app.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** The address of a database as JDBC wants it, with what signs in held apart so that the address can be shown. */
public record DatabaseUrl(String jdbc, Properties credentials) {

  private static final String JDBC = "jdbc:postgresql:";

  /** Host, port and database, without user and password: safe to show. */
  public String shown() {
    return jdbc.substring("jdbc:".length()).replaceAll("\\?.*", "");
  }

  /** Reads postgres://, postgresql:// and jdbc:postgresql: addresses; empty for anything else. */
  public static Optional<DatabaseUrl> read(String text) {
    if (text.startsWith(JDBC)) {
      return jdbc(text);
    }
    try {
      URI uri = new URI(text);
      boolean postgres = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
      if (!postgres || uri.getHost() == null || uri.getPath().length() < 2 || uri.getPath().indexOf('/', 1) > 0 || uri.getFragment() != null) {
        return Optional.empty();
      }
      Properties credentials = new Properties();
      if (uri.getRawUserInfo() != null) {
        String[] parts = uri.getRawUserInfo().split(":", 2);
        credentials.setProperty("user", decode(parts[0]));
        if (parts.length > 1) {
          credentials.setProperty("password", decode(parts[1]));
        }
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return moved(JDBC + "//" + uri.getHost() + port + uri.getRawPath() + query, credentials);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<DatabaseUrl> jdbc(String text) {
    boolean parsed = org.postgresql.Driver.parseURL(text, new Properties()) != null;
    return parsed ? moved(text, new Properties()) : Optional.empty();
  }

  /** Takes user and password out of the address's parameters, where they may stand too. */
  private static Optional<DatabaseUrl> moved(String url, Properties credentials) {
    int question = url.indexOf('?');
    if (question < 0) {
      return Optional.of(new DatabaseUrl(url, credentials));
    }
    StringBuilder rest = new StringBuilder();
    for (String parameter : url.substring(question + 1).split("&")) {
      String[] pair = parameter.split("=", 2);
      if ((pair[0].equals("user") || pair[0].equals("password")) && pair.length == 2) {
        credentials.setProperty(pair[0], decode(pair[1]));
      } else if (!parameter.isEmpty()) {
        rest.append(rest.isEmpty() ? "?" : "&").append(parameter);
      }
    }
    return Optional.of(new DatabaseUrl(url.substring(0, question) + rest, credentials));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return shown();
  }
}
