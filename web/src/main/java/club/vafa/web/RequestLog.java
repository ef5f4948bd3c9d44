package club.vafa.web;

import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line and one measurement for each request, by the route's template: the path itself may hold a phone number or a code. */
final class RequestLog {
  static final String UNMATCHED = "unmatched";
  private static final Logger LOG = LoggerFactory.getLogger("club.vafa.web.requests");
  private static final String ID = "requestId";

  private final MeterRegistry meters;

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
    LOG.atInfo().addKeyValue("method", ctx.method().name()).addKeyValue("route", route).addKeyValue("status", status)
        .addKeyValue("ms", Math.round(millis)).addKeyValue("request", id(ctx)).log("request");
    Timer.builder("vafa.http.requests").description("HTTP requests by route and status").publishPercentileHistogram(false)
        .serviceLevelObjectives(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(100),
            Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(5))
        .tags("method", ctx.method().name(), "route", route, "status", Integer.toString(status))
        .register(meters).record(Duration.ofNanos((long) (millis * 1_000_000)));
  }

  static String route(Context ctx) {
    return Optional.ofNullable(ctx.endpoints().matchedHttpEndpoint()).map(endpoint -> endpoint.path).orElse(UNMATCHED);
  }
}
