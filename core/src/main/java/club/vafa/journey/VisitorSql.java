package club.vafa.journey;

import club.vafa.value.JourneyId;
import club.vafa.value.MemberId;
import club.vafa.value.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class VisitorSql {
  private record Row(MemberId memberId, String name, Instant enteredAt, Optional<Integer> version, Optional<String> step, Optional<Instant> dueAt,
      Optional<Integer> attempts, Optional<Instant> leftAt, Optional<Ended> how, Optional<String> lastStep, Optional<String> outcome,
      Optional<String> detail, Optional<Instant> lastAt) {
    Visitor visitor() {
      return new Visitor(memberId, name, enteredAt, step.map(at -> new Visitor.Place(version.orElseThrow(), at, dueAt.orElseThrow(), attempts.orElseThrow())),
          leftAt, how, lastStep.map(at -> new MemberPath.Met(at, outcome.orElseThrow(), detail, lastAt.orElseThrow())));
    }
  }

  private VisitorSql() {}

  /** Those inside, or those whose last visit ended so; in the order of members, one more than the page holds. */
  static List<Visitor> page(Handle h, JourneyId journey, Optional<Ended> how, PageRequest page) {
    return h.createQuery("""
        select p.member_id, m.name, p.entered_at, v.version, v.step, v.due_at, v.attempts, p.left_at, p.how, l.step as last_step, l.outcome, l.detail,
          l.at as last_at
        from journey_pass p
        join member m on m.id = p.member_id
        left join journey_visit v on v.member_id = p.member_id and v.id = p.visit_id
        left join lateral (
          select step, outcome, detail, at from journey_path where member_id = p.member_id and visit_id = p.visit_id order by nth desc limit 1
        ) l on true
        where p.journey_id = :journey and <how> and (cast(:after as uuid) is null or p.member_id > cast(:after as uuid))
        order by p.member_id limit :max
        """)
        .define("how", how.isPresent() ? "p.how = :how" : "p.how is null").bindMap(how.map(one -> Map.of("how", one.name())).orElseGet(Map::of))
        .bind("journey", journey).bind("after", page.after().map(UUID::fromString).orElse(null)).bind("max", page.limit() + 1)
        .mapTo(Row.class).map(Row::visitor).list();
  }
}
