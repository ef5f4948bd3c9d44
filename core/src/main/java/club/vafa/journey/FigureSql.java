package club.vafa.journey;

import club.vafa.value.JourneyId;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** How journeys stand, and whoever is in them. */
final class FigureSql {
  /** So many of a person's journeys are told, and so many steps of each. */
  static final int PATHS_MAX = 50;
  static final int STEPS_TOLD_MAX = 500;

  private record Waiting(int version, String step, long inside) {}

  private record Tally(int version, String step, String outcome, long passed) {}

  private record How(Optional<Ended> how, long visits) {}

  private record Place(int version, String step) {}

  record Pass(JourneyId journeyId, String code, String name, UUID visitId, MemberId memberId, Instant enteredAt, Optional<Instant> leftAt,
      Optional<Ended> how, Optional<String> step, Optional<Instant> dueAt) {}

  private FigureSql() {}

  static List<StepFigure> figures(Handle h, JourneyId journey) {
    var inside = new HashMap<Place, Long>();
    h.createQuery("select version, step, count(*) as inside from journey_visit where journey_id = :journey group by version, step")
        .bind("journey", journey).mapTo(Waiting.class).forEach(one -> inside.put(new Place(one.version(), one.step()), one.inside()));
    var passed = new TreeMap<Place, Map<String, Long>>((a, b) -> a.version() != b.version() ? Integer.compare(a.version(), b.version())
        : a.step().compareTo(b.step()));
    inside.keySet().forEach(place -> passed.put(place, new HashMap<>()));
    h.createQuery("""
        select version, step, outcome, sum(passed) as passed from journey_tally where journey_id = :journey group by version, step, outcome
        """)
        .bind("journey", journey).mapTo(Tally.class)
        .forEach(one -> passed.computeIfAbsent(new Place(one.version(), one.step()), _ -> new HashMap<>()).put(one.outcome(), one.passed()));
    return passed.entrySet().stream().map(one -> new StepFigure(one.getKey().version(), one.getKey().step(),
        inside.getOrDefault(one.getKey(), 0L), one.getValue())).toList();
  }

  static JourneyFigures totals(Handle h, JourneyId journey) {
    var ended = new EnumMap<Ended, Long>(Ended.class);
    long inside = 0;
    for (var one : h.createQuery("select how, count(*) as visits from journey_pass where journey_id = :journey group by how")
        .bind("journey", journey).mapTo(How.class).list()) {
      if (one.how().isPresent()) {
        ended.put(one.how().get(), one.visits());
      } else {
        inside = one.visits();
      }
    }
    return new JourneyFigures(inside, ended);
  }

  static List<MemberPath> paths(Handle h, MemberId member) {
    var passes = h.createQuery("""
        select p.journey_id, j.code, j.name, p.visit_id, p.member_id, p.entered_at, p.left_at, p.how, v.step, v.due_at
        from journey_pass p
        join journey j on j.id = p.journey_id
        left join journey_visit v on v.member_id = p.member_id and v.id = p.visit_id
        where p.member_id in (select person_ids(:member))
        order by p.entered_at desc, p.visit_id limit :max
        """)
        .bind("member", member).bind("max", PATHS_MAX).mapTo(Pass.class).list();
    return passes.stream().map(pass -> new MemberPath(pass.journeyId(), pass.code(), pass.name(), pass.enteredAt(), pass.leftAt(), pass.how(),
        pass.step(), pass.dueAt(), met(h, pass))).toList();
  }

  private static List<MemberPath.Met> met(Handle h, Pass pass) {
    return h.createQuery("""
        select step, outcome, detail, at from journey_path where member_id = :member and visit_id = :visit order by nth limit :max
        """)
        .bind("member", pass.memberId()).bind("visit", pass.visitId()).bind("max", STEPS_TOLD_MAX).mapTo(MemberPath.Met.class).list();
  }
}
