package club.vafa.message;

import club.vafa.member.Channel;
import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What was or will be sent to a person. */
public final class MessagePersonData implements PersonData {

  record Row(Instant at, Channel channel, Kind kind, End end, Optional<String> text) {
  }

  private final InstantSource clock;

  public MessagePersonData(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String room() {
    return "message";
  }

  @Override
  public Set<String> tables() {
    return Set.of("message_open", "message_done");
  }

  @Override
  public void merge(Handle h, Merging merge) {
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
  }

  /** What waits is cancelled, as far as nobody is sending it right now; what was said is forgotten, that something was sent is not. */
  @Override
  public void erase(Handle h, Person person) {
    MessagePersonSql.cancel(h, person, clock.instant());
    MessagePersonSql.forget(h, person);
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    try (var rows = MessagePersonSql.sent(h, person)) {
      rows.forEach(row -> to.row("messages", row));
    }
  }
}
