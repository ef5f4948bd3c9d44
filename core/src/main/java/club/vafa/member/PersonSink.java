package club.vafa.member;

import java.util.Map;

/** Takes the rows of a person's data. All rows of a section come one after the other; the order of the fields is that of the map. */
public interface PersonSink {
  void row(String section, Map<String, ?> fields);
}
