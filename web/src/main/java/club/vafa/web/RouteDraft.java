package club.vafa.web;

import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A route while it is being written down; {@link #by} ends it and puts it on the table. */
final class RouteDraft {
  private final HandlerType method;
  private final String path;
  private final Access access;
  private final String summary;
  private final Consumer<Route> table;
  private final List<ProblemType> refusals = new ArrayList<>();
  private String says = "";
  private Optional<Class<?>> body = Optional.empty();
  private Optional<Class<?>> query = Optional.empty();
  private Optional<Upload.Wanted> upload = Optional.empty();
  private Route.Output output = new Route.Output(204, Optional.empty(), Optional.empty());
  private boolean keyed;
  private boolean paged;

  RouteDraft(HandlerType method, String path, Access access, String summary, Consumer<Route> table) {
    this.method = method;
    this.path = path;
    this.access = access;
    this.summary = summary;
    this.table = table;
  }

  /** More than the summary says. */
  RouteDraft says(String text) {
    says = text;
    return this;
  }

  RouteDraft takes(Class<?> type) {
    body = Optional.of(type);
    return this;
  }

  /** It takes a body of any size in one of these media types, read as it comes in. */
  RouteDraft takesFile(List<String> mediaTypes, String example) {
    upload = Optional.of(new Upload.Wanted(mediaTypes, example));
    return this;
  }

  RouteDraft asks(Class<?> type) {
    query = Optional.of(type);
    return this;
  }

  /** It moves value: an Idempotency-Key is asked for. */
  RouteDraft keyed() {
    keyed = true;
    return this;
  }

  RouteDraft answers(int status, Class<?> type) {
    output = new Route.Output(status, Optional.of(type), Optional.empty());
    return this;
  }

  /** A file of this media type. */
  RouteDraft answersFile(String mediaType) {
    output = new Route.Output(200, Optional.empty(), Optional.of(mediaType));
    return this;
  }

  /** Server-sent events. */
  RouteDraft answersEvents() {
    return answersFile("text/event-stream");
  }

  /** A page of these. */
  RouteDraft lists(Class<?> type) {
    paged = true;
    return answers(200, type);
  }

  RouteDraft refuses(ProblemType... types) {
    refusals.addAll(List.of(types));
    return this;
  }

  void by(Route.Handler handler) {
    String tag = path.split("/")[1];
    table.accept(new Route(method, path, access, tag, summary, says, new Route.Input(body, query, upload), output, keyed, paged, all(), handler));
  }

  /** The refusals that the rules of the house bring with the route's kind, then its own. */
  private List<ProblemType> all() {
    List<ProblemType> all = new ArrayList<>();
    if (body.isPresent() || query.isPresent() || keyed || paged) {
      all.add(ProblemType.MALFORMED);
    }
    if (!(access instanceof Access.Open)) {
      all.add(ProblemType.UNAUTHENTICATED);
    }
    if (access instanceof Access.Needs) {
      all.add(ProblemType.FORBIDDEN);
    }
    if (path.contains("{")) {
      all.add(ProblemType.NOT_FOUND);
    }
    if (keyed) {
      all.addAll(List.of(ProblemType.IN_FLIGHT, ProblemType.KEY_REUSED));
    }
    if (body.isPresent()) {
      all.addAll(List.of(ProblemType.TOO_LARGE, ProblemType.NOT_JSON));
    }
    if (upload.isPresent()) {
      all.add(ProblemType.UNKNOWN_FORMAT);
    }
    refusals.stream().filter(type -> !all.contains(type)).forEach(all::add);
    return List.copyOf(all);
  }
}
