package club.vafa.game;

import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import club.vafa.value.LocalText;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Plays and entries. They hold ids and draws only, and stay, so that every play can be verified for ever. */
public final class GamePersonData implements PersonData {

  record Row(String code, LocalText game, Instant playedAt, boolean won, Optional<Long> points) {
  }

  record Turn(LocalText game, Instant givenAt, boolean played) {
  }

  @Override
  public String room() {
    return "game";
  }

  @Override
  public Set<String> tables() {
    return Set.of("game_player", "game_entry", "game_play", "game_play_code", "game_turn");
  }

  @Override
  public void merge(Handle h, Merging merge) {
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
  }

  @Override
  public void erase(Handle h, Person person) {
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    h.createQuery("""
        select p.code, g.plan -> 'name' ->> 'fa', g.plan -> 'name' ->> 'en', p.played_at, p.won, p.points
        from game_play p
        join game g on g.id = p.game_id
        where p.member_id = any(:ids)
        order by p.played_at, p.id
        """)
        .bindArray("ids", UUID.class, (Object[]) person.uuids())
        .map((row, context) -> new Row(row.getString(1), new LocalText(row.getString(2), row.getString(3)), row.getTimestamp(4).toInstant(),
            row.getBoolean(5), Optional.ofNullable(row.getObject(6, Long.class))))
        .forEach(row -> to.row("plays", row));
    h.createQuery("""
        select g.plan -> 'name' ->> 'fa', g.plan -> 'name' ->> 'en', t.given_at, t.play_id is not null
        from game_turn t
        join game g on g.id = t.game_id
        where t.member_id = any(:ids)
        order by t.given_at, t.id
        """)
        .bindArray("ids", UUID.class, (Object[]) person.uuids())
        .map((row, context) -> new Turn(new LocalText(row.getString(1), row.getString(2)), row.getTimestamp(3).toInstant(), row.getBoolean(4)))
        .forEach(row -> to.row("turns", row));
  }
}
