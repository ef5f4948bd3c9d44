package club.vafa.verification;

import club.vafa.member.ChatAddress;
import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import club.vafa.value.Phone;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Codes under way: they live five minutes, so there is nothing to merge and nothing to tell. */
public final class VerificationPersonData implements PersonData {

  @Override
  public String room() {
    return "verification";
  }

  @Override
  public Set<String> tables() {
    return Set.of("one_time_code");
  }

  @Override
  public void merge(Handle h, Merging merge) {
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
  }

  @Override
  public void erase(Handle h, Person person) {
    var chats = person.chats().stream().map(ChatAddress::address);
    CodeSql.eraseOf(h, person.uuids(), Stream.concat(person.phones().stream().map(Phone::e164), chats).toArray(String[]::new));
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
  }
}
