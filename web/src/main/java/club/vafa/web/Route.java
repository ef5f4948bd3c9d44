package club.vafa.web;

import io.javalin.http.HandlerType;
import io.javalin.router.EndpointMetadata;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that the API can be asked: its path, who may ask, what goes in and what comes out. The table of them is the only truth:
 * Javalin's routing, the check of permissions, the reading of requests and the OpenAPI document all come from it.
 *
 * @param path under /api/v1, with parameters in braces
 * @param keyed whether it moves value and so asks for an Idempotency-Key
 * @param paged whether it answers a page of its answer's type and takes {@code limit} and {@code after}
 */
public record Route(
    HandlerType method, String path, Access access, String tag, String summary, String says, Input input, Output output, boolean keyed,
    boolean paged, List<ProblemType> refusals, Handler handler) implements EndpointMetadata {

  /** Does what is asked. */
  public interface Handler {
    Reply handle(Call call);
  }

  /** What goes in: the records of the body and of the query, or a body of any size. */
  public record Input(Optional<Class<?>> body, Optional<Class<?>> query, Optional<Upload.Wanted> upload) {}

  /** What comes out when all is well: a record as JSON, or a file of this media type; neither, no body. */
  public record Output(int status, Optional<Class<?>> type, Optional<String> file) {}

  /** The name of the operation: "postMembersIdAdjustments". */
  public String operation() {
    var name = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
    for (String part : path.split("[^A-Za-z]+")) {
      if (!part.isEmpty()) {
        name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
      }
    }
    return name.toString();
  }
}
