package club.vafa.segment;

import java.util.List;

/** What came of reading a condition: itself, or everything that is wrong with it. */
public sealed interface Reading {
  record Read(Condition condition) implements Reading {}

  record Wrong(List<Fault> faults) implements Reading {}
}
