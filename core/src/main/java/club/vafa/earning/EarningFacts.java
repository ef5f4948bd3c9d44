package club.vafa.earning;

import club.vafa.db.Pipeline;
import club.vafa.ledger.Unit;
import club.vafa.occasion.Occasions;
import club.vafa.value.Fraction;
import club.vafa.value.MemberId;
import club.vafa.value.Rounding;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Asks what the rules may want to know. Nothing is asked that no rule in force on the day needs.
public final class EarningFacts {

  private final EarningRules rules;
  private final Occasions occasions;
  private final MemberGroups groups;

  public EarningFacts(EarningRules rules, Occasions occasions, MemberGroups groups) {
    this.rules = rules;
    this.occasions = occasions;
    this.groups = groups;
  }

  /// For a purchase or another happening of the member on that day of the club's zone, by that book. Who counts holds the lock of the member's points
  /// before asking.
  public Supplier<Known> ask(Pipeline asks, MemberId member, RuleBook book, Trigger on, LocalDate day, Rounding rounding) {
    var used = rules.usedOfCaps(asks, member, book, on, day);
    var segments = book.inForce(on, day).flatMap(r -> r.when().segments().stream()).collect(Collectors.toSet());
    Supplier<Set<String>> in = segments.isEmpty() ? Set::of : groups.of(asks, member, segments);
    var codes = book.inForce(on, day).flatMap(r -> r.when().occasion().stream()).flatMap(o -> o.codes().stream()).collect(Collectors.toSet());
    Supplier<Map<String, Set<Integer>>> near = codes.isEmpty() ? Map::of : occasions.around(asks, member, day, RuleFlaws.DAYS_AROUND_MAX, codes);
    Supplier<Map<Unit, Fraction>> carried = rounding == Rounding.CARRY ? CarrySql.carried(asks, member) : Map::of;
    return () -> new Known(book, used.get(), in.get(), near.get(), carried.get());
  }

  /// Writes down what rounding keeps back for the next time.
  public void carry(Pipeline writes, MemberId member, Earned earned) {
    earned.carry().forEach((unit, fraction) -> CarrySql.carry(writes, member, unit, fraction));
  }
}
