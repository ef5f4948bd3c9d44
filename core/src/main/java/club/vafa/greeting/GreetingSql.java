package club.vafa.greeting;

import club.vafa.calendar.CalendarKind;
import club.vafa.occasion.Due;
import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

final class GreetingSql {

  record Key(MemberId memberId, UUID occasionId, CalendarKind calendar, int year) {
    static Key of(Due due) {
      return new Key(due.occasion().member(), due.occasion().id(), due.occasion().day().kind(), due.occurrence().year());
    }

    /** The once-only key of the gift. */
    String text() {
      return occasionId + ":" + calendar + ":" + year;
    }
  }

  private GreetingSql() {
  }

  static Set<Key> greeted(Handle h, List<Due> due) {
    if (due.isEmpty()) {
      return Set.of();
    }
    return h.createQuery("""
        select g.member_id, g.occasion_id, g.calendar, g.year
        from unnest(:members, :occasions) d (member_id, occasion_id)
        join greeting g on g.member_id = d.member_id and g.occasion_id = d.occasion_id
        """)
        .bindArray("members", UUID.class, due.stream().map(one -> one.occasion().member().value()).toList())
        .bindArray("occasions", UUID.class, due.stream().map(one -> one.occasion().id()).toList())
        .mapTo(Key.class).stream().collect(Collectors.toSet());
  }

  static List<LocalDate> daysInOtherCalendars(Handle h, Due due) {
    return h.createQuery("select day from greeting where member_id = :member and occasion_id = :occasion and calendar <> :calendar")
        .bind("member", due.occasion().member()).bind("occasion", due.occasion().id()).bind("calendar", due.occasion().day().kind())
        .mapTo(LocalDate.class).list();
  }

  /** False where somebody else has greeted for this. */
  static boolean insert(Handle h, Due due, Instant at, long points, Optional<MessageId> message, Optional<String> unsent) {
    return h.createUpdate("""
        insert into greeting (member_id, occasion_id, calendar, year, day, greeted_at, points, message_id, unsent_reason)
        values (:member, :occasion, :calendar, :year, :day, :at, :points, :message, :unsent)
        on conflict on constraint greeting_once do nothing
        """)
        .bind("member", due.occasion().member()).bind("occasion", due.occasion().id()).bind("calendar", due.occasion().day().kind())
        .bind("year", due.occurrence().year()).bind("day", due.occurrence().day()).bind("at", at).bind("points", points)
        .bind("message", message.map(MessageId::value).orElse(null)).bind("unsent", unsent.orElse(null)).execute() == 1;
  }

  /** Whether the person was greeted under another id since then. */
  static boolean greetedUnderAnotherId(Handle h, MemberId member, Instant since) {
    return h.createQuery("""
        select exists (
          select from greeting where member_id in (select person_ids(:member)) and member_id <> :member and greeted_at > :since)
        """)
        .bind("member", member).bind("since", since).mapTo(Boolean.class).one();
  }
}
