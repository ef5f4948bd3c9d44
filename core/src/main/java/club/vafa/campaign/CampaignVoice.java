package club.vafa.campaign;

import club.vafa.coupon.OwnCoupon;
import club.vafa.db.Json;
import club.vafa.link.LinkSource;
import club.vafa.member.Members;
import club.vafa.message.Content;
import club.vafa.message.RunState;
import club.vafa.message.Runs;
import club.vafa.template.Reader;
import club.vafa.template.Templates;
import club.vafa.template.Value;
import club.vafa.template.Variable;
import club.vafa.value.CampaignId;
import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import club.vafa.value.RunId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Tells the messages' gate how the runs stand, how fast they may go, and what they say; the offer is given with the words. */
public final class CampaignVoice implements Runs {
  /** Why somebody of a campaign with codes got nothing. */
  static final String NO_CODE_LEFT = "NO_CODE_LEFT";
  private static final int SCRIPTS_KEPT_MAX = 200;

  /** What a run says; it never changes. */
  private record Script(CampaignId campaign, CampaignDraft says) {}

  private record Delivery(RunId run, MemberId member) {}

  private record Said(RunId run, int variant) {}

  private record Reading(MessageId message, Reader reader) {}

  private final Members members;
  private final Templates templates;
  private final CampaignGifts gifts;
  private final Supplier<ZoneId> zone;
  private final Map<RunId, Script> scripts = new ConcurrentHashMap<>();

  public CampaignVoice(Members members, Templates templates, CampaignGifts gifts, Supplier<ZoneId> zone) {
    this.members = members;
    this.templates = templates;
    this.gifts = gifts;
    this.zone = zone;
  }

  @Override
  public List<RunId> running(Handle h) {
    return RunSql.running(h);
  }

  @Override
  public Map<RunId, RunState> states(Handle h, Collection<RunId> runs) {
    return RunSql.states(h, runs);
  }

  @Override
  public int room(Handle h, RunId run, int max) {
    return Optional.ofNullable(scripts(h, List.of(run)).get(run))
        .flatMap(script -> script.says().perMinute().map(pace -> Math.min(max, PaceSql.room(h, script.campaign(), pace)))).orElse(max);
  }

  @Override
  public void took(Handle h, Map<RunId, Long> sending) {
    var known = scripts(h, sending.keySet());
    sending.forEach((run, messages) -> Optional.ofNullable(known.get(run)).filter(script -> script.says().perMinute().isPresent())
        .ifPresent(script -> PaceSql.take(h, script.campaign(), messages)));
  }

  @Override
  public Map<MessageId, Content> contents(Handle h, List<Wanted> wanted) {
    var known = scripts(h, wanted.stream().map(Wanted::run).distinct().toList());
    var parts = RunSql.parts(h, wanted.stream().map(Wanted::run).toList(), wanted.stream().map(Wanted::member).toList()).stream()
        .collect(Collectors.toMap(part -> new Delivery(part.runId(), part.memberId()), RunSql.Part::variant));
    var groups = new LinkedHashMap<Said, List<Reading>>();
    for (var one : wanted) {
      var script = Optional.ofNullable(known.get(one.run()));
      var variant = Optional.ofNullable(parts.get(new Delivery(one.run(), one.member())));
      if (script.isPresent() && variant.isPresent()) {
        reader(h, script.get().says(), variant.get(), one).ifPresent(reader -> groups
            .computeIfAbsent(new Said(one.run(), variant.get()), _ -> new ArrayList<>()).add(new Reading(one.message(), reader)));
      }
    }
    var contents = new HashMap<MessageId, Content>();
    groups.forEach((said, readings) -> {
      var text = known.get(said.run()).says().variants().get(said.variant()).text();
      var words = templates.render(h, text, readings.stream().map(Reading::reader).toList());
      for (int i = 0; i < readings.size(); i++) {
        contents.put(readings.get(i).message(), words.get(i));
      }
    });
    return contents;
  }

  @Override
  public Map<MessageId, String> whyNone(Handle h, List<Wanted> silent) {
    var known = scripts(h, silent.stream().map(Wanted::run).distinct().toList());
    var usedUp = known.entrySet().stream().filter(run -> run.getValue().says().offer().flatMap(offer -> gifts.left(h, offer))
        .filter(left -> left == 0).isPresent()).map(Map.Entry::getKey).collect(Collectors.toSet());
    return silent.stream().filter(one -> usedUp.contains(one.run())).collect(Collectors.toMap(Wanted::message, one -> NO_CODE_LEFT));
  }

  // Who is nobody any more, or for whom no code is left, gets no words.
  private Optional<Reader> reader(Handle h, CampaignDraft says, int variant, Wanted one) {
    var reader = Reader.of(one.member(), one.channel(), one.language())
        .in(one.message(), Optional.of(LinkSource.of(one.run(), says.variants().get(variant).code())));
    if (says.offer().isEmpty()) {
      return Optional.of(reader);
    }
    return members.byId(h, one.member()).flatMap(person -> switch (gifts.give(h, one.run(), one.member(), person.id(), says.offer().get())) {
      case CampaignGifts.Giving.Given(var coupon) -> Optional.of(coupon.map(own -> reader.with(shown(own))).orElse(reader));
      case CampaignGifts.Giving.NothingLeft _ -> Optional.empty();
    });
  }

  private Map<Variable, Value> shown(OwnCoupon own) {
    var lastDay = own.coupon().until().atZone(zone.get()).minusNanos(1).toLocalDate();
    return Map.of(Variable.COUPON, new Value.Coded(own.code()), Variable.COUPON_UNTIL, new Value.Day(lastDay));
  }

  private Map<RunId, Script> scripts(Handle h, Collection<RunId> runs) {
    var missing = runs.stream().filter(run -> !scripts.containsKey(run)).toList();
    var found = new HashMap<RunId, Script>();
    for (var row : missing.isEmpty() ? List.<RunSql.Script>of() : RunSql.scripts(h, missing)) {
      found.put(row.id(), new Script(row.campaignId(), Json.read(row.draft(), CampaignDraft.class)));
    }
    runs.forEach(run -> Optional.ofNullable(scripts.get(run)).ifPresent(script -> found.put(run, script)));
    if (scripts.size() > SCRIPTS_KEPT_MAX) {
      scripts.clear();
    }
    scripts.putAll(found);
    return found;
  }
}
