package club.vafa.identity;

import club.vafa.member.PersonSink;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** A section is a table. The page needs nothing but itself: no script, no font, no other file. */
final class PageRows implements PersonSink {
  private static final String STYLE = """
      body{font-family:system-ui,Tahoma,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b1b1b}
      h1{font-size:1.4rem}h2{font-size:1.1rem;margin-block-start:2rem}
      table{border-collapse:collapse;width:100%;font-size:.9rem}
      th,td{border:1px solid #ccc;padding:.35rem .5rem;text-align:start;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}
      th{background:#f0f5f4}
      """;

  private final ExportWords words;
  private final Writer out;
  private String section = "";
  private List<String> columns = List.of();

  PageRows(ExportWords words, Writer out) {
    this.words = words;
    this.out = out;
  }

  void begin(LocalText club, Instant at) {
    var language = words.language();
    var title = escaped(words.say("identity.export.title", Map.of("club", club)));
    write("<!doctype html>\n<html lang=\"" + language.code() + "\" dir=\"" + (language == Language.FA ? "rtl" : "ltr") + "\">\n<head>\n"
        + "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + title + "</title>\n<style>\n" + STYLE
        + "</style>\n</head>\n<body>\n<h1>" + title + "</h1>\n<p>" + escaped(words.say("identity.export.made", Map.of("at", at))) + "</p>\n");
  }

  @Override
  public void row(String section, Map<String, ?> row) {
    // A map without an order of its own gets one, so that the columns stay in their places.
    Map<String, ?> fields = row instanceof SequencedMap<String, ?> ? row : new TreeMap<>(row);
    var names = List.copyOf(fields.keySet());
    if (!section.equals(this.section) || !names.equals(columns)) {
      close();
      if (!section.equals(this.section)) {
        write("<h2>" + escaped(words.section(section)) + "</h2>\n");
      }
      write("<table>\n<tr>");
      names.forEach(name -> write("<th>" + escaped(words.field(name)) + "</th>"));
      write("</tr>\n");
      this.section = section;
      columns = names;
    }
    write("<tr>");
    fields.values().forEach(value -> write("<td dir=\"auto\">" + escaped(words.value(value)) + "</td>"));
    write("</tr>\n");
  }

  void end() {
    close();
    write("</body>\n</html>\n");
  }

  private void close() {
    if (!columns.isEmpty()) {
      write("</table>\n");
    }
    columns = List.of();
  }

  private void write(String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
