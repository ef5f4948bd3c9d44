package club.vafa.bot.mail;

import club.vafa.value.Email;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The server that takes the club's mail, and the mailbox into which it comes back.
 *
 * @param smtp       where mail is handed in
 * @param from       the address that members see; mail that cannot be delivered returns to the bounce box's address, or here without one
 * @param publicUrl  the address of this club on the web, without a slash at its end: links in mails begin with it
 * @param bounces    the mailbox for what comes back; without one, such mail is nobody's but the provider's
 */
public record MailSettings(Server smtp, Email from, String publicUrl, Optional<BounceBox> bounces) {

  /** How a connection is kept from being read on the way. */
  public enum Security {
    /** Plain; for a server on this machine. */
    NONE,
    /** Plain at first, then TLS before anything is said; a server that does not offer it is not used. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS
  }

  public record Server(String host, int port, Security security, Optional<SignIn> signIn) {
    public static final int PORT_MAX = 65_535;

    /**
     * Reads "smtps://user:password@host:465" (TLS), "smtp://user:password@host:587" (STARTTLS) and "smtp-plain://host:25"; the same with imap
     * in place of smtp. What is special in user or password is percent-encoded. IllegalArgumentException for anything else.
     */
    public static Server of(String protocol, String url) {
      var uri = URI.create(url);
      var security = uri.getScheme() == null ? Optional.<Security>empty() : Optional.ofNullable(Map.of(protocol + "s", Security.TLS, protocol,
          Security.STARTTLS, protocol + "-plain", Security.NONE).get(uri.getScheme()));
      var signIn = Optional.ofNullable(uri.getRawUserInfo()).map(info -> info.split(":", 2));
      if (security.isEmpty() || uri.getHost() == null || uri.getPath().length() > 1 || signIn.filter(both -> both.length < 2).isPresent()) {
        throw new IllegalArgumentException("not the address of a mail server");
      }
      return new Server(uri.getHost(), uri.getPort(), security.get(), signIn.map(both -> new SignIn(decoded(both[0]), decoded(both[1]))));
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    public Server {
      if (host.isBlank() || port < 1 || port > PORT_MAX) {
        throw new IllegalArgumentException("a mail server needs a host and a port");
      }
    }
  }

  public record SignIn(String user, String password) {
    @Override
    public String toString() {
      return "SignIn";
    }
  }

  /** A mailbox read by IMAP; what was read from it is deleted there. */
  public record BounceBox(Server imap, Email address) {}
}
