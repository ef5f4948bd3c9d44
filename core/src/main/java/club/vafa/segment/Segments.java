package club.vafa.segment;

import club.vafa.club.Clubs;
import club.vafa.db.Pipeline;
import club.vafa.member.Channel;
import club.vafa.occasion.PublicOccasions;
import club.vafa.value.MemberId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Turns a group of members into a query. */
public final class Segments {
  private final Clubs clubs;
  private final SavedSegments saved;
  private final SegmentCheck check;
  private final PublicOccasions occasions;
  private final InstantSource clock;

  public Segments(Clubs clubs, SavedSegments saved, SegmentCheck check, PublicOccasions occasions, InstantSource clock) {
    this.clubs = clubs;
    this.saved = saved;
    this.check = check;
    this.occasions = occasions;
    this.clock = clock;
  }

  /** The newest version of a saved segment; archived ones too. */
  public Optional<Segment> saved(String code) {
    return saved.byCode(code);
  }

  /** Of whom it is true that they are meant, as the segment stands now; archived ones stay in use. Empty where there is none of this code. */
  public Optional<Condition> condition(Who who) {
    return who.condition().or(() -> who.segment().flatMap(this::saved).map(Segment::condition));
  }

  /** What is wrong with who is meant, at the fields segment and condition. */
  public List<Fault> faults(Handle h, Who who) {
    if (who.segment().isPresent() == who.condition().isPresent()) {
      return List.of(Fault.of("segment", "segment_or_condition"));
    }
    var faults = new ArrayList<Fault>();
    who.segment().filter(code -> saved(code).filter(found -> !found.archived()).isEmpty())
        .ifPresent(code -> faults.add(Fault.of("segment", "unknown_code", "code", Conditions.shown(code))));
    who.condition().ifPresent(condition -> check.faults(h, condition)
        .forEach(one -> faults.add(new Fault(Conditions.join("condition", one.field()), one.problem(), one.facts()))));
    return faults;
  }

  /** Selects member_id of everybody who belongs, each person once, as far as the facts have come. */
  public Selection selection(Condition condition) {
    return compiler(Sources.ALL).select(condition);
  }

  /** Whether the member belongs at this moment, and why. The leaves' values are read afresh, but for the fifths, which are of the last night. */
  public Belonging belongs(Handle h, MemberId member, Condition condition) {
    return SegmentWords.belonging(h, condition, BelongingSql.ask(h, member, explained(condition)));
  }

  /** Those of these members who belong at this moment, read afresh: one statement, however many they are. */
  public Set<MemberId> belonging(Handle h, Collection<MemberId> members, Condition condition) {
    var verdict = verdict(condition);
    var asks = new Pipeline(h);
    var asked = new LinkedHashMap<MemberId, Supplier<List<Boolean>>>();
    members.forEach(member -> asked.computeIfAbsent(member, one -> GroupSql.belongs(asks, one, verdict)::get));
    asks.send();
    return asked.entrySet().stream().filter(one -> one.getValue().get().stream().anyMatch(yes -> yes)).map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  Selection explained(Condition condition) {
    return compiler(Sources.ONE).explain(condition);
  }

  /** One row with what is counted of those who belong. */
  Selection counted(Condition condition) {
    return compiler(Sources.ALL).count(condition, SizeSql.COUNTED);
  }

  /** One row with the verdict alone; {@code :segmentMember} is the member. */
  Selection verdict(Condition condition) {
    return compiler(Sources.ONE).verdict(condition);
  }

  private Compiler compiler(Sources sources) {
    var moment = new Moment(clock.instant(), clubs.settings().zone());
    return new Compiler(moment, sources, (codes, days) -> near(moment, codes, days));
  }

  private Set<String> near(Moment moment, Set<String> codes, int days) {
    var today = moment.today();
    return codes.stream().filter(code -> !occasions.between(code, today, today.plusDays(days)).isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** As the other one, of those who belong. */
  public Selection reached(Condition condition, List<Channel> order) {
    var belonging = selection(condition);
    return reached(" and c.id in (" + belonging.sql() + ")", belonging.bindings(), order);
  }

  /**
   * Selects each member of the audience once: member_id, language, channel, address, fallback_channel, fallback_address. The channel is the
   * first in the order given on which the member can be reached and has agreed to club messages, the fallback the next such one or null;
   * who has none is not of the audience.
   */
  public Selection reached(Audience audience, List<Channel> order) {
    var bindings = new HashMap<String, Object>();
    var where = new StringBuilder();
    audience.language().ifPresent(language -> {
      where.append(" and c.language = :segmentLanguage");
      bindings.put("segmentLanguage", language.name());
    });
    audience.branch().ifPresent(branch -> {
      where.append(" and exists (select from purchase p where p.member_id = c.id and p.branch_id = :segmentBranch)");
      bindings.put("segmentBranch", branch.value());
    });
    return reached(where.toString(), bindings, order);
  }

  private static Selection reached(String where, Map<String, Object> values, List<Channel> order) {
    var bindings = new HashMap<>(values);
    bindings.put("segmentChannels", order.stream().map(Channel::name).collect(Collectors.joining(",", "{", "}")));
    // Member by member through the indexes: a part of the members costs that part, however many the club has, and only so much is kept in memory.
    return new Selection("""
        select c.id as member_id, c.language, w.channel, w.address, w.fallback_channel, w.fallback_address
        from member c
        cross join lateral (
          select l.channel, l.address, lead(l.channel) over ways as fallback_channel, lead(l.address) over ways as fallback_address
          from chat_link l
          where l.member_id = c.id and l.channel = any(cast(:segmentChannels as text[]))
            and (select n.given from consent_now n where n.member_id = l.member_id and n.channel = l.channel and n.kind = 'CLUB')
            and not exists (select from reach_lost r where r.channel = l.channel and r.address = l.address)
          window ways as (order by array_position(cast(:segmentChannels as text[]), l.channel))
          order by array_position(cast(:segmentChannels as text[]), l.channel)
          limit 1
        ) w
        where c.status = 'ACTIVE'
        """ + where, Map.copyOf(bindings));
  }
}
