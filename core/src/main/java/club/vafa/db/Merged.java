package club.vafa.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One statement that stands for the same statement with several rows of values: the values of each question mark go over as one array,
/// of text, since that is what driver and server pass on untouched. A query answers the rows of all, each with the number of the one it belongs to (from 1) in a last column. Inserts and queries only: an update joined to rows
/// may be planned as a scan of its whole table, while an insert that updates on conflict goes by its key whatever the planner believes. For the same
/// reason a query keeps an `offset 0`, which has it asked row by row and never turned into a join.
record Merged(String sql, List<String> types, boolean query) {

  // An insert of one row, after its question marks were numbered.
  private static final Pattern INSERT = Pattern.compile("(insert into .+?)\\svalues\\s*\\((.*?)\\)(\\s*on conflict.*)?", Pattern.DOTALL);
  private static final Pattern SECOND_ROW = Pattern.compile("\\)\\s*,\\s*\\(");
  // As many as there are statements in the source that are sent in pipelines.
  private static final Map<String, Optional<Merged>> BY_SQL = new ConcurrentHashMap<>();

  /// The statement for many rows of values; nothing where it has a form that cannot be turned into one.
  static Optional<Merged> of(String sql, Connection connection) throws SQLException {
    var known = BY_SQL.get(sql);
    if (known == null) {
      known = made(sql, types(sql, connection));
      BY_SQL.put(sql, known);
    }
    return known;
  }

  private static Optional<Merged> made(String sql, List<String> types) {
    var numbered = numbered(sql, types);
    if (types.isEmpty()) {
      return Optional.empty();
    }
    if (sql.startsWith("select ")) {
      return Optional.of(new Merged("select q.*, u.n\nfrom " + rows(types, " with ordinality", ", n") + "\ncross join lateral (" + numbered + "\noffset 0) q",
          types, true));
    }
    var insert = INSERT.matcher(numbered);
    if (insert.matches() && !SECOND_ROW.matcher(insert.group(2)).find() && types.stream().noneMatch(Merged::isArray)) {
      var rest = insert.group(3) == null ? "" : insert.group(3);
      return Optional.of(new Merged(insert.group(1) + " select " + insert.group(2) + " from " + rows(types, "", "") + rest, types, false));
    }
    return Optional.empty();
  }

  /// Whether these rows of values can go together: what is an array for each must be the same for all.
  boolean takes(List<List<?>> rows) {
    return IntStream.range(0, types.size()).filter(i -> isArray(types.get(i)))
        .allMatch(i -> rows.stream().allMatch(row -> row.get(i).equals(rows.getFirst().get(i))));
  }

  /// What is bound, in the order of the question marks: an array for each value, then what is the same for all.
  List<Object> values(List<List<?>> rows, Connection connection) throws SQLException {
    var values = new ArrayList<Object>();
    for (int i = 0; i < types.size(); i++) {
      if (!isArray(types.get(i))) {
        var column = new @Nullable String[rows.size()];
        for (int row = 0; row < column.length; row++) {
          column[row] = text(rows.get(row).get(i));
        }
        values.add(connection.createArrayOf("text", column));
      }
    }
    for (int i = 0; i < types.size(); i++) {
      if (isArray(types.get(i))) {
        values.add(rows.getFirst().get(i));
      }
    }
    return values;
  }

  private static boolean isArray(String type) {
    return type.startsWith("_");
  }

  private static String rows(List<String> types, String ordinality, String number) {
    var single = IntStream.range(0, types.size()).filter(i -> !isArray(types.get(i))).boxed().toList();
    return "unnest(" + single.stream().map(_ -> "?::text[]").collect(Collectors.joining(", ")) + ")" + ordinality + " as u ("
        + single.stream().map(i -> "p" + i).collect(Collectors.joining(", ")) + number + ")";
  }

  /// Each question mark outside a quoted text becomes a column of the rows, unless it is an array.
  private static String numbered(String sql, List<String> types) {
    var text = new StringBuilder(sql.length() * 2);
    boolean quoted = false;
    int position = 0;
    for (char c : sql.toCharArray()) {
      quoted ^= c == '\'';
      if (c == '?' && !quoted) {
        text.append(isArray(types.get(position)) ? "?" : "cast(u.p" + position + " as " + types.get(position) + ")");
        position++;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static List<String> types(String sql, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      var described = statement.getParameterMetaData();
      var types = new ArrayList<String>();
      for (int i = 1; i <= described.getParameterCount(); i++) {
        types.add(described.getParameterTypeName(i));
      }
      return types;
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Optional<?> maybe -> text(maybe.orElse(null));
      case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
      case Enum<?> name -> name.name();
      default -> (TypedIds.isId(value.getClass()) ? TypedIds.uuidOf(value) : value).toString();
    };
  }
}
