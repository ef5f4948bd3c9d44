package club.vafa.identity;

import club.vafa.member.PersonSink;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A section is an array of objects. */
final class JsonRows implements PersonSink {
  private final JsonGenerator to;
  private String section = "";

  JsonRows(JsonGenerator to) {
    this.to = to;
  }

  @Override
  public void row(String section, Map<String, ?> fields) {
    try {
      if (!section.equals(this.section)) {
        close();
        to.writeArrayFieldStart(section);
        this.section = section;
      }
      to.writeStartObject();
      for (var field : fields.entrySet()) {
        to.writeObjectField(field.getKey(), field.getValue());
      }
      to.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() throws IOException {
    if (!section.isEmpty()) {
      to.writeEndArray();
      section = "";
    }
  }
}
