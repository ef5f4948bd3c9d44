package club.vafa.game;

import club.vafa.value.GameId;
import club.vafa.value.MemberId;
import club.vafa.value.PlayId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

final class TurnSql {
  private TurnSql() {}

  static void give(Handle h, MemberId member, UUID id, GameId game, UUID source, Instant at) {
    h.createUpdate("insert into game_turn (member_id, id, game_id, source, given_at) values (:member, :id, :game, :source, :at)")
        .bind("member", member).bind("id", id).bind("game", game).bind("source", source).bind("at", at).execute();
  }

  /// Whether any record of the person has one.
  static boolean any(Handle h, MemberId member, GameId game) {
    return h.createQuery("""
        select exists (select from game_turn where member_id in (select person_ids(:member)) and game_id = :game and play_id is null)
        """).bind("member", member).bind("game", game).mapTo(Boolean.class).one();
  }

  static Map<Integer, Long> played(Handle h, String given, Map<String, ?> bindings) {
    record Of(int label, long played) {}
    return h.createQuery("""
        select g.label, count(*) as played from (<given>) g
        join game_turn t on t.member_id = g.member_id and t.id = g.given
        where t.play_id is not null group by g.label
        """).define("given", given).bindMap(bindings).mapTo(Of.class).stream().collect(Collectors.toMap(Of::label, Of::played));
  }

  /// Takes the oldest one; false where there is none.
  static boolean take(Handle h, MemberId member, GameId game, PlayId play) {
    return h.createUpdate("""
        update game_turn set play_id = :play where (member_id, id) in (
          select member_id, id from game_turn
          where member_id in (select person_ids(:member)) and game_id = :game and play_id is null
          order by id limit 1 for update)
        """).bind("play", play).bind("member", member).bind("game", game).execute() == 1;
  }
}
