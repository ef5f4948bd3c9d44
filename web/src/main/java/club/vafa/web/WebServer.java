package club.vafa.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: opened with everything that it serves, started and stopped once. */
public final class WebServer implements AutoCloseable {
  /** What is under way when the server stops has so long to end. */
  public static final int STOP_MILLIS_MAX = 8_000;
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private final Edge edge;
  private final RequestLog log;
  private final WebSettings settings;
  private final Javalin javalin;

  WebServer(WebSettings settings, Edge edge, RequestLog log, List<Route> routes, List<Site> sites) {
    this.settings = settings;
    this.edge = edge;
    this.log = log;
    this.javalin = Javalin.create(config -> configure(config, routes, sites));
  }

  public void start() {
    javalin.start(settings.host(), settings.port());
    LOG.atInfo().addKeyValue("port", port()).log("web is open");
  }

  /** The port that it really listens on. */
  public int port() {
    return javalin.port();
  }

  /** Takes no more requests, lets those under way end within {@link #STOP_MILLIS_MAX}, and stops. */
  @Override
  public void close() {
    edge.stop();
    try {
      javalin.stop();
    } catch (JavalinException e) {
      LOG.atWarn().setCause(e).log("some requests did not end in time");
    }
  }

  private void configure(JavalinConfig config, List<Route> routes, List<Site> sites) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = Bodies.BYTES_MAX;
    config.http.prefer405over404 = true;
    config.requestLogger.http(log::log);
    config.router.javaLangErrorHandler((response, error) -> {
      LOG.atError().setCause(error).log("a request failed");
      response.setStatus(500);
    });
    config.jetty.modifyServer(server -> {
      server.setStopTimeout(STOP_MILLIS_MAX);
      server.setErrorHandler(new WireErrors());
    });
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.routes.before(WebServer::protect);
    config.routes.beforeMatched(ctx -> route(ctx).ifPresent(route -> edge.admit(ctx, route)));
    routes.forEach(route -> config.routes.addEndpoint(endpoint(route)));
    sites.forEach(site -> site.open(config.routes));
    config.routes.exception(HttpResponseException.class, this::told);
    config.routes.exception(Exception.class, (e, ctx) -> edge.failed(ctx, e));
  }

  private void told(HttpResponseException e, Context ctx) {
    Optional.ofNullable(e.getDetails().get("availableMethods")).ifPresent(methods -> ctx.header("Allow", methods));
    edge.failed(ctx, e);
  }

  private Endpoint endpoint(Route route) {
    Handler handler = ctx -> serve(ctx, route);
    return Endpoint.create(route.method(), Routes.PREFIX + route.path()).addMetadata(route).handler(handler);
  }

  private void serve(Context ctx, Route route) {
    try {
      edge.serve(ctx, route);
    } catch (Error e) {
      edge.failed(ctx, e);
    }
  }

  private static Optional<Route> route(Context ctx) {
    return Optional.ofNullable(ctx.endpoints().matchedHttpEndpoint())
        .flatMap(endpoint -> Optional.ofNullable(endpoint.metadata(Route.class)));
  }

  /** Headers that every answer carries; a page that needs more says so itself. */
  private static void protect(Context ctx) {
    ctx.header("X-Request-Id", RequestLog.id(ctx));
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("X-Frame-Options", "DENY");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    ctx.header("Cache-Control", "no-store");
  }
}
