package club.vafa.conversation;

import club.vafa.member.ChatAddress;
import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What a person has written, kept by chat: an address belongs to one person, so a merge changes nothing here. */
public final class ConversationPersonData implements PersonData {

  @Override
  public String room() {
    return "conversation";
  }

  @Override
  public Set<String> tables() {
    return Set.of();
  }

  @Override
  public void merge(Handle h, Merging merge) {
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
  }

  /** The claims of provider ids stay, so that nothing is handled twice; they tell nothing of a person. */
  @Override
  public void erase(Handle h, Person person) {
    for (ChatAddress chat : person.chats()) {
      for (var table : Set.of("inbox_open", "inbox_done", "inbox_aside")) {
        h.createUpdate("update <table> set address = '', body = '' where channel = :channel and address = :address")
            .define("table", table).bind("channel", chat.channel()).bind("address", chat.address()).execute();
      }
      h.createUpdate("delete from conversation where channel = :channel and address = :address")
          .bind("channel", chat.channel()).bind("address", chat.address()).execute();
    }
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    for (ChatAddress chat : person.chats()) {
      h.createQuery("select received_at, body from inbox_done where channel = :channel and address = :address order by received_at")
          .bind("channel", chat.channel()).bind("address", chat.address())
          .map((row, context) -> new Row(row.getTimestamp(1).toInstant(), chat.channel().name(), row.getString(2)))
          .forEach(row -> to.row("incoming", row));
    }
  }

  record Row(Instant at, String channel, String body) {
  }
}
