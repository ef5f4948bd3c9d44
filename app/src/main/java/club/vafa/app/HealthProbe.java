package club.vafa.app;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.stream.Stream;

/** Asks a running vafa on this machine whether it is ready; the exit status is the answer. For the image's health check, which has no curl. */
public final class HealthProbe {

  private static final int MILLIS_MAX = 4_000;

  private HealthProbe() {}

  public static void main(String[] arguments) {
    String port = Stream.of("VAFA_PROBE_PORT", "VAFA_PORT").map(name -> System.getenv().getOrDefault(name, "").strip()).filter(value -> !value.isEmpty())
      .findFirst().orElse("7070");
    System.exit(ready(URI.create("http://127.0.0.1:" + port + "/health/ready")) ? 0 : 1);
  }

  static boolean ready(URI address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(MILLIS_MAX);
      connection.setReadTimeout(MILLIS_MAX);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
