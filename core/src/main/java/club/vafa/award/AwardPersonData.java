package club.vafa.award;

import club.vafa.ledger.DebtPolicy;
import club.vafa.ledger.GiveBack;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Returns;
import club.vafa.ledger.TakeBack;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Awards and corrections. What a person may have once and has got under two ids is taken back once, as far as the person still has it. */
public final class AwardPersonData implements PersonData {

  record Given(AwardKind kind, long points, Instant givenAt) {
  }

  record Corrected(long points, Instant madeAt, String words) {
  }

  /** The other side of a gift is another person, whose id is not told. */
  record Gift(long points, Instant at) {
  }

  private final Returns returns;

  public AwardPersonData(Returns returns) {
    this.returns = returns;
  }

  @Override
  public String room() {
    return "award";
  }

  @Override
  public Set<String> tables() {
    return Set.of("award", "adjustment", "point_gift");
  }

  /** Of two awards of a kind, within a year where it comes every year, the later one is taken back; nobody comes to owe anything by it. */
  @Override
  public void merge(Handle h, Merging merge) {
    for (var twice : AwardSql.twice(h, merge.from(), merge.into())) {
      var why = new Why(Reason.MERGE, Optional.of(merge.id()), Map.of("award", twice.kind().name()));
      var taken = returns.takeBack(h, new TakeBack(HolderId.of(merge.into()), Unit.POINTS, twice.points(), List.of(twice.transferId()),
          DebtPolicy.WITHIN_BALANCE, why));
      taken.transfer().ifPresent(transfer -> AwardSql.takenBack(h, twice, merge.id(), transfer, merge.into(), taken.amount()));
    }
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
    for (var back : AwardSql.takenBackIn(h, merge.from(), merge.into(), merge.id())) {
      returns.giveBack(h, new GiveBack(HolderId.of(back.takenBackFrom()), back.takenBack(), back.takenBackPoints(),
          Why.of(Reason.GIVEN_BACK, merge.id())));
      AwardSql.notTakenBack(h, back);
    }
  }

  /** Staff's own words about a correction may tell of a person. */
  @Override
  public void erase(Handle h, Person person) {
    h.createUpdate("update adjustment set words = '—' where member_id = any(:ids)")
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).execute();
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    h.createQuery("select kind, points, given_at from award where member_id = any(:ids) order by given_at")
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).mapTo(Given.class).forEach(row -> to.row("awards", row));
    h.createQuery("select points, made_at, words from adjustment where member_id = any(:ids) and state = 'DONE' order by made_at")
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).mapTo(Corrected.class).forEach(row -> to.row("corrections", row));
    h.createQuery("select points, at from point_gift where member_id = any(:ids) order by at")
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).mapTo(Gift.class).forEach(row -> to.row("pointGifts", row));
  }
}
