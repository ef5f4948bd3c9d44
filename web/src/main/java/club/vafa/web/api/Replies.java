package club.vafa.web.api;

import club.vafa.request.Keyed;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.web.Problem;
import club.vafa.web.ProblemType;
import club.vafa.web.Reply;
import club.vafa.web.json.Malformed;
import java.util.List;
import java.util.function.Function;

/** Replies of a kind: to requests with a key, with the first answer, the same once more, or why there is none; and pages of short lists. */
final class Replies {
  private Replies() {
  }

  /** The wanted page of a list that is short enough to be at hand as a whole. */
  static <T> Page<T> page(List<T> all, PageRequest page, Function<T, String> cursor) {
    List<T> rest = all;
    if (page.after().isPresent()) {
      int last = all.stream().map(cursor).toList().indexOf(page.after().get());
      if (last < 0) {
        throw Malformed.field("after", "not_a_cursor");
      }
      rest = all.subList(last + 1, all.size());
    }
    return Page.cut(rest, page, cursor);
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
