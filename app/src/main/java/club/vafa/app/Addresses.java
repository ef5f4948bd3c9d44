package club.vafa.app;

import java.util.Optional;

/** What a person at the terminal needs once everything runs. */
record Addresses(Optional<String> web, Optional<String> probes, Optional<String> playground, Optional<String> ownerToken) {

  private static final String API_DOCUMENTATION = "/api/docs";

  /** The demo's welcome, one thing a line. */
  String demo() {
    return """

      The club is open.
        playground          %s
        API documentation   %s
        owner's API token   %s
      Ctrl-C stops it; the next start goes on where it was.
      """.formatted(playground.orElse("(not needed: real providers are set)"), web.map(w -> w + API_DOCUMENTATION).orElse(""), ownerToken.orElse(""));
  }

  @Override
  public String toString() {
    return "Addresses";
  }
}
