package club.vafa.link;

import club.vafa.member.Person;
import club.vafa.value.MessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

final class LinkSql {
  record Coded(String code, Wanted wanted) {}

  record Holder(String code, MessageId messageId) {}

  /** A link's row as its member is told of it. */
  record Own(String target, Instant madeAt, Optional<Instant> firstClickAt, int clicks) {}

  private record Part(String part, long deliveries) {}

  private LinkSql() {}

  // Sorted, so that two batches which would share a code wait for each other in one order.
  static void insert(Handle h, List<Coded> links, Instant now) {
    var sorted = links.stream().sorted((a, b) -> a.code().compareTo(b.code())).toList();
    h.createUpdate("""
        insert into link (code, message_id, number, source_id, part, member_id, target, made_at)
        select u.code, u.message_id, u.number, u.source_id, u.part, u.member_id, u.target, :now
        from unnest(:codes, :messages, :numbers, :sources, :parts, :members, :targets)
          as u (code, message_id, number, source_id, part, member_id, target)
        on conflict (code) do nothing
        """)
        .bindArray("codes", String.class, array(sorted, Coded::code))
        .bindArray("messages", UUID.class, array(sorted, one -> one.wanted().message().value()))
        .bindArray("numbers", Integer.class, array(sorted, one -> one.wanted().number()))
        .bindArray("sources", UUID.class, sorted.stream().map(one -> one.wanted().source().map(LinkSource::id).orElse(null)).toArray())
        .bindArray("parts", String.class, array(sorted, one -> one.wanted().source().map(LinkSource::part).orElse("")))
        .bindArray("members", UUID.class, array(sorted, one -> one.wanted().member().value()))
        .bindArray("targets", String.class, array(sorted, one -> one.wanted().target().url()))
        .bind("now", now).execute();
  }

  private static Object[] array(List<Coded> links, Function<Coded, Object> of) {
    return links.stream().map(of).toArray();
  }

  static Map<String, MessageId> holders(Handle h, Collection<String> codes) {
    return h.createQuery("select code, message_id from link where code = any(:codes)")
        .bindArray("codes", String.class, codes.toArray()).mapTo(Holder.class).stream()
        .collect(Collectors.toMap(Holder::code, Holder::messageId));
  }

  static Optional<String> click(Handle h, String code, Instant now) {
    return h.createQuery("""
        update link set clicks = clicks + 1, first_click_at = coalesce(first_click_at, :now) where code = :code returning target
        """)
        .bind("code", code).bind("now", now).mapTo(String.class).findOne();
  }

  static Optional<String> target(Handle h, String code) {
    return h.createQuery("select target from link where code = :code").bind("code", code).mapTo(String.class).findOne();
  }

  static List<Clicks> clicks(Handle h, UUID source) {
    return h.createQuery("""
        select part, number, target, count(*) as deliveries, sum(clicks) as clicks
        from link where source_id = :source and first_click_at is not null
        group by part, number, target order by part, number, target
        """)
        .bind("source", source).mapTo(Clicks.class).list();
  }

  static Map<String, Long> deliveriesClicked(Handle h, UUID source) {
    return h.createQuery("""
        select part, count(distinct message_id) as deliveries from link where source_id = :source and first_click_at is not null group by part
        """)
        .bind("source", source).mapTo(Part.class).stream().collect(Collectors.toMap(Part::part, Part::deliveries));
  }

  static int forget(Handle h, Instant before, int max) {
    return h.createUpdate("delete from link where code in (select code from link where made_at < :before limit :max)")
        .bind("before", before).bind("max", max).execute();
  }

  /** The links go on leading on and being counted, but nobody's. */
  static void disown(Handle h, Person person) {
    h.createUpdate("update link set member_id = null where member_id = any(:ids)")
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).execute();
  }

  static List<Own> of(Handle h, Person person) {
    return h.createQuery("select target, made_at, first_click_at, clicks from link where member_id = any(:ids) order by made_at, code")
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).mapTo(Own.class).list();
  }
}
