package club.vafa.reward;

import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import club.vafa.value.LocalText;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Rewards that members took. They hold ids and what was given, and stay as the club's accounts do. */
public final class RewardPersonData implements PersonData {

  record Row(LocalText reward, long points, String state, Instant at) {
  }

  @Override
  public String room() {
    return "reward";
  }

  @Override
  public Set<String> tables() {
    return Set.of("reward_redemption", "reward_claim");
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
    h.createQuery("select name_fa, name_en, points, state, at from reward_redemption where member_id = any(:ids) order by at, id")
        .bindArray("ids", UUID.class, (Object[]) person.uuids())
        .map((row, context) -> new Row(new LocalText(row.getString(1), row.getString(2)), row.getLong(3), row.getString(4),
            row.getTimestamp(5).toInstant()))
        .forEach(row -> to.row("redemptions", row));
  }
}
