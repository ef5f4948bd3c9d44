package club.vafa.web.probe;

import club.vafa.web.Site;
import club.vafa.web.json.WireJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class Probes implements Site, AutoCloseable {
  /** A check that takes longer counts as ill. */
  public static final int CHECK_MILLIS_MAX = 2_000;
  private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final List<Check> checks;
  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ExecutorService looking = Executors.newVirtualThreadPerTaskExecutor();
  private final JvmGcMetrics gc = new JvmGcMetrics();

  public Probes(List<Check> checks, List<Supplier<List<Sample>>> figures) {
    this.checks = List.copyOf(checks);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    gc.bindTo(registry);
    registry.getPrometheusRegistry().register(new Figures(figures));
  }

  /** Where the rest of the process may count and time: the pool of connections takes it as its metric registry. */
  public MeterRegistry meters() {
    return registry;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/health/live", ctx -> json(ctx, 200, Map.of("status", "alive")));
    routes.get("/health/ready", this::ready);
    routes.get("/metrics", ctx -> ctx.contentType(METRICS_TYPE).result(registry.scrape()));
  }

  @Override
  public void close() {
    looking.shutdownNow();
    gc.close();
  }

  private void ready(Context ctx) {
    Map<String, Future<Check.Health>> looks = new LinkedHashMap<>();
    checks.forEach(check -> looks.put(check.name(), looking.submit(() -> check.look().get())));
    List<Map<String, Object>> shown = new ArrayList<>();
    boolean well = true;
    for (var look : looks.entrySet()) {
      Check.Health health = outcome(look.getValue());
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", look.getKey());
      one.put("ok", health instanceof Check.Health.Well);
      if (health instanceof Check.Health.Ill(String reason)) {
        one.put("reason", reason);
        well = false;
      }
      shown.add(one);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", well ? "ready" : "not_ready");
    answer.put("checks", shown);
    json(ctx, well ? 200 : 503, answer);
  }

  private static Check.Health outcome(Future<Check.Health> look) {
    try {
      return look.get(CHECK_MILLIS_MAX, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      look.cancel(true);
      return Check.ill("no answer within " + CHECK_MILLIS_MAX + " ms");
    } catch (ExecutionException e) {
      return Check.ill("failed: " + e.getCause().getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Check.ill("interrupted");
    }
  }

  private static void json(Context ctx, int status, Object body) {
    ctx.status(status).contentType("application/json").result(WireJson.write(body));
  }
}
