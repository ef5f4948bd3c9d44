package club.vafa.template;

import club.vafa.branch.Branches;
import club.vafa.calendar.Occurrence;
import club.vafa.club.Clubs;
import club.vafa.coupon.Coupons;
import club.vafa.db.Pipeline;
import club.vafa.ledger.Balance;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Unit;
import club.vafa.member.Member;
import club.vafa.member.Members;
import club.vafa.occasion.Occasion;
import club.vafa.occasion.Occasions;
import club.vafa.purchase.Habits;
import club.vafa.tier.Tiers;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What is known of members, as values of the variables in use: one query for who they are, and one for each kind of variable, however many
 * members there are.
 */
final class Known {
  private static final int BIRTHDAY_SEARCH_YEARS = 2;

  /** The rooms that are asked about a member. */
  record Rooms(Members members, Tiers tiers, Ledger ledger, Coupons coupons, Occasions occasions, Habits habits, Branches branches) {}

  private final Rooms rooms;
  private final Clubs clubs;

  Known(Rooms rooms, Clubs clubs) {
    this.rooms = rooms;
    this.clubs = clubs;
  }

  Map<MemberId, Map<Variable, Value>> of(Handle h, Set<Variable> used, Collection<MemberId> members) {
    var ids = List.copyOf(Set.copyOf(members));
    if (used.stream().allMatch(variable -> variable == Variable.CLUB)) {
      return ids.stream().collect(Collectors.toMap(Function.identity(), id -> Map.of(Variable.CLUB, club())));
    }
    // Who was merged meanwhile is greeted as the person, and has the person's points.
    var asks = new Pipeline(h);
    var people = new HashMap<MemberId, Supplier<Optional<Member>>>();
    ids.forEach(id -> people.put(id, rooms.members().byId(asks, id)));
    asks.send();
    var found = new HashMap<MemberId, Supplier<Map<Variable, Value>>>();
    var more = new Pipeline(h);
    people.forEach((id, person) -> found.put(id, person.get().map(member -> values(more, used, member)).orElse(Map::of)));
    more.send();
    return found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().get()));
  }

  private Supplier<Map<Variable, Value>> values(Pipeline asks, Set<Variable> used, Member member) {
    var id = member.id();
    var zone = clubs.settings().zone();
    var later = new EnumMap<Variable, Supplier<Value>>(Variable.class);
    later.put(Variable.CLUB, this::club);
    later.put(Variable.NAME, () -> words(member.name()));
    later.put(Variable.FIRST_NAME, () -> words(member.name().split(" ", 2)[0]));
    if (any(used, Variable.POINTS, Variable.EXPIRING, Variable.EXPIRES)) {
      var balance = rooms.ledger().balance(asks, HolderId.of(id), Unit.POINTS);
      later.put(Variable.POINTS, () -> new Value.Number(balance.get().available()));
      later.put(Variable.EXPIRING, () -> new Value.Number(balance.get().next().map(Balance.Expiring::amount).orElse(0L)));
      later.put(Variable.EXPIRES, () -> balance.get().next().map(next -> lastDay(next.at(), zone)).orElse(Value.MISSING));
    }
    if (used.contains(Variable.CREDIT)) {
      var credit = rooms.ledger().balance(asks, HolderId.of(id), Unit.CREDIT);
      later.put(Variable.CREDIT, () -> new Value.Sum(new Money(credit.get().available(), clubs.settings().money())));
    }
    if (used.contains(Variable.TIER)) {
      var tier = rooms.tiers().of(asks, id);
      later.put(Variable.TIER, () -> new Value.Choice(tier.get().code(), tier.get().name()));
    }
    if (any(used, Variable.COUPON, Variable.COUPON_UNTIL)) {
      var coupon = rooms.coupons().nextToEnd(asks, id);
      later.put(Variable.COUPON, () -> coupon.get().<Value>map(own -> new Value.Coded(own.code())).orElse(Value.MISSING));
      later.put(Variable.COUPON_UNTIL, () -> coupon.get().map(own -> lastDay(own.until(), zone)).orElse(Value.MISSING));
    }
    if (used.contains(Variable.BRANCH)) {
      var branch = rooms.habits().lastBranch(asks, id);
      later.put(Variable.BRANCH, () -> branch.get().flatMap(rooms.branches()::byId)
          .<Value>map(known -> new Value.Choice(known.code(), known.name())).orElse(Value.MISSING));
    }
    if (used.contains(Variable.INTERESTS)) {
      var most = rooms.habits().favourites(asks, id);
      later.put(Variable.INTERESTS, () -> several(most.get()));
    }
    if (used.contains(Variable.BIRTHDAY)) {
      var birthday = rooms.occasions().birthdayOf(asks, id);
      later.put(Variable.BIRTHDAY, () -> birthday.get().flatMap(this::next).<Value>map(Value.DayOfYear::new).orElse(Value.MISSING));
    }
    return () -> later.entrySet().stream().filter(one -> used.contains(one.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().get()));
  }

  private static boolean any(Set<Variable> used, Variable... some) {
    return List.of(some).stream().anyMatch(used::contains);
  }

  private static Value words(String words) {
    return words.isBlank() ? Value.MISSING : new Value.Words(words);
  }

  private static Value several(List<LocalText> names) {
    return names.isEmpty() ? Value.MISSING : new Value.Several(names);
  }

  private Value club() {
    return new Value.Choice("club", clubs.settings().name());
  }

  private static Value lastDay(Instant end, ZoneId zone) {
    return new Value.Day(end.minusNanos(1).atZone(zone).toLocalDate());
  }

  private Optional<LocalDate> next(Occasion birthday) {
    var today = clubs.today();
    return birthday.day().occurrencesBetween(today, today.plusYears(BIRTHDAY_SEARCH_YEARS)).stream().map(Occurrence::day).findFirst();
  }
}
