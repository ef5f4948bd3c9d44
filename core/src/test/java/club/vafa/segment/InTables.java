package club.vafa.segment;

import club.vafa.calendar.Anniversary;
import club.vafa.value.Ids;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** Writes people made up into the tables of the rooms, as these would stand. */
final class InTables {
  private final Handle h;
  private final ZoneId zone;
  private final Map<String, UUID> branches = new HashMap<>();
  private int number;

  InTables(Handle h, ZoneId zone) {
    this.h = h;
    this.zone = zone;
  }

  void write(List<Somebody> people) {
    for (var code : Population.BRANCHES) {
      branches.put(code, Ids.random());
      h.execute("insert into branch (id, code, name_fa, name_en, created_at) values (?, ?, ?, ?, now())", branches.get(code), code, code, code);
    }
    for (int i = 0; i < Population.PRODUCTS.size(); i++) {
      var category = Population.CATEGORIES.get(i);
      h.execute("insert into product_category (code, name_fa, name_en) values (?, ?, ?) on conflict do nothing", category, category, category);
      h.execute("insert into product (id, code, name_fa, name_en, category, price, created_at) values (?, ?, ?, ?, ?, 1, now())", Ids.random(),
          Population.PRODUCTS.get(i), Population.PRODUCTS.get(i), Population.PRODUCTS.get(i), category);
    }
    for (var campaign : Population.CAMPAIGNS) {
      h.execute("insert into campaign (id, name, kind, draft, state, created_at, updated_at) values (?, 'C', 'ONCE', '{}', 'DRAFT', now(), now())", campaign);
      h.execute("insert into campaign_run (id, campaign_id, scheduled_for, state, draft, started_at) values (?, ?, now(), 'FINISHED', '{}', now())", run(campaign),
          campaign);
    }
    people.forEach(this::write);
  }

  private static Object at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static UUID run(UUID campaign) {
    return new UUID(2, campaign.getLeastSignificantBits());
  }

  private void write(Somebody one) {
    for (var id : one.ids()) {
      boolean alias = !id.equals(one.id());
      h.execute("""
          insert into member (id, name, name_key, language, status, preferred_channel, joined_at, joined_how, seen_at, merged_into, interests)
          values (?, 'N', 'n', ?, ?, ?, ?, 'TELEGRAM', ?, ?, cast(? as text[]))
          """, id, one.language(), alias ? "MERGED" : one.status(), one.preferred().orElse(null), at(one.joinedAt()), at(one.seenAt()),
          alias ? one.id() : null, one.interests().stream().collect(Collectors.joining(",", "{", "}")));
    }
    one.birthday().ifPresent(day -> occasion(one, "BIRTHDAY", day));
    one.wedding().ifPresent(day -> occasion(one, "WEDDING", day));
    one.tier().ifPresent(code -> h.execute("insert into member_tier (member_id, tier_id, since) select ?, id, ? from tier where code = ?",
        one.id(), at(one.tierSince()), code));
    one.bought().forEach(this::bought);
    one.lots().forEach(lot -> h.execute("""
        insert into lot (holder_id, id, unit, transfer_id, amount, remaining, held, expires_at, available_from, at)
        values (?, gen_random_uuid(), ?, gen_random_uuid(), ?, ?, ?, ?, ?, now())
        """, one.id(), lot.unit(), lot.remaining(), lot.remaining(), lot.held(), lot.expiresAt().map(InTables::at).orElse(null),
        lot.availableFrom().map(InTables::at).orElse(null)));
    h.execute("""
        insert into balance (holder_id, unit, posted, held)
        select holder_id, unit, sum(remaining), sum(held) from lot where holder_id = ? group by holder_id, unit
        """, one.id());
    one.subscriptions().forEach(paid -> h.execute("""
        insert into member_subscription (member_id, id, plan_id, fee, currency, from_day, until_day, branch_id, sold_at, sold_by, remind_on,
          refunded_at, refunded)
        values (?, gen_random_uuid(), gen_random_uuid(), 1, 'IRR', ?, ?, gen_random_uuid(), now(), gen_random_uuid(), ?, ?, ?)
        """, one.id(), paid.from(), paid.until(), paid.until(), paid.refunded() ? at(one.joinedAt()) : null, paid.refunded() ? 1L : null));
    one.channels().forEach((channel, reached) -> {
      var address = channel + "-" + ++number;
      h.execute("insert into chat_link (channel, address, member_id, linked_at) values (?, ?, ?, now())", channel.name(), address, one.id());
      h.execute("insert into consent_now (member_id, channel, kind, given, at) values (?, ?, 'CLUB', ?, now())", one.id(), channel.name(), reached.club());
      if (!reached.reachable()) {
        h.execute("insert into reach_lost (channel, address, reason, at) values (?, ?, 'GONE', now())", channel.name(), address);
      }
    });
    one.coupons().forEach(at -> h.execute("""
        insert into coupon (code_hmac, id, member_id, sealed_code, name_fa, name_en, percent, minimum, currency, branches, valid_from,
          valid_until, reason, issued_at, redeemed_at, redeemed_branch, basket, discount)
        values (decode(?, 'hex'), gen_random_uuid(), ?, '', '', '', 10, 0, 'IRR', '{}', now() - interval '9 years', now(), 'STAFF', now(), ?,
          gen_random_uuid(), 1, 1)
        """, hash(), one.id(), at(at)));
    one.rewards().forEach(at -> h.execute("""
        insert into reward_redemption (member_id, id, reward_id, code, version, name_fa, name_en, gift, points, stocked, state, at, ended_at)
        values (?, gen_random_uuid(), gen_random_uuid(), 'x', 1, '', '', '{}', 0, false, 'GRANTED', ?, now())
        """, one.id(), at(at)));
    plays(one);
    one.clicks().forEach(click -> h.execute("""
        insert into link (code, message_id, number, source_id, member_id, target, made_at, first_click_at, clicks)
        values (?, gen_random_uuid(), 0, ?, ?, 'https://shop.example/', now(), ?, ?)
        """, "L%09d".formatted(++number), click.campaign().map(InTables::run).orElse(null), one.ids().getLast(),
        click.at().map(InTables::at).orElse(null), click.at().isPresent() ? 3 : 0));
    one.campaigns().forEach(at -> h.execute("""
        insert into message_done (id, channel, member_id, lane, kind, run_id, ending, attempts, created_at, ended_at)
        values (gen_random_uuid(), 'SMS', ?, 4, 'CLUB', gen_random_uuid(), 'SENT', 1, ?, ?)
        """, one.id(), at(at), at(at)));
  }

