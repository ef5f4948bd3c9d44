package club.vafa.intake;

import club.vafa.db.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the fields off a line's text.
sealed interface Layout {

  /// The fields that have something in them, or what is wrong with the line.
  sealed interface Reading {
    record Fields(Map<String, String> values) implements Reading {}

    record Wrong(Flaw flaw) implements Reading {}
  }

  Reading read(String text);

  /// One JSON object a line; numbers and truth values are taken as if they were written as text, and so are lists where they may stand.
  record Objects(Columns columns) implements Layout {
    @Override
    public Reading read(String text) {
      JsonNode node;
      try {
        node = Json.mapper().readTree(text);
      } catch (JsonProcessingException e) {
        return new Reading.Wrong(new Flaw(Flaw.LINE, "not_json"));
      }
      if (!node.isObject()) {
        return new Reading.Wrong(new Flaw(Flaw.LINE, "not_json"));
      }
      Map<String, String> values = new HashMap<>();
      for (var field : node.properties()) {
        var known = columns.field(field.getKey());
        if (known.isEmpty()) {
          return new Reading.Wrong(new Flaw(Flaw.LINE, "unknown_field"));
        }
        if (field.getValue().isArray() && Columns.listed(known.get())) {
          values.put(known.get(), field.getValue().toString());
          continue;
        }
        if (field.getValue().isContainerNode()) {
          return new Reading.Wrong(new Flaw(known.get(), "not_text"));
        }
        if (!field.getValue().isNull() && !field.getValue().asText().isBlank()) {
          values.put(known.get(), field.getValue().asText());
        }
      }
      return new Reading.Fields(values);
    }
  }

  /// Cells under a heading.
  record Cells(CsvReader.CsvReaderBuilder csv, List<String> heading) implements Layout {

    /// What a heading says: the layout, or why it cannot be read.
    sealed interface Heading {
      record Fine(Cells layout) implements Heading {}

      record Wrong(Flaw flaw) implements Heading {}
    }

    static Heading of(String text, Columns columns) {
      var csv = CsvReader.builder().fieldSeparator(separator(text)).allowUnclosedQuote(false)
          .trimWhitespacesAroundQuotes(true);
      var names = cells(csv, text);
      if (names.isEmpty()) {
        return new Heading.Wrong(new Flaw(Flaw.LINE, "not_csv"));
      }
      var fields = new ArrayList<String>();
      for (var name : names.get()) {
        var field = columns.field(name);
        if (field.isEmpty()) {
          return new Heading.Wrong(new Flaw(name.length() > NAME_CHARS_MAX ? Flaw.LINE : name, "unknown_column"));
        }
        if (fields.contains(field.get())) {
          return new Heading.Wrong(new Flaw(field.get(), "column_twice"));
        }
        fields.add(field.get());
      }
      return columns.missing(new HashSet<>(fields)).<Heading>map(field -> new Heading.Wrong(new Flaw(field, "missing_column")))
          .orElseGet(() -> new Heading.Fine(new Cells(csv, List.copyOf(fields))));
    }

    @Override
    public Reading read(String text) {
      var cells = cells(csv, text);
      if (cells.isEmpty()) {
        return new Reading.Wrong(new Flaw(Flaw.LINE, "not_csv"));
      }
      if (cells.get().size() > heading.size()) {
        return new Reading.Wrong(new Flaw(Flaw.LINE, "too_many_cells"));
      }
      Map<String, String> values = new HashMap<>();
      for (int i = 0; i < cells.get().size(); i++) {
        if (!cells.get().get(i).isBlank()) {
          values.put(heading.get(i), cells.get().get(i));
        }
      }
      return new Reading.Fields(values);
    }

    private static char separator(String heading) {
      char best = ',';
      for (char candidate : new char[] {';', '\t'}) {
        best = count(heading, candidate) > count(heading, best) ? candidate : best;
      }
      return best;
    }

    private static long count(String text, char wanted) {
      return text.chars().filter(c -> c == wanted).count();
    }

    private static Optional<List<String>> cells(CsvReader.CsvReaderBuilder csv, String text) {
      try {
        return Optional.of(csv.ofSingleCsvRecord(text).getFields());
      } catch (CsvParseException e) {
        return Optional.empty();
      }
    }
  }

  int NAME_CHARS_MAX = 60;
}
