package club.vafa.web.probe;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for the samples when Prometheus asks. A supplier that fails leaves only its own figures out, and is counted. */
final class Figures implements MultiCollector {
  private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
  private static final String FAILED = "vafa_figures_failed";

  private final List<Supplier<List<Sample>>> suppliers;

  Figures(List<Supplier<List<Sample>>> suppliers) {
    this.suppliers = List.copyOf(suppliers);
  }

  @Override
  public MetricSnapshots collect() {
    Map<String, List<Sample>> byName = new TreeMap<>();
    int failed = 0;
    for (Supplier<List<Sample>> supplier : suppliers) {
      try {
        supplier.get().forEach(sample -> byName.computeIfAbsent(sample.name(), _ -> new ArrayList<>()).add(sample));
      } catch (RuntimeException e) {
        failed++;
        LOG.atWarn().setCause(e).log("some figures could not be taken");
      }
    }
    byName.put(FAILED, List.of(Sample.gauge(FAILED, "Suppliers of figures that failed just now", failed)));
    return new MetricSnapshots(byName.values().stream().map(Figures::snapshot).toList());
  }

  private static MetricSnapshot snapshot(List<Sample> samples) {
    Sample first = samples.getFirst();
    Map<Map<String, String>, Sample> once = new LinkedHashMap<>();
    samples.forEach(sample -> once.put(sample.labels(), sample));
    if (first.kind() == Sample.Kind.GAUGE) {
      var gauge = GaugeSnapshot.builder().name(first.name()).help(first.help());
      once.values().forEach(sample -> gauge.dataPoint(
          GaugeSnapshot.GaugeDataPointSnapshot.builder().labels(labels(sample)).value(sample.value()).build()));
      return gauge.build();
    }
    var counter = CounterSnapshot.builder().name(first.name()).help(first.help());
    once.values().forEach(sample -> counter.dataPoint(
        CounterSnapshot.CounterDataPointSnapshot.builder().labels(labels(sample)).value(sample.value()).build()));
    return counter.build();
  }

  private static Labels labels(Sample sample) {
    return Labels.of(sample.labels().keySet().toArray(String[]::new), sample.labels().values().toArray(String[]::new));
  }
}