  private void plays(Somebody one) {
    IntStream.range(0, one.plays().size()).forEach(i -> h.execute("""
        insert into game_play (member_id, id, game_id, round_id, code, request_hash, number, luck, played_on, played_at, ticket, tickets,
          drawn_id, given_id, won, cost)
        values (?, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'x', decode(?, 'hex'), ?, '', current_date, ?, 0, 1,
          gen_random_uuid(), gen_random_uuid(), false, 0)
        """, one.id(), hash(), i, at(one.plays().get(i))));
  }

  private String hash() {
    return HexFormat.of().toHexDigits(++number).repeat(8);
  }

  private void occasion(Somebody one, String kind, Anniversary day) {
    h.execute("""
        insert into occasion (member_id, id, kind, calendar, year, month, day, leap, entered_on, gift_from)
        values (?, gen_random_uuid(), ?, ?, ?, ?, ?, ?, current_date, current_date)
        """, one.id(), kind, day.kind().name(), day.year(), day.month(), day.day(), day.leap().name());
  }

  private void bought(Somebody.Bought bought) {
    var id = Ids.random();
    var items = new StringBuilder("[");
    for (var line : bought.lines()) {
      items.append(items.length() > 1 ? "," : "").append("{\"product\":\"%s\",\"quantity\":%d,\"price\":{\"amount\":%d,\"currency\":\"IRR\"}}"
          .formatted(line.product(), line.quantity(), line.price()));
    }
    h.execute("""
        insert into purchase (member_id, id, branch_id, till, receipt, business_day, at, paid, settled, returned, currency, items, earned, points,
          recorded_at)
        values (?, ?, ?, '1', ?, ?, ?, ?, ?, ?, 'IRR', cast(? as jsonb), '{}', 0, now())
        """, bought.member(), id, branches.get(bought.branch()), Integer.toString(++number), bought.day(),
        bought.day().atStartOfDay(zone).toOffsetDateTime(), bought.paid(), bought.settled(), bought.returned(), items.append(']').toString());
    IntStream.range(0, bought.lines().size()).filter(i -> bought.lines().get(i).returned() > 0).forEach(i -> h.execute("""
        insert into refund (member_id, id, purchase_id, nth, branch_id, till, number, business_day, at, amount, paid, currency, whole, items,
          points, credit, taken, kept, back, recorded_at)
        values (?, gen_random_uuid(), ?, ?, gen_random_uuid(), '1', '1', current_date, now(), 0, 0, 'IRR', false, cast(? as jsonb), 0, 0, '{}',
          '{}', '{}', now())
        """, bought.member(), id, i + 1, "[{\"line\":%d,\"quantity\":%d}]".formatted(i + 1, bought.lines().get(i).returned())));
  }
}
