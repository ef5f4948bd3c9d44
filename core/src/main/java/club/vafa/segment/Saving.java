package club.vafa.segment;

import java.util.List;

/** How the wish to keep, change or archive a segment ends. */
public sealed interface Saving {
  record Saved(Segment segment) implements Saving {}

  record CodeTaken(String code) implements Saving {}

  record Unknown() implements Saving {}

  record Archived(Segment segment) implements Saving {}

  record TooMany(int max) implements Saving {}

  record Wrong(List<Fault> faults) implements Saving {}
}
