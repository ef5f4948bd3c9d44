package club.vafa.web;

import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What to say when something broke: never how, but under which number it stands in the log. */
final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private Faults() {
  }

  static Problem problem(Throwable fault, String id) {
    if (fault instanceof HttpResponseException told) {
      return told(told);
    }
    if (isLineLost(fault)) {
      LOG.atInfo().addKeyValue("request", id).log("the caller went away");
      return Problem.of(ProblemType.MALFORMED).with("count", 0);
    }
    if (isDatabaseAway(fault)) {
      LOG.atWarn().addKeyValue("request", id).setCause(fault).log("the database is away");
      return Problem.of(ProblemType.UNAVAILABLE).with("id", id);
    }
    LOG.atError().addKeyValue("request", id).setCause(fault).log("a request failed");
    return Problem.of(ProblemType.INTERNAL).with("id", id);
  }

  private static Problem told(HttpResponseException told) {
    return switch (told.getStatus()) {
      case 404 -> Problem.of(ProblemType.NOT_FOUND);
      case 405 -> Problem.of(ProblemType.METHOD_NOT_ALLOWED);
      case 413 -> Problem.of(ProblemType.TOO_LARGE).with("limit", Bodies.BYTES_MAX);
      case 503 -> Problem.of(ProblemType.UNAVAILABLE);
      default -> Problem.of(ProblemType.MALFORMED).with("count", 0);
    };
  }

  private static boolean isLineLost(Throwable fault) {
    return causes(fault).anyMatch(cause -> cause instanceof IOException) && causes(fault).noneMatch(cause -> cause instanceof SQLException);
  }

  /** Lost or refused connections: SQL states of classes 08 and 57P, a pool that has none to give. */
  private static boolean isDatabaseAway(Throwable fault) {
    return causes(fault).anyMatch(cause -> cause instanceof ConnectionException
        || cause instanceof SQLException sql && Optional.ofNullable(sql.getSQLState())
            .filter(s -> s.startsWith("08") || s.startsWith("57P")).isPresent());
  }

  private static Stream<Throwable> causes(Throwable fault) {
    return Stream.iterate(Optional.of(fault), Optional::isPresent, cause -> cause.flatMap(c -> Optional.ofNullable(c.getCause())))
        .limit(20).map(Optional::get);
  }
}
