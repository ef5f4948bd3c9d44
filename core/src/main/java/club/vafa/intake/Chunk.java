package club.vafa.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lines that are written together.
final class Chunk {

  record Sums(long lines, long made, long merged, long refused) {}

  /// A line with its fields, or with what is wrong with it already.
  record Line(long number, Map<String, String> fields, Optional<Flaw> flaw) {}

  private final List<Line> lines;
  private final byte[] digest;
  private final long cursor;

  Chunk(List<Line> lines, long cursor, byte[] digest) {
    this.lines = List.copyOf(lines);
    this.cursor = cursor;
    this.digest = digest.clone();
  }

  List<Line> lines() {
    return lines;
  }

  long cursor() {
    return cursor;
  }

  byte[] digest() {
    return digest.clone();
  }

  /// The fields of the lines that have nothing wrong with them yet.
  List<Map<String, String>> readable() {
    return lines.stream().filter(line -> line.flaw().isEmpty()).map(Line::fields).toList();
  }

  /// What became of all lines, from what became of the readable ones.
  List<Taken> all(List<Taken> readable) {
    var next = readable.iterator();
    return lines.stream().map(line -> line.flaw().map(flaw -> Taken.refused(List.of(flaw))).orElseGet(next::next)).toList();
  }

  Sums sums(List<Taken> taken) {
    return new Sums(taken.size(), count(taken, Taken.Outcome.MADE), count(taken, Taken.Outcome.MERGED), count(taken, Taken.Outcome.REFUSED));
  }

  List<Refusal> refusals(List<Taken> taken) {
    var refusals = new ArrayList<Refusal>();
    for (int i = 0; i < taken.size(); i++) {
      var flaws = taken.get(i).flaws();
      for (int place = 0; place < flaws.size(); place++) {
        refusals.add(new Refusal(lines.get(i).number(), place, flaws.get(place).field(), flaws.get(place).reason()));
      }
    }
    return refusals;
  }

  private static long count(List<Taken> taken, Taken.Outcome outcome) {
    return taken.stream().filter(t -> t.outcome() == outcome).count();
  }
}
