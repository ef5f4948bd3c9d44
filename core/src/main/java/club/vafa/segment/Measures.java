package club.vafa.segment;

import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds the SQL of attributes' values: a column of the facts, or something joined to them once for all leaves that ask for the same. */
final class Measures {
  /** Of purchases these last days stand in the facts. */
  static final Set<Integer> DAYS_KEPT = Set.of(30, 90, 180, 365);
  static final int EXPIRING_DAYS_DEFAULT = 30;

  private final Moment moment;
  private final Sources sources;
  private final Bindings bindings;
  private final Compiler.TodaysOccasions occasions;
  private final Purchased purchased;
  private final Map<String, String> joins = new LinkedHashMap<>();

  Measures(Moment moment, Sources sources, Bindings bindings, Compiler.TodaysOccasions occasions) {
    this.moment = moment;
    this.sources = sources;
    this.bindings = bindings;
    this.occasions = occasions;
    this.purchased = new Purchased(moment, sources, bindings);
  }

  /** What must be joined to the facts f for all that was asked. */
  String joins() {
    var all = new StringBuilder();
    joins.forEach((body, alias) -> all.append("\nleft join (").append(body).append(") ").append(alias).append(" on ").append(alias)
        .append(".member_id = f.member_id"));
    return all.toString();
  }

  private String join(String body) {
    return joins.computeIfAbsent(body.strip(), any -> "x" + (joins.size() + 1));
  }

  Measure of(Condition.Leaf leaf) {
    var filter = leaf.filter();
    return switch (leaf.attribute()) {
      case PROFILE_LANGUAGE -> Measure.of("lower(f.language)");
      case PROFILE_INTERESTS -> new Measure("f.interests", false, "array_to_string(f.interests, ' ')");
      case PROFILE_AGE -> Measure.maybe(age());
      case PROFILE_BIRTHDAY -> returning(leaf, "BIRTHDAY");
      case PROFILE_WEDDING -> returning(leaf, "WEDDING");
      case JOINED -> Measure.of("f.joined_on");
      case STATUS -> Measure.of("lower(f.status)");
      case TIER -> new Measure("f.tier_id", true, "(select l.code from tier l where l.id = f.tier_id)");
      case TIER_SINCE -> Measure.maybe("f.tier_since");
      case SUBSCRIPTION -> Measure.of("coalesce(" + join(subscription()) + ".value, 'none')");
      case POINTS -> Measure.of("f.points");
      case CREDIT -> Measure.of("f.credit");
      case POINTS_EXPIRING -> Measure.of("coalesce(" + join(expiring(filter.days().orElse(EXPIRING_DAYS_DEFAULT))) + ".value, 0)");
      case PURCHASES_COUNT -> Measure.of(fromFacts(filter) ? "f.purchases" + ending(filter) : zero(join(purchased.sums(filter)), "times"));
      case PURCHASES_SUM -> Measure.of(fromFacts(filter) ? "f.spent" + ending(filter) : zero(join(purchased.sums(filter)), "amount"));
      case PURCHASES_AVERAGE -> average(filter);
      case PURCHASES_FIRST -> Measure.maybe(fromFacts(filter) ? "f.first_on" : join(purchased.sums(filter)) + ".first_on");
      case PURCHASES_LAST -> Measure.maybe(fromFacts(filter) ? "f.last_on" : join(purchased.sums(filter)) + ".last_on");
      case REFUNDS_SHARE -> Measure.of("(case when f.bought > 0 then f.returned * 100 / f.bought else 0 end)");
      case COUPONS_REDEEMED -> counted("f.coupons", filter, "coupon", "redeemed_at", "t.redeemed_at is not null");
      case REWARDS_REDEEMED -> counted("f.rewards", filter, "reward_redemption", "at", "t.state = 'GRANTED'");
      case GAMES_PLAYED -> counted("f.plays", filter, "game_play", "played_at", "true");
      case OCCASION -> today(leaf);
      case CHANNEL_HAS -> new Measure("f.chats", false, "lower(array_to_string(f.chats, ' '))");
      case CHANNEL_CONSENT -> new Measure("f.consents", false, "lower(array_to_string(f.consents, ' '))");
      case CHANNEL_REACHABLE -> new Measure("f.reached", false, "lower(array_to_string(f.reached, ' '))");
      case CHANNEL_PREFERRED -> new Measure("coalesce(lower(f.preferred), '')", false, "lower(f.preferred)");
      case ACTIVITY_LAST -> Measure.of("f.seen_on");
      case CAMPAIGNS_RECEIVED -> counted("", filter, "message_done", "ended_at", "t.run_id is not null and t.ending = 'SENT'");
      case LINKS_CLICKED -> clicks(filter);
      case RFM_RECENCY -> Measure.of("coalesce(" + rfm() + ".recency, 0)");
      case RFM_FREQUENCY -> Measure.of("coalesce(" + rfm() + ".frequency, 0)");
      case RFM_MONEY -> Measure.of("coalesce(" + rfm() + ".money, 0)");
      case RFM_CELL -> Measure.of("coalesce(" + rfm() + ".cell, 'none')");
    };
  }

  private static boolean fromFacts(Filter filter) {
    return filter.onlyDays() && filter.days().map(DAYS_KEPT::contains).orElse(true);
  }

  private static String ending(Filter filter) {
    return filter.days().map(days -> "_" + days).orElse("");
  }

