package club.vafa.request;

/// The caller's own key for one request that moves value: the same key means the same request.
public record RequestKey(String caller, String key) {

  public static final int KEY_CHARS_MAX = 200;

  public RequestKey {
    if (caller.isBlank() || key.isBlank() || key.length() > KEY_CHARS_MAX) {
      throw new IllegalArgumentException("a request key has a caller and 1 to " + KEY_CHARS_MAX + " characters");
    }
  }
}
