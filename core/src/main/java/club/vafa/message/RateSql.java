package club.vafa.message;

import club.vafa.member.Channel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The rates that all processes share, as tokens in rows, on the clock of the database. */
final class RateSql {
  /** What there is to take, as read without a lock; and how long until the next share of tokens is worth asking for. */
  record Room(boolean paused, double tokens, double bulkTokens, int perSecond, int bulkPerSecond, long pausedMillis) {
    boolean unlimited() {
      return perSecond >= Pace.UNLIMITED.perSecond() && bulkPerSecond >= Pace.UNLIMITED.bulkPerSecond();
    }

    int of(Share share) {
      if (unlimited()) {
        return Outbox.BATCH_MAX;
      }
      int bulk = bulkTokens < Math.floor(CAPACITY.applyAsDouble(bulkPerSecond) / 2) ? 0 : (int) Math.min(tokens - LEFT.applyAsDouble(perSecond), bulkTokens);
      return share == Share.QUICK ? (int) tokens : bulk;
    }

    /** How long until a message may go; bulk lanes wait until a handful may. */
    Duration next(Share share) {
      if (paused) {
        return Duration.ofMillis(Math.max(1, pausedMillis));
      }
      double all = missing(share == Share.QUICK ? 1 : 1 + LEFT.applyAsDouble(perSecond), tokens, perSecond);
      double seconds = share == Share.QUICK ? all
          : Math.max(all, missing(Math.max(1, Math.floor(CAPACITY.applyAsDouble(bulkPerSecond) / 2)), bulkTokens, bulkPerSecond));
      return Duration.ofNanos((long) (seconds * 1e9)).plusMillis(1);
    }

    private static double missing(double wanted, double there, int rate) {
      return Math.max(0, wanted - there) / (rate * FILL);
    }
  }

  // In no window of one second may more go than the rate: what a full bucket holds and what flows in during the second, rounded down, is
  // at most the rate, with some room for the time from the grant to the call.
  private static final double FILL = 0.94;
  private static final DoubleUnaryOperator CAPACITY = rate -> 1 + 0.04 * rate;
  // What bulk leaves of a bucket, so that a reply finds a token at once; of a small bucket a little less than it has beyond one.
  private static final DoubleUnaryOperator LEFT = rate -> Math.min(1, 0.04 * rate) - 0.001;

  // Written out twice instead of in a subquery: when the row was changed while this waited for its lock, PostgreSQL computes the columns
  // anew, but would keep a subquery's old values and so refill the same time twice.
  private static final String FILLED = """
      select channel, coalesce(paused_until > clock_timestamp(), false) as paused, per_second, bulk_per_second,
        greatest(0, extract(epoch from paused_until - clock_timestamp()) * 1000)::bigint as paused_millis,
        least(1 + 0.04 * per_second, tokens
          + 0.94 * per_second * greatest(0, extract(epoch from clock_timestamp() - refilled_at)::double precision)) as tokens,
        least(1 + 0.04 * bulk_per_second, bulk_tokens
          + 0.94 * bulk_per_second * greatest(0, extract(epoch from clock_timestamp() - refilled_at)::double precision)) as bulk_tokens
      from message_channel
      where channel = :channel
      """;

  private RateSql() {}

  static Room room(Handle h, Channel channel) {
    return h.createQuery("select paused, tokens, bulk_tokens, per_second, bulk_per_second, coalesce(paused_millis, 0) as paused_millis from (<filled>) f")
        .define("filled", FILLED).bind("channel", channel).mapTo(Room.class).one();
  }

  /** Takes up to so many tokens, none while the channel is paused; the answer says how many. */
  static int take(Handle h, Channel channel, Share share, int wanted) {
    return h.createQuery("""
        with filled as (<filled> for update),
        grant_ as (
          select channel, tokens, bulk_tokens,
            case when paused then 0
              when :bulk then greatest(0, least(:wanted, floor(tokens - least(1, 0.04 * per_second) + 0.001)::int, floor(bulk_tokens)::int))
              else least(:wanted, floor(tokens)::int) end as taken
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
          tokens = 1, bulk_tokens = 1, refilled_at = clock_timestamp()
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

  /** Counts a message for each of the chats that may be sent to now; of all others it answers how long they have to wait. */
  static Map<String, Duration> chatWaits(Handle h, Channel channel, Collection<String> addresses, Pace pace) {
    var sorted = addresses.stream().sorted().toArray();
    var slack = pace.chatGap().multipliedBy(pace.chatBurst() - 1L);
    // In the order of the array, so that two batches which touch the same chats lock them in the same order.
    var free = h.createQuery("""
        insert into message_chat as c (channel, address, ready_at)
        select :channel, a.address, clock_timestamp() + :gap from unnest(:addresses) with ordinality as a (address, n)
        on conflict (channel, address) do update set ready_at = greatest(c.ready_at, clock_timestamp()) + :gap
        where c.ready_at <= clock_timestamp() + :slack
        returning address
        """)
        .bind("channel", channel).bindArray("addresses", String.class, sorted).bind("gap", pace.chatGap()).bind("slack", slack)
        .mapTo(String.class).set();
    var busy = Arrays.stream(sorted).filter(address -> !free.contains((String) address)).toArray();
    if (busy.length == 0) {
      return Map.of();
    }
    record Wait(String address, long millis) {}
    return h.createQuery("""
        select address, greatest(1, ceil(extract(epoch from ready_at - :slack - clock_timestamp()) * 1000))::bigint as millis
        from message_chat where channel = :channel and address = any(:addresses)
        """)
        .bind("slack", slack).bind("channel", channel).bindArray("addresses", String.class, busy)
        .mapTo(Wait.class).stream().collect(Collectors.toMap(Wait::address, wait -> Duration.ofMillis(wait.millis())));
  }

  static int forgetChats(Handle h, int max) {
    return h.createUpdate("""
        delete from message_chat where (channel, address) in (
          select channel, address from message_chat where ready_at < clock_timestamp() - interval '1 day' limit :max for update skip locked)
        """)
        .bind("max", max).execute();
  }
}