  private static String zero(String alias, String column) {
    return "coalesce(" + alias + "." + column + ", 0)";
  }

  private Measure average(Filter filter) {
    if (fromFacts(filter)) {
      return Measure.maybe("(f.spent" + ending(filter) + " / nullif(f.purchases" + ending(filter) + ", 0))");
    }
    var sums = join(purchased.sums(filter));
    return Measure.maybe("(" + sums + ".amount / nullif(" + sums + ".times, 0))");
  }

  private String rfm() {
    return join("select r.member_id, r.recency, r.frequency, r.money, r.cell from segment_rfm r");
  }

  /** Completed years in the calendar in which the birthday was given; lunar years are counted as the solar ones that they make. */
  private String age() {
    return "(case f.birth_calendar when 'HIJRI' then " + lunarAge() + " when 'JALALI' then " + solarAge(CalendarKind.JALALI)
        + " when 'GREGORIAN' then " + solarAge(CalendarKind.GREGORIAN) + " end)";
  }

  private String solarAge(CalendarKind kind) {
    var today = CalendarDate.of(kind, moment.today());
    return "cast(" + bindings.bind(today.year()) + " as int) - f.birth_year - case when (f.birth_month, f.birth_day) > (cast("
        + bindings.bind(today.month()) + " as int), cast(" + bindings.bind(today.day()) + " as int)) then 1 else 0 end";
  }

  private String lunarAge() {
    var today = CalendarDate.of(CalendarKind.HIJRI, moment.today());
    return "cast(floor(((cast(" + bindings.bind(today.year()) + " as int) - f.birth_year) * 354.367 + (cast(" + bindings.bind(today.month())
        + " as int) - f.birth_month) * 29.53 + cast(" + bindings.bind(today.day()) + " as int) - f.birth_day) / 365.2425) as int)";
  }

  // In how many days it comes back, looked for no further than is asked; for known and unknown alone, that there is one.
  private Measure returning(Condition.Leaf leaf, String kind) {
    if (!(leaf.operand() instanceof Operand.Whole(long days))) {
      return Measure.maybe(join("select o.member_id, min(o.year) as value from occasion o where o.kind = '" + kind + "' and o.removed_on is null and "
          + sources.of("o.member_id") + " group by o.member_id") + ".value");
    }
    var names = Returning.within(moment.today(), (int) days);
    return Measure.maybe(join("select o.member_id, min(n.in_days) as value from unnest("
        + bindings.texts(names.stream().map(Returning::calendar).toList()) + ", " + bindings.numbers(names.stream().map(Returning::year).toList())
        + ", " + bindings.numbers(names.stream().map(Returning::month).toList()) + ", "
        + bindings.numbers(names.stream().map(Returning::day).toList()) + ", " + bindings.texts(names.stream().map(Returning::leap).toList())
        + ", " + bindings.numbers(names.stream().map(Returning::inDays).toList())
        + ") n (calendar, year, month, day, leap, in_days)\n  join occasion o on o.calendar = n.calendar and o.month = n.month and o.day = n.day"
        + " and o.leap = n.leap and o.year < n.year\n  where o.kind = '" + kind + "' and o.removed_on is null and " + sources.of("o.member_id")
        + " group by o.member_id") + ".value");
  }

  private String subscription() {
    var today = bindings.day(moment.today());
    return person("t.refunded_at is null and t.from_day <= " + today, "member_subscription",
        "case when max(t.until_day) >= " + today + " then 'running' else 'ended' end as value");
  }

  private String expiring(int days) {
    return "select t.holder_id as member_id, cast(sum(t.remaining - t.held) as bigint) as value from lot t where t.unit = 'POINTS' and t.remaining > 0"
        + " and t.expires_at > " + bindings.bind(moment.now()) + " and t.expires_at <= " + bindings.bind(moment.endOf(days)) + " and "
        + sources.of("t.holder_id") + " group by t.holder_id";
  }

  private Measure counted(String column, Filter filter, String table, String at, String which) {
    if (filter.days().isEmpty() && !column.isEmpty()) {
      return Measure.of(column);
    }
    var since = filter.days().map(days -> " and t." + at + " >= " + bindings.bind(moment.endOf(-days))).orElse("");
    return Measure.of(zero(join(person(which + since, table, "count(*) as value")), "value"));
  }

  private Measure clicks(Filter filter) {
    var campaigns = filter.campaigns().stream().map(UUID::toString).sorted().toList();
    return counted("", filter, "link", "first_click_at", "t.first_click_at is not null" + (campaigns.isEmpty() ? ""
        : " and t.source_id in (select r.id from campaign_run r where r.campaign_id = any(cast(" + bindings.texts(campaigns) + " as uuid[])))"));
  }

  private String person(String which, String table, String columns) {
    return "select coalesce(a.merged_into, t.member_id) as member_id, " + columns + " from " + table
        + " t left join member a on a.id = t.member_id and a.merged_into is not null where " + which + " and " + sources.of("t.member_id")
        + " group by 1";
  }

  private Measure today(Condition.Leaf leaf) {
    var asked = Set.copyOf(Compiler.codes(leaf.operand()));
    var near = occasions.near(asked, leaf.filter().days().orElse(0));
    return new Measure(near.isEmpty() ? "false" : "true", false, bindings.bind(String.join(" ", near)));
  }
}
