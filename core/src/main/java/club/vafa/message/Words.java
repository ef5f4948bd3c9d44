package club.vafa.message;

import club.vafa.value.MessageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each message of a batch says: what is stored with it, or what its run says now. */
final class Words {
  private static final Logger LOG = LoggerFactory.getLogger(Words.class);

  static final String NO_WORDS = "CONTENT";

  record Said(OpenRow row, Content content) {
    MessageId id() {
      return row.id();
    }
  }

  private final Runs runs;

  Words(Runs runs) {
    this.runs = runs;
  }

  /** In the order of the rows; those that have no words are missing. */
  List<Said> of(Handle h, List<OpenRow> rows) {
    var ofRuns = contents(h, rows.stream().filter(row -> row.content().isEmpty()).map(Words::wanted).toList());
    var said = new ArrayList<Said>(rows.size());
    for (var row : rows) {
      var content = row.content().isPresent() ? stored(row) : Optional.ofNullable(ofRuns.get(row.id()));
      content.ifPresent(says -> said.add(new Said(row, says)));
    }
    return said;
  }

  /** Why each of these has no words. */
  Map<MessageId, String> whyNone(Handle h, List<OpenRow> silent) {
    var why = new HashMap<MessageId, String>();
    silent.forEach(row -> why.put(row.id(), NO_WORDS));
    var ofRuns = silent.stream().filter(row -> row.content().isEmpty()).map(Words::wanted).toList();
    if (!ofRuns.isEmpty()) {
      withinSavepoint(h, () -> runs.whyNone(h, ofRuns)).ifPresent(why::putAll);
    }
    // One line for all of them: where codes have run out they are many.
    LOG.warn("{} messages have no words: {}; the first is {}", silent.size(), Set.copyOf(why.values()), silent.getFirst().id());
    return why;
  }

  private static Optional<Content> stored(OpenRow row) {
    try {
      return row.stored();
    } catch (RuntimeException e) {
      LOG.error("message {} cannot be read", row.id(), e);
      return Optional.empty();
    }
  }

  private static Runs.Wanted wanted(OpenRow row) {
    return new Runs.Wanted(row.id(), row.runId().orElseThrow(), row.memberId().orElseThrow(), row.channel(), row.language().orElseThrow());
  }

  // All at once; and one by one where that fails, so that the one which cannot be said fails alone.
  private Map<MessageId, Content> contents(Handle h, List<Runs.Wanted> wanted) {
    if (wanted.isEmpty()) {
      return Map.of();
    }
    var together = withinSavepoint(h, () -> runs.contents(h, wanted));
    if (together.isPresent()) {
      return together.get();
    }
    var contents = new HashMap<MessageId, Content>();
    for (var one : wanted) {
      withinSavepoint(h, () -> runs.contents(h, List.of(one))).ifPresent(contents::putAll);
    }
    return contents;
  }

  private static <T> Optional<Map<MessageId, T>> withinSavepoint(Handle h, Supplier<Map<MessageId, T>> words) {
    h.savepoint("words");
    try {
      var made = words.get();
      h.releaseSavepoint("words");
      return Optional.of(made);
    } catch (RuntimeException e) {
      LOG.error("words could not be made", e);
      h.rollbackToSavepoint("words");
      return Optional.empty();
    }
  }
}
