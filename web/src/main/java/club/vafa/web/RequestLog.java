package club.vafa.web;

import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line and one measurement for each request, by the route's template: the path itself may hold a phone number or a code. */
final class RequestLog {
  static final String UNMATCHED = "unmatched";
  private static final Logger LOG = LoggerFactory.getLogger("club.vafa.web.requests");
  /** A caller may send any word as its method; a label or a line must not be made of that. */
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
  private static final String ID = "requestId";

  /** What is measured as one: few values each, so that there are never many. */
  private record Measured(String method, String route, int status) {}

  private final MeterRegistry meters;
  private final Map<Measured, Timer> timers = new ConcurrentHashMap<>();

  RequestLog(MeterRegistry meters) {
    this.meters = meters;
  }

  /** The number of this request, in its answer's header, in the log, and in what is told when it fails. */
  static String id(Context ctx) {
    return ctx.<String>attributeOrCompute(ID, _ -> UUID.randomUUID().toString());
  }

  void log(Context ctx, float millis) {
    String route = route(ctx);
    int status = ctx.statusCode();
    String method = METHODS.contains(ctx.method().name()) ? ctx.method().name() : "OTHER";
    LOG.atInfo().addKeyValue("method", method).addKeyValue("route", route).addKeyValue("status", status)
        .addKeyValue("ms", Math.round(millis)).addKeyValue("request", id(ctx)).log("request");
    timers.computeIfAbsent(new Measured(method, route, status), this::timer)
        .record(Duration.ofNanos((long) (millis * 1_000_000)));
  }

  private Timer timer(Measured measured) {
    return Timer.builder("vafa.http.requests").description("HTTP requests by route and status")
        .serviceLevelObjectives(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(100),
            Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(5))
        .tags("method", measured.method(), "route", measured.route(), "status", Integer.toString(measured.status()))
        .register(meters);
  }

  static String route(Context ctx) {
    return Optional.ofNullable(ctx.endpoints().matchedHttpEndpoint()).map(endpoint -> endpoint.path).orElse(UNMATCHED);
  }
}
