package club.vafa.greeting;

import club.vafa.value.Language;
import java.util.List;

/** What became of the wish to greet an occasion in some way. */
public sealed interface GreetingSaving {
  record Saved(GreetingPlan plan) implements GreetingSaving {
  }

  record NoSuchOccasion() implements GreetingSaving {
  }

  record Wrong(List<Fault> faults) implements GreetingSaving {
  }

  /** What is wrong with the words in a language. */
  sealed interface Fault {
    Language language();

    /** Empty, too long, or with characters that nobody sees. */
    record NotAcceptable(Language language, int charsMax) implements Fault {
    }

    record UnknownVariable(Language language, String word, List<String> known) implements Fault {
    }

    record StrayBrace(Language language, int position) implements Fault {
    }
  }
}
