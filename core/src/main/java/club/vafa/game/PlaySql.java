package club.vafa.game;

import club.vafa.value.CouponId;
import club.vafa.value.GameId;
import club.vafa.value.MemberId;
import club.vafa.value.PlayId;
import club.vafa.value.PurchaseId;
import club.vafa.value.RoundId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class PlaySql {

  record Row(MemberId memberId, PlayId id, GameId gameId, RoundId roundId, String code, byte[] requestHash, int number, String luck,
      LocalDate playedOn, Instant playedAt, long ticket, long tickets, PrizeId drawnId, PrizeId givenId, boolean won,
      Optional<Long> points, Optional<CouponId> couponId, long cost) {}

  private static final String SELECT = """
      select member_id, id, game_id, round_id, code, request_hash, number, luck, played_on, played_at, ticket, tickets, drawn_id,
        given_id, won, points, coupon_id, cost
      from game_play
      """;

  private PlaySql() {}

  /// Locks the member's standing in the game and answers how often the member has played it. A row is inserted first, so that there is one
  /// to lock.
  static int lockPlayer(Handle h, MemberId member, GameId game) {
    h.createUpdate("insert into game_player (member_id, game_id, plays) values (:member, :game, 0) on conflict do nothing")
        .bind("member", member).bind("game", game).execute();
    return h.createQuery("select plays from game_player where member_id = :member and game_id = :game for update")
        .bind("member", member).bind("game", game).mapTo(Integer.class).one();
  }

  /// How often the person has played it, under whichever of the records.
  static int plays(Handle h, MemberId member, GameId game) {
    return h.createQuery("select coalesce(sum(plays), 0) from game_player where member_id in (select person_ids(:member)) and game_id = :game")
        .bind("member", member).bind("game", game).mapTo(Integer.class).one();
  }

  /// Writes the play, the code under which it is found, and how often the member has played: one way to the database.
  static void insert(Handle h, Row play) {
    h.createUpdate("""
        with found as (
          insert into game_play_code (code, member_id, play_id) values (:code, :member, :id)
        ), counted as (
          update game_player set plays = :number where member_id = :member and game_id = :game
        )
        insert into game_play (member_id, id, game_id, round_id, code, request_hash, number, luck, played_on, played_at, ticket, tickets,
          drawn_id, given_id, won, points, coupon_id, cost)
        values (:member, :id, :game, :round, :code, :requestHash, :number, :luck, :playedOn, :playedAt, :ticket, :tickets, :drawn,
          :given, :won, :points, :coupon, :cost)
        """)
        .bind("member", play.memberId()).bind("id", play.id()).bind("game", play.gameId()).bind("round", play.roundId())
        .bind("code", play.code()).bind("requestHash", play.requestHash()).bind("number", play.number()).bind("luck", play.luck())
        .bind("playedOn", play.playedOn()).bind("playedAt", play.playedAt()).bind("ticket", play.ticket()).bind("tickets", play.tickets())
        .bind("drawn", play.drawnId()).bind("given", play.givenId()).bind("won", play.won()).bind("points", play.points())
        .bind("coupon", play.couponId().orElse(null)).bind("cost", play.cost())
        .execute();
  }

  static Optional<Row> byRequest(Handle h, MemberId member, GameId game, byte[] requestHash) {
    return h.createQuery(SELECT + "where member_id = :member and game_id = :game and request_hash = :hash")
        .bind("member", member).bind("game", game).bind("hash", requestHash).mapTo(Row.class).findOne();
  }

  static Optional<Row> byCode(Handle h, String code) {
    return h.createQuery(SELECT + "where (member_id, id) = (select member_id, play_id from game_play_code where code = :code)")
        .bind("code", code).mapTo(Row.class).findOne();
  }

  /// On which days the person's last plays were, newest first.
  static List<LocalDate> lastDays(Handle h, MemberId member, GameId game, int max) {
    return h.createQuery("""
        select played_on from game_play where member_id in (select person_ids(:member)) and game_id = :game
        order by played_on desc, number desc limit :max
        """)
        .bind("member", member).bind("game", game).bind("max", max).mapTo(LocalDate.class).list();
  }

  static List<Row> ofMember(Handle h, MemberId member, int max) {
    return h.createQuery(SELECT + "where member_id in (select person_ids(:member)) order by id desc limit :max")
        .bind("member", member).bind("max", max).mapTo(Row.class).list();
  }

  /// Which of these purchases have been played already.
  static List<PurchaseId> usedEntries(Handle h, MemberId member, GameId game) {
    return h.createQuery("select purchase_id from game_entry where member_id in (select person_ids(:member)) and game_id = :game")
        .bind("member", member).bind("game", game).mapTo(PurchaseId.class).list();
  }

  static void useEntry(Handle h, MemberId member, GameId game, PurchaseId purchase, PlayId play, Instant at) {
    h.createUpdate("""
        insert into game_entry (member_id, game_id, purchase_id, play_id, used_at) values (:member, :game, :purchase, :play, :at)
        """)
        .bind("member", member).bind("game", game).bind("purchase", purchase).bind("play", play).bind("at", at).execute();
  }

  static List<GameResults.Given> given(Handle h, GameId game) {
    return h.createQuery("""
        select given_id as prize, count(*) as times from game_play where game_id = :game group by given_id order by given_id
        """)
        .bind("game", game).mapTo(GameResults.Given.class).list();
  }

  static long wins(Handle h, GameId game) {
    return h.createQuery("select count(*) from game_play where game_id = :game and won").bind("game", game).mapTo(Long.class).one();
  }
}
