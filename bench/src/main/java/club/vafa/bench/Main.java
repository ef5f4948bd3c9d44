package club.vafa.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// `./vafa bench NAME`: runs one benchmark. The exit status is not 0 where it could not measure.
public final class Main {

  private static final Map<String, Benchmark> ALL = Map.ofEntries(
      Map.entry("purchase", new PurchaseBench()),
      Map.entry("branch", new BranchBench()),
      Map.entry("scale", new ScaleBench()),
      Map.entry("chat", new ChatBench()),
      Map.entry("broadcast", new BroadcastBench()),
      Map.entry("import", new ImportBench()),
      Map.entry("segments", new SegmentsBench()),
      Map.entry("journeys", new JourneyBench()),
      Map.entry("materialise", new MaterialiseBench()),
      Map.entry("queue", new QueueBench()),
      Map.entry("crash", new CrashBench()),
      Map.entry("simulate", new SimulateBench()));

  private Main() {}

  /// One benchmark: answers its last line.
  interface Benchmark {
    String run(Progress progress, Options options) throws Exception;
  }

  public static void main(String[] args) {
    var names = Arrays.stream(args).filter(a -> !a.startsWith("--")).toList();
    if (names.size() != 1 || !ALL.containsKey(names.getFirst())) {
      System.err.println("vafa bench: one of " + ALL.keySet().stream().sorted().toList() + " is accepted, with " + Options.ACCEPTED);
      System.exit(2);
    }
    System.exit(run(names.getFirst(), List.of(args)));
  }

  private static int run(String name, List<String> args) {
    try {
      var line = ALL.get(name).run(new Progress(), Options.read(args));
      System.out.println(line);
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println("vafa bench: " + e.getMessage());
      return 2;
    } catch (Exception e) {
      System.err.println("vafa bench " + name + " could not measure: " + e);
      e.printStackTrace();
      return 1;
    }
  }
}
