package club.vafa.message;

import club.vafa.db.Json;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.Person;
import club.vafa.value.MessageId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

final class MessagePersonSql {
  private static final int FETCH = 500;

  private MessagePersonSql() {
  }

  static void cancel(Handle h, Person person, Instant now) {
    for (ChatAddress chat : person.chats()) {
      cancel(h, "member_id = any(:ids) or channel = '" + chat.channel() + "' and address = :address", person, chat.address(), now);
    }
    cancel(h, "member_id = any(:ids) and :address = ''", person, "", now);
  }

  private static void cancel(Handle h, String which, Person person, String address, Instant now) {
    var ids = h.createQuery("select id from message_open where (<which>) and leased_until is null for update skip locked")
        .define("which", which).bindArray("ids", UUID.class, (Object[]) person.uuids()).bind("address", address)
        .mapTo(MessageId.class).list();
    DoneSql.close(h, ids, DoneSql.Ending.CANCELLED, now);
  }

  static void forget(Handle h, Person person) {
    h.createUpdate("update message_done set content = null where member_id = any(:ids) and content is not null")
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).execute();
    for (ChatAddress chat : person.chats()) {
      h.createUpdate("delete from message_unknown where channel = :channel and address = :address")
          .bind("channel", chat.channel()).bind("address", chat.address()).execute();
      h.createUpdate("delete from message_chat where channel = :channel and address = :address")
          .bind("channel", chat.channel()).bind("address", chat.address()).execute();
    }
  }

  static Stream<MessagePersonData.Row> sent(Handle h, Person person) {
    return h.createQuery("""
        select ended_at, channel, kind, ending, content
        from message_done
        where member_id = any(:ids)
        order by ended_at
        """)
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).setFetchSize(FETCH)
        .map((row, context) -> new MessagePersonData.Row(row.getTimestamp(1).toInstant(), Channel.valueOf(row.getString(2)),
            Kind.valueOf(row.getString(3)), End.valueOf(row.getString(4)), words(Optional.ofNullable(row.getString(5)))))
        .stream();
  }

  private static Optional<String> words(Optional<String> json) {
    return json.map(text -> Json.read(text, Content.class)).flatMap(content -> switch (content) {
      case Content.Text text -> Optional.of(text.body());
      case Content.Mail mail -> Optional.of(mail.subject() + "\n" + mail.body());
      case Content.Photo photo -> Optional.of(photo.caption());
      case Content.Frames frames -> Optional.of(frames.last());
      case Content.Edit edit -> Optional.of(edit.body());
      case Content.Toast toast -> Optional.of(toast.text());
    });
  }
}
