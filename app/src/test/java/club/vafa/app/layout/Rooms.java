package club.vafa.app.layout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Core's rooms as CONTRIBUTING.md lists them: the foundation, and the features with the rooms that each may import. */
record Rooms(Set<String> foundation, Map<String, Set<String>> features) {

  static Rooms read(Path contributing) throws java.io.IOException {
    List<String> lines = Files.readAllLines(contributing);
    int begin = lines.indexOf("<!-- rooms: LayoutTest reads the table below -->");
    if (begin < 0) {
      throw new IllegalStateException(contributing + " has no table of rooms");
    }
    Set<String> foundation = new LinkedHashSet<>();
    Map<String, Set<String>> features = new LinkedHashMap<>();
    for (String line : lines.subList(begin + 1, lines.size())) {
      if (line.startsWith("#") || line.startsWith("Not every room")) {
        break;
      }
      List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).filter(cell -> !cell.isEmpty()).toList();
      if (cells.size() < 2 || cells.getFirst().matches("-+|foundation|feature")) {
        continue;
      }
      if (cells.size() == 2) {
        foundation.add(cells.getFirst());
      } else {
        features.put(cells.getFirst(), cells.get(2).equals("–") ? Set.of() : new LinkedHashSet<>(Arrays.asList(cells.get(2).split("\\s*,\\s*"))));
      }
    }
    return new Rooms(foundation, features);
  }

  boolean has(String room) {
    return foundation.contains(room) || features.containsKey(room);
  }

  boolean mayImport(String room, String other) {
    return room.equals(other) || foundation.contains(other) || features.getOrDefault(room, Set.of()).contains(other);
  }
}
