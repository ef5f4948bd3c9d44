package club.vafa.message;

import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.RunId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The runs whose messages wait here, as their owner knows them: {@code campaign} implements it. */
public interface Runs {
  /** There are no runs. */
  Runs NONE = new Runs() {
    @Override
    public List<RunId> running(Handle h) {
      return List.of();
    }

    @Override
    public RunState state(Handle h, RunId run) {
      throw new IllegalArgumentException("no run is known: " + run);
    }

    @Override
    public Content content(Handle h, RunId run, MemberId member, Language language) {
      throw new IllegalArgumentException("no run is known: " + run);
    }
  };

  /** The runs of which messages may be claimed now. */
  List<RunId> running(Handle h);

  RunState state(Handle h, RunId run);

  /** What the run says to this member, in the language frozen with the delivery. */
  Content content(Handle h, RunId run, MemberId member, Language language);
}
