package club.vafa.web;

/** What a handler gives back. The status of an answer is the route's, the status of a refusal is the problem's. */
public sealed interface Reply {
  /** The answer; {@code again} where it is the first answer to the same key once more. */
  record Answer(Object body, boolean again) implements Reply {}

  /** Done, and nothing to tell. */
  record Nothing() implements Reply {}

  /** A file, written while it is made. */
  record File(Download download) implements Reply {}

  /** Server-sent events, written as they come. */
  record Events(EventStream stream) implements Reply {}

  record Refusal(Problem problem) implements Reply {}

  static Reply of(Object body) {
    return new Answer(body, false);
  }

  static Reply file(Download download) {
    return new File(download);
  }

  static Reply events(EventStream stream) {
    return new Events(stream);
  }

  static Reply nothing() {
    return new Nothing();
  }

  static Reply refuse(ProblemType type) {
    return new Refusal(Problem.of(type));
  }

  static Reply refuse(Problem problem) {
    return new Refusal(problem);
  }
}
