package club.vafa.message;

import club.vafa.member.Channel;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.RunId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The runs whose messages wait here, as their owner knows them: {@code campaign} implements it. */
public interface Runs {
  /** The runs of which messages may be claimed now. */
  List<RunId> running(Handle h);

  RunState state(Handle h, RunId run);

  /** What the run says to this member on this channel, in the language frozen with the delivery. */
  Content content(Handle h, RunId run, MemberId member, Channel channel, Language language);
}
