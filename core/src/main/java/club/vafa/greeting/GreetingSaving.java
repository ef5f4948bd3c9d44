package club.vafa.greeting;

import club.vafa.segment.Fault;
import club.vafa.template.Finding;
import java.util.List;

/** What became of the wish to greet an occasion in some way. */
public sealed interface GreetingSaving {
  record Saved(GreetingPlan plan) implements GreetingSaving {
  }

  record NoSuchOccasion() implements GreetingSaving {
  }

  record Wrong(List<Flaw> flaws) implements GreetingSaving {
    public Wrong {
      flaws = List.copyOf(flaws);
    }
  }

  /** Why a plan cannot be kept. */
  sealed interface Flaw {
    /** The words are not fit to be sent. */
    record InText(Finding finding) implements Flaw {
    }

    /** What is wrong at another field: template, segment or condition. */
    record At(Fault fault) implements Flaw {
    }
  }
}
