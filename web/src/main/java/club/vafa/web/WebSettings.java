package club.vafa.web;

/**
 * Where the server listens and how the outside reaches it.
 *
 * @param port 0 takes any free one
 * @param publicUrl how the outside reaches this server, without a slash at its end
 */
public record WebSettings(String host, int port, String publicUrl) {
  public WebSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("no such port: " + port);
    }
  }
}
