package club.vafa.earning;

import club.vafa.branch.Branch;
import club.vafa.branch.Branches;
import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import club.vafa.value.LocalText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What capped rules have given, which a person's records share; what rounding keeps back, which each keeps; and visits. */
public final class EarningPersonData implements PersonData {

  private final Branches branches;

  public EarningPersonData(Branches branches) {
    this.branches = branches;
  }

  @Override
  public String room() {
    return "earning";
  }

  @Override
  public Set<String> tables() {
    return Set.of("earning_cap_use", "earning_carry", "earning_visit");
  }

  @Override
  public void merge(Handle h, Merging merge) {
    EarningRuleSql.addUses(h, merge.from(), merge.into());
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
    EarningRuleSql.takeUses(h, merge.from(), merge.into());
  }

  /** Figures without a name, on which sums rest. */
  @Override
  public void erase(Handle h, Person person) {
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    VisitSql.ofPerson(h, person.uuids()).forEach(visit -> {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("day", visit.businessDay());
      fields.put("branch", branches.byId(visit.branchId()).map(Branch::name).orElse(LocalText.same("")));
      to.row("visits", fields);
    });
  }
}
