package club.vafa.conversation;

import club.vafa.db.Json;
import club.vafa.member.Channel;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class ConversationSql {
  private static final TypeReference<Map<String, String>> DATA = new TypeReference<>() {};

  record Row(String dialog, String step, String data) {}

  private ConversationSql() {}

  // An advisory lock, since most addresses have no row yet when they are first heard of, and many never need one.
  static void lock(Handle h, Channel channel, String address) {
    h.createQuery("select pg_advisory_xact_lock(hashtextextended(:name, 1))::text")
        .bind("name", channel + " " + address).mapTo(String.class).list();
  }

  static Optional<Conversation> find(Handle h, Channel channel, String address) {
    return h.createQuery("select dialog, step, data from conversation where channel = :channel and address = :address")
        .bind("channel", channel).bind("address", address).mapTo(Row.class).findOne()
        .map(row -> new Conversation(channel, address, row.dialog(), row.step(), Json.read(row.data(), DATA)));
  }

  static void save(Handle h, Conversation c, Instant now) {
    h.createUpdate("""
        insert into conversation (channel, address, dialog, step, data, updated_at)
        values (:channel, :address, :dialog, :step, :data, :now)
        on conflict (channel, address) do update
        set dialog = excluded.dialog, step = excluded.step, data = excluded.data, updated_at = excluded.updated_at
        """)
        .bind("channel", c.channel()).bind("address", c.address()).bind("dialog", c.dialog()).bind("step", c.step())
        .bind("data", Json.write(c.data())).bind("now", now).execute();
  }

  static void delete(Handle h, Conversation c) {
    h.createUpdate("delete from conversation where channel = :channel and address = :address")
        .bind("channel", c.channel()).bind("address", c.address()).execute();
  }
}
