package club.vafa.journey;

import java.util.List;

/** What became of the wish to write, change, start, pause, resume or stop a journey. */
public sealed interface Writing {
  record Done(Journey journey) implements Writing {}

  record NotFound() implements Writing {}

  record CodeTaken(String code) implements Writing {}

  record TooMany(int limit) implements Writing {}

  /** Not from this state: what has been stopped begins no more. */
  record Cannot(Journey.State state) implements Writing {}

  record Wrong(List<Fault> faults) implements Writing {
    public Wrong {
      faults = List.copyOf(faults);
    }
  }
}
