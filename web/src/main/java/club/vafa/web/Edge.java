package club.vafa.web;

import club.vafa.request.RequestKey;
import club.vafa.staff.Session;
import club.vafa.value.Language;
import club.vafa.value.PageRequest;
import club.vafa.web.json.FieldError;
import club.vafa.web.json.Malformed;
import club.vafa.web.json.Reader;
import club.vafa.web.json.WireJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * The way of every API request: who calls, may they, is everything that they say right, then the handler, then the answer. Permission is
 * looked at here and nowhere else; a handler looks only at the branch or the person that its request is about.
 */
final class Edge {
  private static final Pattern BEARER = Pattern.compile("(?i)bearer +([\\x21-\\x7E]+) *");
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1," + RequestKey.KEY_CHARS_MAX + "}");
  private static final String SESSION = "session";

  private final Function<String, Optional<Session>> sessions;
  private final Problems problems;
  private final Language clubLanguage;
  private final Events events = new Events();

  Edge(Function<String, Optional<Session>> sessions, Problems problems, Language clubLanguage) {
    this.sessions = sessions;
    this.problems = problems;
    this.clubLanguage = clubLanguage;
  }

  /** The server is about to stop: answers that go on end. */
  void stop() {
    events.stop();
  }

  Language language(Context ctx) {
    return Languages.wanted(Optional.ofNullable(ctx.header("Accept-Language")), clubLanguage);
  }

  void refuse(Context ctx, Problem problem) {
    problems.write(ctx, problem, language(ctx));
  }

  /** Before any route of the table: is the caller known, and may it do this. */
  void admit(Context ctx, Route route) {
    if (route.access() instanceof Access.Open) {
      return;
    }
    Optional<Session> session = bearer(ctx).flatMap(sessions);
    if (session.isEmpty()) {
      stop(ctx, Problem.of(ProblemType.UNAUTHENTICATED));
    } else if (route.access() instanceof Access.Needs(var permission) && !session.get().may(permission)) {
      stop(ctx, Problem.of(ProblemType.FORBIDDEN).with("permission", permission.name().toLowerCase(Locale.ROOT)));
    } else {
      ctx.attribute(SESSION, session.get());
    }
  }

  private void stop(Context ctx, Problem problem) {
    refuse(ctx, problem);
    ctx.skipRemainingHandlers();
  }

  private static Optional<String> bearer(Context ctx) {
    var matcher = BEARER.matcher(Optional.ofNullable(ctx.header("Authorization")).orElse(""));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  void serve(Context ctx, Route route) {
    switch (reply(ctx, route)) {
      case Reply.Answer(Object body, boolean again) -> {
        if (again) {
          ctx.header("Idempotency-Replayed", "true");
        }
        ctx.status(route.output().status()).contentType("application/json").result(WireJson.write(body));
      }
      case Reply.File(Download download) -> send(ctx, download);
      case Reply.Events(EventStream stream) -> events.send(ctx, stream);
      case Reply.Nothing _ -> ctx.status(route.output().status());
      case Reply.Refusal(Problem problem) -> refuse(ctx, problem);
    }
  }

  private void send(Context ctx, Download download) {
    ctx.status(200).contentType(download.mediaType()).header("Content-Disposition", "attachment; filename=\"" + download.fileName() + "\"");
    try {
      download.content().writeTo(ctx.outputStream());
      ctx.outputStream().flush();
    } catch (IOException | RuntimeException e) {
      if (!ctx.res().isCommitted()) {
        throw new IllegalStateException("a file was not sent", e);
      }
      // The caller must not take the part that it has for the whole: the line is cut.
      Faults.problem(e, RequestLog.id(ctx));
      ServletContextRequest.getServletContextRequest(ctx.req()).getServletChannel().abort(e);
    }
  }

  private Reply reply(Context ctx, Route route) {
    byte[] body = new byte[0];
    if (route.input().upload().filter(wanted -> !wanted.mediaTypes().contains(mediaType(ctx))).isPresent()) {
      return Reply.refuse(Problem.of(ProblemType.UNKNOWN_FORMAT).with("accepted", route.input().upload().get().mediaTypes()));
    }
    if (route.input().body().isPresent()) {
      if (!isJson(ctx)) {
        return Reply.refuse(ProblemType.NOT_JSON);
      }
      Optional<byte[]> read = Bodies.read(ctx.req());
      if (read.isEmpty()) {
        return Reply.refuse(Problem.of(ProblemType.TOO_LARGE).with("limit", Bodies.BYTES_MAX));
      }
      body = read.get();
    }
    return route.handler().handle(call(ctx, route, body));
  }

  private Call call(Context ctx, Route route, byte[] json) {
    Reader reader = new Reader();
    Optional<Session> session = Optional.ofNullable(ctx.attribute(SESSION));
    Optional<RequestKey> key = route.keyed() ? key(ctx, session, reader) : Optional.empty();
    Map<String, List<String>> parameters = new LinkedHashMap<>(ctx.queryParamMap());
    Optional<PageRequest> page = route.paged() ? page(parameters, reader) : Optional.empty();
    Optional<Object> query = reader.query(parameters, route.input().query().orElse(Nothing.class)).map(Object.class::cast);
    Optional<Object> body = route.input().upload().isPresent() ? Optional.of(upload(ctx))
        : route.input().body().flatMap(type -> reader.body(json, type));
    reader.check();
    return new Call(session, language(ctx), ctx.pathParamMap(), key, page, query, body);
  }

  private static Upload upload(Context ctx) {
    try {
      return new Upload(mediaType(ctx), ctx.req().getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A query without parameters. */
  private record Nothing() {}

  private static Optional<RequestKey> key(Context ctx, Optional<Session> session, Reader reader) {
    Optional<String> header = Optional.ofNullable(ctx.header("Idempotency-Key"));
    if (header.isEmpty()) {
      reader.wrong(FieldError.of("Idempotency-Key", "key_missing"));
      return Optional.empty();
    }
    if (!KEY.matcher(header.get()).matches()) {
      reader.wrong(new FieldError("Idempotency-Key", "key_form", Map.of("max", RequestKey.KEY_CHARS_MAX)));
      return Optional.empty();
    }
    return session.map(caller -> new RequestKey(caller.tokenId().toString(), header.get()));
  }

  private static Optional<PageRequest> page(Map<String, List<String>> parameters, Reader reader) {
    Map<String, List<String>> own = new LinkedHashMap<>();
    for (String name : List.of("limit", "after")) {
      Optional.ofNullable(parameters.remove(name)).ifPresent(value -> own.put(name, value));
    }
    return reader.query(own, Paging.class).map(Paging::request);
  }

  private static boolean isJson(Context ctx) {
    String type = ctx.contentType() == null ? "application/json" : mediaType(ctx);
    return type.equals("application/json") || type.startsWith("application/") && type.endsWith("+json");
  }

  private static String mediaType(Context ctx) {
    return Optional.ofNullable(ctx.contentType()).orElse("").split(";")[0].strip().toLowerCase(Locale.ROOT);
  }

  /** What came out of a handler otherwise than as a reply. */
  void failed(Context ctx, Throwable fault) {
    if (fault instanceof Malformed malformed) {
      refuse(ctx, Problem.malformed(malformed.errors()));
    } else {
      refuse(ctx, Faults.problem(fault, RequestLog.id(ctx)));
    }
  }
}
