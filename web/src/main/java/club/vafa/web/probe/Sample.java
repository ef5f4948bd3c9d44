package club.vafa.web.probe;

import java.util.Map;
import java.util.TreeMap;

/**
 * One figure at this moment, by Prometheus' habits: the name with its unit ("vafa_inbox_age_seconds"), labels with few values each, and
 * whether it only ever grows (then the name is without its "_total").
 */
public record Sample(String name, String help, Kind kind, Map<String, String> labels, double value) {
  /** Whether a figure goes up and down, or only up. */
  public enum Kind { GAUGE, COUNTER }

  public static Sample gauge(String name, String help, double value) {
    return new Sample(name, help, Kind.GAUGE, Map.of(), value);
  }

  public static Sample counter(String name, String help, double value) {
    return new Sample(name, help, Kind.COUNTER, Map.of(), value);
  }

  public Sample with(String label, String labelValue) {
    Map<String, String> more = new TreeMap<>(labels);
    more.put(label, labelValue);
    return new Sample(name, help, kind, more, value);
  }
}
