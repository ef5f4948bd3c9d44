package club.vafa.bot.local;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a multipart/form-data body (RFC 7578), which clients use for uploads. */
final class Multipart {

  static final int PARTS_MAX = 100;
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

  /** One field; one with a file name is a file. */
  record Part(String name, Optional<String> fileName, byte[] content) {
    String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  private Multipart() {}

  /** Empty where the body does not keep to the format. */
  static Optional<List<Part>> read(String contentType, byte[] body) {
    var matcher = BOUNDARY.matcher(contentType);
    if (!matcher.find()) {
      return Optional.empty();
    }
    var delimiter = ("--" + matcher.group(1).strip()).getBytes(StandardCharsets.ISO_8859_1);
    var parts = new ArrayList<Part>();
    int at = find(body, delimiter, 0);
    while (at >= 0 && parts.size() < PARTS_MAX) {
      int start = at + delimiter.length;
      if (start + 1 < body.length && body[start] == '-' && body[start + 1] == '-') {
        return Optional.of(parts);
      }
      int next = find(body, delimiter, start);
      if (next < 0) {
        return Optional.empty();
      }
      part(body, start + 2, next - 2).ifPresent(parts::add);
      at = next;
    }
    return Optional.empty();
  }

  private static Optional<Part> part(byte[] body, int from, int to) {
    int blank = find(body, "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), from);
    if (blank < 0 || blank + 4 > to) {
      return Optional.empty();
    }
    var headers = new String(body, from, blank - from, StandardCharsets.UTF_8);
    var name = NAME.matcher(headers);
    if (!name.find()) {
      return Optional.empty();
    }
    var fileName = FILE_NAME.matcher(headers);
    var content = Arrays.copyOfRange(body, blank + 4, to);
    return Optional.of(new Part(name.group(1), fileName.find() ? Optional.of(fileName.group(1)) : Optional.empty(), content));
  }

  private static int find(byte[] body, byte[] wanted, int from) {
    outer:
    for (int i = from; i <= body.length - wanted.length; i++) {
      for (int j = 0; j < wanted.length; j++) {
        if (body[i + j] != wanted[j]) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }
}
