package club.vafa.web.hook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes one call of a provider: checks that it is the provider's, stores it, and says what to answer. */
public interface Webhook {
  Answer accept(Request request);

  /**
   * A provider's call as it came.
   *
   * @param path with its query, as it was asked for
   * @param headers by names in small letters
   * @param form the parameters of a form body, or of a GET, in their order; empty where there are none
   * @param inPath what stands in the places of the path's names
   * @param caller the address that the call came from
   */
  record Request(String path, Map<String, String> headers, byte[] body, Map<String, List<String>> form, Map<String, String> inPath, String caller) {
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  /** What the provider is told. */
  record Answer(int status, String contentType, String body) {
    public static Answer empty(int status) {
      return new Answer(status, "text/plain", "");
    }
  }
}
