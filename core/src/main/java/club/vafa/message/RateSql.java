package club.vafa.message;

import club.vafa.member.Channel;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rates that all processes share, as tokens in rows, on the clock of the database. */
final class RateSql {
  /** What there is to take, as read without a lock. */
  record Room(boolean paused, int tokens, int bulkTokens) {
    int of(Share share) {
      return share == Share.QUICK ? tokens : Math.min(tokens, bulkTokens);
    }
  }

  // Written out twice instead of in a subquery: when the row was changed while this waited for its lock, PostgreSQL computes the columns
  // anew, but would keep a subquery's old values and so refill the same time twice.
  private static final String FILLED = """
      select channel, paused_until,
        least(per_second, tokens
          + per_second * greatest(0, extract(epoch from clock_timestamp() - refilled_at)::double precision)) as tokens,
        least(bulk_per_second, bulk_tokens
          + bulk_per_second * greatest(0, extract(epoch from clock_timestamp() - refilled_at)::double precision)) as bulk_tokens
      from message_channel
      where channel = :channel
      """;

  private RateSql() {}

  // The settings hold for the rest of the transaction. A queue's table is large one minute and empty the next, so its statistics are never
  // right: with stale ones the planner sorted a whole run to claim a few rows of it (seconds instead of milliseconds). An index in the
  // right order is always right here.
  static Room room(Handle h, Channel channel) {
    return h.createQuery("""
        select coalesce(paused_until > clock_timestamp(), false) as paused, floor(tokens)::int as tokens,
          floor(bulk_tokens)::int as bulk_tokens
        from (<filled>) f
        where set_config('enable_sort', 'off', true) || set_config('enable_bitmapscan', 'off', true)
          || set_config('enable_seqscan', 'off', true) <> ''
        """)
        .define("filled", FILLED).bind("channel", channel).mapTo(Room.class).one();
  }

  /** Takes up to so many tokens; the answer says how many. */
  static int take(Handle h, Channel channel, Share share, int wanted) {
    return h.createQuery("""
        with filled as (<filled> for update),
        grant_ as (
          select channel, tokens, bulk_tokens,
            least(:wanted, floor(tokens)::int, case when :bulk then floor(bulk_tokens)::int else :wanted end) as taken
          from filled
        )
        update message_channel c
        set tokens = g.tokens - g.taken, bulk_tokens = g.bulk_tokens - case when :bulk then g.taken else 0 end,
          refilled_at = greatest(c.refilled_at, clock_timestamp())
        from grant_ g
        where c.channel = g.channel
        returning g.taken
        """)
        .define("filled", FILLED).bind("channel", channel).bind("wanted", wanted).bind("bulk", share == Share.BULK)
        .mapTo(Integer.class).one();
  }

  static void pause(Handle h, Channel channel, Duration pause) {
    h.createUpdate("""
        update message_channel set paused_until = greatest(paused_until, clock_timestamp() + :pause) where channel = :channel
        """)
        .bind("channel", channel).bind("pause", pause).execute();
  }

  static void pace(Handle h, Channel channel, Pace pace) {
    h.createUpdate("""
        update message_channel
        set per_second = :perSecond, bulk_per_second = :bulk, chat_gap_millis = :gap, chat_burst = :burst,
          tokens = :perSecond, bulk_tokens = :bulk, refilled_at = clock_timestamp()
        where channel = :channel
          and (per_second, bulk_per_second, chat_gap_millis, chat_burst) is distinct from (:perSecond, :bulk, :gap, :burst)
        """)
        .bind("perSecond", pace.perSecond()).bind("bulk", pace.bulkPerSecond()).bind("gap", (int) pace.chatGap().toMillis())
        .bind("burst", pace.chatBurst()).bind("channel", channel).execute();
  }

  static Pace pace(Handle h, Channel channel) {
    record Row(int perSecond, int bulkPerSecond, int chatGapMillis, int chatBurst) {}
    var row = h.createQuery("select per_second, bulk_per_second, chat_gap_millis, chat_burst from message_channel where channel = :channel")
        .bind("channel", channel).mapTo(Row.class).one();
    return new Pace(row.perSecond(), row.bulkPerSecond(), Duration.ofMillis(row.chatGapMillis()), row.chatBurst());
  }

  /** Nothing where the chat may be sent to now, which is counted; else how long it has to wait. */
  static Optional<Duration> chatWait(Handle h, Channel channel, String address, Pace pace) {
    boolean free = h.createUpdate("""
        insert into message_chat as c (channel, address, ready_at) values (:channel, :address, clock_timestamp() + :gap)
        on conflict (channel, address) do update set ready_at = greatest(c.ready_at, clock_timestamp()) + :gap
        where c.ready_at <= clock_timestamp() + :slack
        """)
        .bind("channel", channel).bind("address", address).bind("gap", pace.chatGap())
        .bind("slack", pace.chatGap().multipliedBy(pace.chatBurst() - 1L)).execute() == 1;
    if (free) {
      return Optional.empty();
    }
    long millis = h.createQuery("""
        select greatest(1, ceil(extract(epoch from ready_at - :slack - clock_timestamp()) * 1000))::bigint
        from message_chat where channel = :channel and address = :address
        """)
        .bind("slack", pace.chatGap().multipliedBy(pace.chatBurst() - 1L)).bind("channel", channel).bind("address", address)
        .mapTo(Long.class).one();
    return Optional.of(Duration.ofMillis(millis));
  }

  static int forgetChats(Handle h, int max) {
    return h.createUpdate("""
        delete from message_chat where (channel, address) in (
          select channel, address from message_chat where ready_at < clock_timestamp() - interval '1 day' limit :max for update skip locked)
        """)
        .bind("max", max).execute();
  }
}
