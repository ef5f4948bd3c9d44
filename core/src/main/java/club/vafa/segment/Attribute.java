package club.vafa.segment;

import club.vafa.segment.Filter.Part;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a segment may ask of a member. */
public enum Attribute {
  PROFILE_LANGUAGE("profile.language", Kind.CODE, List.of("fa", "en")),
  /** What the member says to like: categories of products. */
  PROFILE_INTERESTS("profile.interests", Kind.CODES),
  PROFILE_AGE("profile.age", Kind.NUMBER),
  PROFILE_BIRTHDAY("profile.birthday", Kind.RETURNING),
  PROFILE_WEDDING("profile.wedding", Kind.RETURNING),
  JOINED("joined", Kind.DAY),
  STATUS("status", Kind.CODE, List.of("active", "left")),
  TIER("tier", Kind.LEVEL),
  TIER_SINCE("tier.since", Kind.DAY),
  SUBSCRIPTION("subscription", Kind.CODE, List.of("running", "ended", "none")),
  POINTS("points", Kind.NUMBER),
  CREDIT("credit", Kind.MONEY),
  POINTS_EXPIRING("points.expiring", Kind.NUMBER, Filter.LAST_DAYS),
  PURCHASES_COUNT("purchases.count", Kind.NUMBER, Filter.ALL),
  PURCHASES_SUM("purchases.sum", Kind.MONEY, Filter.ALL),
  PURCHASES_AVERAGE("purchases.average", Kind.MONEY, Filter.ALL),
  PURCHASES_FIRST("purchases.first", Kind.DAY, Filter.PLACE),
  PURCHASES_LAST("purchases.last", Kind.DAY, Filter.PLACE),
  REFUNDS_SHARE("refunds.share", Kind.PERCENT),
  COUPONS_REDEEMED("coupons.redeemed", Kind.NUMBER, Filter.LAST_DAYS),
  REWARDS_REDEEMED("rewards.redeemed", Kind.NUMBER, Filter.LAST_DAYS),
  GAMES_PLAYED("games.played", Kind.NUMBER, Filter.LAST_DAYS),
  OCCASION("occasion", Kind.TODAY, Filter.LAST_DAYS),
  CHANNEL_HAS("channel.has", Kind.CODES, Channels.CODES),
  CHANNEL_CONSENT("channel.consent", Kind.CODES, Channels.CODES),
  CHANNEL_REACHABLE("channel.reachable", Kind.CODES, Channels.CODES),
  CHANNEL_PREFERRED("channel.preferred", Kind.CODE, Channels.CODES),
  ACTIVITY_LAST("activity.last", Kind.DAY),
  CAMPAIGNS_RECEIVED("campaigns.received", Kind.NUMBER, Filter.LAST_DAYS),
  /** How many links in messages the member has opened, each counted once. */
  LINKS_CLICKED("links.clicked", Kind.NUMBER, Filter.CLICKS),
  RFM_RECENCY("rfm.recency", Kind.NUMBER),
  RFM_FREQUENCY("rfm.frequency", Kind.NUMBER),
  RFM_MONEY("rfm.money", Kind.NUMBER),
  RFM_CELL("rfm.cell", Kind.CODE, Rfm.CELLS);

  private final String code;
  private final Kind kind;
  private final Set<Part> filters;
  private final List<String> choices;

  Attribute(String code, Kind kind) {
    this(code, kind, Filter.ANY_TIME, List.of());
  }

  Attribute(String code, Kind kind, Set<Part> filters) {
    this(code, kind, filters, List.of());
  }

  Attribute(String code, Kind kind, List<String> choices) {
    this(code, kind, Filter.ANY_TIME, choices);
  }

  Attribute(String code, Kind kind, Set<Part> filters, Collection<String> choices) {
    this.code = code;
    this.kind = kind;
    this.filters = filters;
    this.choices = List.copyOf(choices);
  }

  /** As it is written: {@code purchases.count}. */
  public String code() {
    return code;
  }

  public Kind kind() {
    return kind;
  }

  /** What may narrow that which it counts. */
  public Set<Part> filters() {
    return filters;
  }

  /** The codes that it may have, where they are always the same; levels and public occasions are the club's. */
  public List<String> choices() {
    return choices;
  }

  /** The part of a text's key that stands for it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Attribute> find(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
  }
}
