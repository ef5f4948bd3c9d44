package club.vafa.bot.local;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request as it came: method, decoded path, headers with lower-case names, and the whole body. */
record HttpCall(String method, String path, URI uri, Map<String, String> headers, byte[] body) {

  static HttpCall of(HttpExchange exchange, byte[] body) {
    var headers = new LinkedHashMap<String, String>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    var uri = exchange.getRequestURI();
    return new HttpCall(exchange.getRequestMethod().toUpperCase(Locale.ROOT), uri.getPath(), uri, headers, body);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The media type without its parameters, in lower case; empty when none was sent. */
  String mediaType() {
    return header("Content-Type").map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)).orElse("");
  }

  String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  Map<String, String> query() {
    return form(uri.getRawQuery() == null ? "" : uri.getRawQuery());
  }

  /** Reads {@code a=1&b=2}; a name that comes twice keeps its last value. */
  static Map<String, String> form(String encoded) {
    var values = new LinkedHashMap<String, String>();
    for (var pair : encoded.split("&")) {
      if (!pair.isEmpty()) {
        var at = pair.indexOf('=');
        var name = at < 0 ? pair : pair.substring(0, at);
        values.put(decode(name), at < 0 ? "" : decode(pair.substring(at + 1)));
      }
    }
    return values;
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return encoded;
    }
  }
}
