package club.vafa.web;

import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Every kind of problem that the API tells, with its status and, for the documentation, facts as they may come with it. The title and the
 * sentence stand in the bundle {@code web} under its code.
 */
public enum ProblemType {
  MALFORMED(400, Map.of("count", 1)),
  UNAUTHENTICATED(401),
  FORBIDDEN(403, Map.of("permission", "purchase_record")),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  IN_FLIGHT(409),
  TOO_LARGE(413, Map.of("limit", Bodies.BYTES_MAX)),
  NOT_JSON(415),
  UNKNOWN_FORMAT(415, Map.of("accepted", List.of("text/csv"))),
  KEY_REUSED(422),
  CODE_TAKEN(409, Map.of("code", "valiasr")),
  LAST_OWNER(409),
  ROLE_PREDEFINED(409),
  TOO_MANY_RULES(409, Map.of("limit", 200)),
  TOO_MANY_SEGMENTS(409, Map.of("limit", 500)),
  TOO_MANY_TILLS(409, Map.of("limit", 200)),
  BEYOND_OWN_PERMISSIONS(422, Map.of("missing", List.of("staff_write"))),
  OTHER_CURRENCY(422, Map.of("currency", "IRR")),
  UNKNOWN_ROLE(422, Map.of("role", "gardener")),
  OTHER_BRANCH(403),
  UNKNOWN_COUPON(404),
  UNKNOWN_CARD(404),
  CARD_TAKEN(409),
  CARD_BLOCKED(409),
  CARD_ENDED(409, Map.of("until", Instant.parse("2026-06-30T20:30:00Z"))),
  CARD_NOT_YET(409, Map.of("from", Instant.parse("2026-06-30T20:30:00Z"))),
  CARD_NOT_HERE(422),
  TOO_LITTLE_ON_CARD(409, Map.of("missing", Money.rials(300_000), "available", Money.rials(200_000))),
  IMPORT_CUT_OFF(400, Map.of("lines", 1200)),
  MORE_THAN_PAID(409, Map.of("left", Money.rials(300_000))),
  RECEIPT_TAKEN(409, Map.of("purchase", "01980f1e-3c1a-7b52-8d5e-2f4a6b8c0d1e")),
  REFUND_RECEIPT_TAKEN(409, Map.of("refund", "01980f1e-3c1a-7b52-8d5e-2f4a6b8c0d1e")),
  REFUND_OF_REFUND(409),
  TOO_MANY_REFUNDS(409, Map.of("limit", 100)),
  TOO_FEW_POINTS(409, Map.of("missing", 20)),
  GIVING_OFF(409),
  OVER_GIVING_LIMIT(409, Map.of("period", "day", "limit", 500, "left", 40)),
  NOT_REVERSIBLE(409, Map.of("reason", "purchase")),
  WRONG_STATE(409, Map.of("state", "closed")),
  NOTHING_TO_APPROVE(409),
  SAME_PERSON(409),
  ALONE_LATER(409, Map.of("from", Instant.parse("2026-06-30T20:30:00Z"))),
  CONTENT_CHANGED(409),
  ALREADY_APPROVED(409, Map.of("at", Instant.parse("2026-06-30T20:30:00Z"))),
  ALREADY_REDEEMED(409, Map.of("at", Instant.parse("2026-06-30T20:30:00Z"))),
  COUPON_EXPIRED(409, Map.of("until", Instant.parse("2026-06-30T20:30:00Z"))),
  COUPON_NOT_YET(409, Map.of("from", Instant.parse("2026-06-30T20:30:00Z"))),
  COUPON_VOIDED(409, Map.of("at", Instant.parse("2026-06-30T20:30:00Z"))),
  STILL_MAKING(409, Map.of("made", 2_500, "wanted", 100_000)),
  ALREADY_DOWNLOADED(409, Map.of("times", 1)),
  WRONG_BATCH(409, Map.of("kind", "imported")),
  ITEM_MISSING(422, Map.of("product", "01980f1e-3c1a-7b52-8d5e-2f4a6b8c0d1e")),
  REWARD_NOT_YET(409, Map.of("from", Instant.parse("2026-06-30T20:30:00Z"))),
  ONLY_FROM_TIER(409, Map.of("tier", new LocalText("طلایی", "Gold"), "until", Instant.parse("2026-06-30T20:30:00Z"))),
  NOT_FOR_MEMBER(409),
  REWARD_ENDED(409, Map.of("at", Instant.parse("2026-06-30T20:30:00Z"))),
  SOLD_OUT(409),
  LIMIT_REACHED(409, Map.of("limit", 1, "until", Instant.parse("2026-06-30T20:30:00Z"))),
  REWARD_CHANGED(409, Map.of("version", 2)),
  REWARD_USED(409),
  TOO_MANY_JOURNEYS(409, Map.of("limit", 200)),
  TOO_MANY_REWARDS(409, Map.of("limit", 500)),
  STOCK_STAYS(409),
  STOCK_TAKEN(409, Map.of("taken", 12)),
  UNKNOWN_REWARD(422),
  REWARD_NOT_HERE(422),
  BIRTHDAY_TOO_SOON(409, Map.of("until", LocalDate.parse("2027-06-01"))),
  TOO_MANY_OWN_DAYS(409, Map.of("limit", 5)),
  TOO_MANY_OCCASIONS(409, Map.of("limit", 200)),
  NOT_LUNAR(409),
  YEAR_TOO_FAR(422, Map.of("first", 1446, "last", 1449)),
  NOT_LINKED(409, Map.of("channel", "telegram")),
  CODE_TOO_SOON(429, Map.of("until", Instant.parse("2026-06-30T20:30:00Z"))),
  TOO_MANY_CODES(429, Map.of("until", Instant.parse("2026-06-30T20:30:00Z"))),
  WRONG_CODE(422, Map.of("left", 4)),
  NO_CODE(409),
  NO_PHONE(409),
  EMAIL_OF_ANOTHER(409, Map.of("member", "01980f1e-3c1a-4b52-8d5e-2f4a6b8c0d1e")),
  PHONE_OF_ANOTHER(409, Map.of("member", "01980f1e-3c1a-4b52-8d5e-2f4a6b8c0d1e")),
  NOT_THEIR_CARD(422),
  SAME_MEMBER(409),
  NOT_PROVED(409, Map.of("members", List.of("01980f1e-3c1a-4b52-8d5e-2f4a6b8c0d1e"))),
  NOT_MERGED(409),
  LATER_MERGE_FIRST(409, Map.of("member", "01980f1e-3c1a-4b52-8d5e-2f4a6b8c0d1e")),
  UNKNOWN_MEMBER(422),
  GIFT_TO_ONESELF(422),
  UNKNOWN_BRANCH(422, Map.of("branch", "moon")),
  OTHER_PARTNER(403),
  CONTRACTS_OVERLAP(409, Map.of("contract", "01980f1e-3c1a-7b52-8d5e-2f4a6b8c0d1e")),
  NOT_PREPAID(409),
  NOT_IN_FORCE(409),
  USED_UP(409, Map.of("left", 400)),
  CONTRACT_LIMIT_REACHED(409, Map.of("limit", "spent_per_member_and_day", "left", 5)),
  WORTH_NOTHING(422),
  PARTNER_RECEIPT_TAKEN(409),
  UNDONE_BEFORE(409),
  MONTH_NOT_OVER(409, Map.of("until", Instant.parse("2026-06-30T20:30:00Z"))),
  EARLIER_MONTH_OPEN(409, Map.of("month", "1405-02")),
  PAID_BEFORE(409, Map.of("at", Instant.parse("2026-06-30T20:30:00Z"), "reference", "IR-1405-0312")),
  BRANCH_CLOSED(422, Map.of("branch", "valiasr")),
  UNKNOWN_TILL(422, Map.of("till", "9")),
  TILL_BLOCKED(422, Map.of("till", "9")),
  UNKNOWN_PRODUCT(422, Map.of("product", "moon-cake")),
  NOTHING_SOLD(422),
  PAID_MORE_THAN_ITEMS(422, Map.of("limit", Money.rials(2_000_000))),
  AMOUNT_TOO_LARGE(422, Map.of("limit", Money.rials(2_000_000))),
  TOO_LITTLE_CREDIT(409, Map.of("missing", Money.rials(300_000))),
  POINTS_OUT_OF_SHARE(422, Map.of("least", Money.rials(0), "limit", Money.rials(1_000_000))),
  PAYS_TOO_MUCH(422, Map.of("limit", Money.rials(2_000_000))),
  NOTHING_RETURNED(422),
  MORE_THAN_SOLD(422, Map.of("limit", Money.rials(2_000_000))),
  MORE_ITEMS_THAN_SOLD(422, Map.of("line", 1, "limit", 2)),
  BEFORE_THE_SALE(422, Map.of("from", Instant.parse("2026-06-30T20:30:00Z"))),
  IN_THE_FUTURE(422, Map.of("now", Instant.parse("2026-06-30T20:30:00Z"))),
  TOO_LONG_AGO(422, Map.of("limit", 60)),
  BELOW_MINIMUM(422, Map.of("limit", Money.rials(2_000_000), "missing", Money.rials(300_000))),
  COUPON_NOT_HERE(422),
  BOARD_REFERENCE_MISSING(422),
  TOO_MANY_GUESSES(429, Map.of("until", Instant.parse("2026-06-30T20:30:00Z"))),
  UNKNOWN_PLAN(422, Map.of("plan", "vip")),
  TOO_MANY_PLANS(409, Map.of("limit", 50)),
  ALREADY_RENEWED(409, Map.of("until", LocalDate.parse("2027-06-01"))),
  NO_SUBSCRIPTION(409),
  NOT_IN_PLAN(422, Map.of("kind", "tax")),
  SAVING_TOLD(409, Map.of("purchase", "01980f1e-3c1a-7b52-8d5e-2f4a6b8c0d1e")),
  FEE_RETURNED(409, Map.of("amount", Money.rials(3_000_000))),
  SUBSCRIPTION_OVER(409, Map.of("until", LocalDate.parse("2026-05-31"))),
  UNKNOWN_PURCHASE(422, Map.of("purchase", "01980f1e-3c1a-7b52-8d5e-2f4a6b8c0d1e")),
  APPROVAL_MISSING(409),
  APPROVAL_NEEDED(409, Map.of("audience", 12_000, "limit", 5_000)),
  NOBODY_THERE(422),
  NEVER_FIRES(422),
  TOO_FEW_CODES(422, Map.of("left", 100, "needed", 420)),
  IN_THE_PAST(422, Map.of("now", Instant.parse("2026-06-30T20:30:00Z"))),
  GAME_FLAWED(422, Map.of("flaws", List.of(Map.of("code", "already-over", "problem", "…")))),
  RULE_HEADACHE(422, Map.of("headaches", List.of(Map.of("kind", "ratio", "rules", List.of(), "problem", "…")))),
  INTERNAL(500, Map.of("id", "3f8a1c52-6d0e-4b7f-9a42-5c1e8d7b6a90")),
  UNAVAILABLE(503);

  private final int status;
  private final Map<String, Object> sampleFacts;

  ProblemType(int status) {
    this(status, Map.of());
  }

  ProblemType(int status, Map<String, Object> sampleFacts) {
    this.status = status;
    this.sampleFacts = sampleFacts;
  }

  public int status() {
    return status;
  }

  public Map<String, Object> sampleFacts() {
    return sampleFacts;
  }

  /** The key of its texts: "key_reused". */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stable {@code type}: "urn:vafa:problem:key-reused". */
  public String uri() {
    return "urn:vafa:problem:" + code().replace('_', '-');
  }
}
