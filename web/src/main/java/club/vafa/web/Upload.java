package club.vafa.web;

import java.io.InputStream;
import java.util.List;

/** A body of any size, which the handler reads as it comes in; the media type is the one that the caller named, in small letters. */
public record Upload(String mediaType, InputStream in) {
  /** What a route takes: these media types, and for the documentation an example of the first. */
  public record Wanted(List<String> mediaTypes, String example) {}
}
