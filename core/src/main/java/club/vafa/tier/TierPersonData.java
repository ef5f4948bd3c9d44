package club.vafa.tier;

import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Levels of people: a merged person goes on with the higher level and with what both have gathered. Figures and days only, so nothing is
/// to erase.
public final class TierPersonData implements PersonData {

  private final Tiers tiers;
  private final InstantSource clock;

  public TierPersonData(Tiers tiers, InstantSource clock) {
    this.tiers = tiers;
    this.clock = clock;
  }

  @Override
  public String room() {
    return "tier";
  }

  @Override
  public Set<String> tables() {
    return Set.of("member_tier", "tier_progress", "tier_warning", "tier_gift");
  }

  @Override
  public void merge(Handle h, Merging merge) {
    PersonSql.addProgress(h, merge.from(), merge.into());
    PersonSql.cancelWarning(h, merge.from(), clock.instant());
    var higher = tiers.of(h, merge.from());
    if (higher.rank() > tiers.of(h, merge.into()).rank()) {
      PersonSql.set(h, merge.into(), higher.id(), clock.instant());
    }
  }

  /// The level that was taken over stays until the review, as any level does.
  @Override
  public void unmerge(Handle h, Merging merge) {
    PersonSql.takeProgress(h, merge.from(), merge.into());
  }

  @Override
  public void erase(Handle h, Person person) {
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    var level = new LinkedHashMap<String, Object>();
    level.put("level", tiers.of(h, person.id()).name());
    to.row("level", level);
    for (var row : PersonSql.progress(h, person.id())) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("from", row.fromDay());
      fields.put("spend", row.spend());
      fields.put("points", row.points());
      fields.put("purchases", row.purchases());
      fields.put("engagement", row.engagement());
      to.row("levelProgress", fields);
    }
    for (var row : PersonSql.warnings(h, person.uuids())) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("review", row.review());
      fields.put("warnedAt", row.warnedAt());
      fields.put("outcome", row.outcome());
      to.row("levelReviews", fields);
    }
  }
}
