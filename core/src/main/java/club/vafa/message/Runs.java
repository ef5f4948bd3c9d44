package club.vafa.message;

import club.vafa.member.Channel;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import club.vafa.value.RunId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The runs whose messages wait here, as their owner knows them: {@code campaign} implements it. */
public interface Runs {
  /** A message of a run that is about to be sent: to whom, on which channel, and in the language frozen with the delivery. */
  record Wanted(MessageId message, RunId run, MemberId member, Channel channel, Language language) {}

  /** The runs of which messages may be claimed now. */
  List<RunId> running(Handle h);

  /** How many messages of the run may be claimed now, at most so many: less where the run has a limit of its own. */
  default int room(Handle h, RunId run, int max) {
    return max;
  }

  /** Told of how many of each run's messages are marked as being sent by this transaction. */
  default void took(Handle h, Map<RunId, Long> sending) {
  }

  /** How each of these runs stands. One that is missing in the answer is over, and its messages are cancelled. */
  Map<RunId, RunState> states(Handle h, Collection<RunId> runs);

  /**
   * What the runs say in each of these messages, for a whole batch at once; a text that is the same for everybody is made once. A message
   * that is missing in the answer has no words, and fails by itself. Where this throws, it is asked again message by message.
   */
  Map<MessageId, Content> contents(Handle h, List<Wanted> wanted);

  /** Why these have no words, where the run knows more than that. */
  default Map<MessageId, String> whyNone(Handle h, List<Wanted> silent) {
    return Map.of();
  }
}
