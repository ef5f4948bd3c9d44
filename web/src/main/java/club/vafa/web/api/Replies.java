package club.vafa.web.api;

import club.vafa.request.Keyed;
import club.vafa.web.Problem;
import club.vafa.web.ProblemType;
import club.vafa.web.Reply;
import java.util.function.Function;

/** Replies to requests with a key: the first answer, the same once more, or why there is none. */
final class Replies {
  private Replies() {
  }

  static <A> Reply keyed(Keyed<A> keyed, Function<A, Reply> reply) {
    return switch (keyed) {
      case Keyed.First<A>(A answer) -> reply.apply(answer);
      case Keyed.Again<A>(A answer) -> reply.apply(answer) instanceof Reply.Answer(Object body, boolean _) ? new Reply.Answer(body, true)
          : reply.apply(answer);
      case Keyed.OtherContent<A> _ -> Reply.refuse(Problem.of(ProblemType.KEY_REUSED));
      case Keyed.InFlight<A> _ -> Reply.refuse(Problem.of(ProblemType.IN_FLIGHT));
    };
  }
}
