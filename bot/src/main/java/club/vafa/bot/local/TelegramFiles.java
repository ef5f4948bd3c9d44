package club.vafa.bot.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The pictures that the bot has uploaded, by file id and by path. */
final class TelegramFiles {

  static final int PHOTO_MAX_BYTES = 10_000_000;
  static final long ALL_MAX_BYTES = 200_000_000;
  private static final int SIDES_MAX_PIXELS = 10_000;

  /** One picture. */
  record Photo(String fileId, String uniqueId, String path, String contentType, int width, int height, byte[] content) {}

  private final Map<String, Photo> photos = new LinkedHashMap<>();
  private long allBytes;
  private long next;

  TelegramFiles(long first) {
    next = first;
  }

  /** Keeps an uploaded picture; empty where it is none that Telegram could process. */
  synchronized Optional<Photo> add(byte[] content) {
    if (content.length > PHOTO_MAX_BYTES) {
      return Optional.empty();
    }
    var photo = read(content, ++next);
    photo.ifPresent(this::keep);
    return photo;
  }

  synchronized void restore(Photo photo) {
    keep(photo);
  }

  private void keep(Photo photo) {
    photos.put(photo.fileId(), photo);
    allBytes += photo.content().length;
    while (allBytes > ALL_MAX_BYTES) {
      allBytes -= photos.remove(photos.keySet().iterator().next()).content().length;
    }
  }

  synchronized Optional<Photo> byId(String fileId) {
    return Optional.ofNullable(photos.get(fileId));
  }

  synchronized Optional<Photo> byPath(String path) {
    return photos.values().stream().filter(photo -> photo.path().equals(path)).findFirst();
  }

  private static Optional<Photo> read(byte[] content, long number) {
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      var readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      var reader = readers.next();
      reader.setInput(input);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      var format = reader.getFormatName().toLowerCase(Locale.ROOT);
      reader.dispose();
      if (width + height > SIDES_MAX_PIXELS || Math.max(width, height) > 20 * Math.min(width, height)) {
        return Optional.empty();
      }
      var unique = "AQAD" + Long.toString(number, 36);
      return Optional.of(new Photo("AgACAgQAAxk" + Long.toString(number, 36) + "AAN5BA", unique, "photos/file_" + number + "." + format,
          "image/" + format, width, height, content));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
