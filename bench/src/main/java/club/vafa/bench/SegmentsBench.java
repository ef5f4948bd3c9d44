package club.vafa.bench;

import club.vafa.segment.Condition;
import club.vafa.segment.Conditions;
import club.vafa.segment.Facts;
import club.vafa.segment.Reading;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Counts of twelve segments over so many members, one after the other in turns, as the API makes them. Members, four purchases each in the mean, lots, levels and
/// channels are written by SQL; the facts are made of them by the club's own look through all, and made anew as on the night after.
final class SegmentsBench implements Main.Benchmark {

  private static final int MEMBERS = 1_000_000;

  /// What a club's marketers ask for.
  private static final Map<String, String> SEGMENTS = segments();

  private static Map<String, String> segments() {
    var all = new LinkedHashMap<String, String>();
    all.put("regulars", """
        {"attribute":"purchases.count","operator":"at-least","value":3,"days":90}""");
    all.put("big spenders who were not here lately", """
        {"all":[{"attribute":"purchases.sum","operator":"at-least","value":{"amount":50000000,"currency":"IRR"},"days":365},
          {"attribute":"purchases.last","operator":"longer-ago","value":60}]}""");
    all.put("joined and never bought", """
        {"all":[{"attribute":"joined","operator":"within-days","value":60},{"attribute":"purchases.last","operator":"unknown"}]}""");
    all.put("birthday in the coming week, reachable by SMS", """
        {"all":[{"attribute":"profile.birthday","operator":"within-days","value":7},
          {"attribute":"channel.reachable","operator":"any-of","value":["sms"]},{"attribute":"channel.consent","operator":"any-of","value":["sms"]}]}""");
    all.put("points that expire within a fortnight", """
        {"attribute":"points.expiring","operator":"at-least","value":50,"days":14}""");
    all.put("silver or higher with points to spend", """
        {"all":[{"attribute":"tier","operator":"at-least","value":"silver"},{"attribute":"points","operator":"at-least","value":500}]}""");
    all.put("bought at the north branch in the last 45 days", """
        {"attribute":"purchases.count","operator":"at-least","value":1,"days":45,"branches":["north"]}""");
    all.put("bought tea twice in half a year, but no cake", """
        {"all":[{"attribute":"purchases.count","operator":"at-least","value":2,"days":180,"products":["p-1","p-2"]},
          {"not":{"attribute":"purchases.count","operator":"at-least","value":1,"days":180,"categories":["c-3"]}}]}""");
    all.put("who come on Thursdays and Fridays", """
        {"attribute":"purchases.count","operator":"at-least","value":2,"days":90,"weekdays":["thursday","friday"]}""");
    all.put("about to be lost", """
        {"all":[{"attribute":"rfm.cell","operator":"in","value":["at-risk","cannot-lose"]},
          {"attribute":"refunds.share","operator":"less-than","value":50}]}""");
    all.put("women and men of thirty to forty who read Persian", """
        {"all":[{"attribute":"profile.age","operator":"between","value":{"from":30,"to":40}},
          {"attribute":"profile.language","operator":"in","value":["fa"]}]}""");
    all.put("valued or new, and not spoken to this month", """
        {"all":[{"any":[{"attribute":"purchases.average","operator":"at-least","value":{"amount":8000000,"currency":"IRR"},"days":180},
            {"attribute":"joined","operator":"within-days","value":30},{"attribute":"rfm.cell","operator":"in","value":["champions","loyal"]}]},
          {"not":{"attribute":"campaigns.received","operator":"at-least","value":1,"days":30}},
          {"attribute":"activity.last","operator":"within-days","value":365}]}""");
    return all;
  }

  @Override
  public String run(Progress progress, Options options) throws Exception {
    int members = options.members(MEMBERS);
    try (var club = BenchClub.open(progress)) {
      var fill = new SegmentsFill(club, progress);
      fill.fill(members);
      var indexes = fill.drop("segment_purchase", "segment_item");
      made(club, progress, 0, "for the first time, without the indexes of what was bought");
      fill.build(indexes);
      club.core().db.read(h -> h.execute("analyze segment_facts, segment_purchase, segment_item, segment_rfm"));
      double night = made(club, progress, 1, "anew on the night after");
      club.core().db.read(h -> h.execute("vacuum (analyze) segment_facts, segment_purchase, segment_item, segment_rfm"));
      var times = new ArrayList<Double>();
      for (int round = -1; round < Math.max(5, options.rounds()); round++) {
        for (var one : SEGMENTS.entrySet()) {
          var condition = read(one.getValue());
          long start = System.nanoTime();
          var size = club.core().segmentCounts.size(condition);
          double millis = (System.nanoTime() - start) / 1e6;
          // The first turn warms the caches up.
          if (round >= 0) {
            times.add(millis);
          }
          progress.say(String.format(Locale.ROOT, "%.0f ms, %d members: %s", millis, size.members(), one.getKey()));
        }
      }
      plan(club, progress);
      var sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      return String.format(Locale.ROOT, "segments p50=%.0fms p95=%.0fms segments=%d members=%d facts=%.0fs", at(sorted, 50), at(sorted, 95), SEGMENTS.size(),
          members, night);
    }
  }

  /// Makes everybody's facts so many days from now; answers in how many seconds.
  private static double made(BenchClub club, Progress progress, int days, String how) {
    long began = System.nanoTime();
    int persons = new Facts(club.core().db, club.core().clubs, InstantSource.offset(InstantSource.system(), Duration.ofDays(days))).renew();
    double seconds = (System.nanoTime() - began) / 1e9;
    progress.say(String.format(Locale.ROOT, "the facts of %d persons were made %s in %.0f s", persons, how, seconds));
    return seconds;
  }

  private static double at(double[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  private static Condition read(String json) {
    return switch (Conditions.read(json)) {
      case Reading.Read(var condition) -> condition;
      case Reading.Wrong(var faults) -> throw new IllegalStateException("a segment of the bench is wrong: " + faults);
    };
  }

  private static void plan(BenchClub club, Progress progress) {
    var condition = read(SEGMENTS.get("bought at the north branch in the last 45 days"));
    var selection = club.core().segments.selection(condition);
    List<String> plan = club.core().db.read(h -> h.createQuery("explain (analyze, buffers) " + selection.sql()).bindMap(selection.bindings())
        .mapTo(String.class).list());
    progress.say("plan of who bought at one branch lately:\n" + String.join("\n", plan));
  }
}
