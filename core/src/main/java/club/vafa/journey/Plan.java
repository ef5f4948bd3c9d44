package club.vafa.journey;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a journey does: how members come in, after how many days from leaving one may come again (never, where that is left out), what ends a
 * visit early, and its steps, of which the first is where everybody begins.
 */
public record Plan(Entry entry, Optional<Integer> againAfterDays, Set<Leaving> exits, List<Step> steps) {
  public static final int STEPS_MAX = 100;
  public static final int AGAIN_DAYS_MAX = 3_650;

  public Plan {
    exits = Set.copyOf(exits);
    steps = List.copyOf(steps);
  }

  Step step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst()
        .orElseThrow(() -> new IllegalStateException("the journey has no step " + id));
  }

  /** Where those go who are through with a step; nowhere, where it was the last. */
  Optional<String> after(Step step) {
    return switch (step) {
      case Step.Exit _ -> Optional.empty();
      case Step.Check check -> Optional.of(check.no());
      case Step.Send(_, _, _, var next) -> next.or(() -> following(step));
      case Step.Wait(_, _, var next) -> next.or(() -> following(step));
      case Step.Give(_, _, _, _, var next) -> next.or(() -> following(step));
    };
  }

  private Optional<String> following(Step step) {
    return IntStream.range(1, steps.size()).filter(i -> steps.get(i - 1).id().equals(step.id())).mapToObj(i -> steps.get(i).id()).findFirst();
  }

  boolean enteredBy(Trigger trigger) {
    return entry instanceof Entry.OnEvent(Trigger wanted, _) && wanted == trigger;
  }
}
