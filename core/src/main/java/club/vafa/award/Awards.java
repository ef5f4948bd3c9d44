package club.vafa.award;

import club.vafa.club.Clubs;
import club.vafa.db.Pipeline;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Locked;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.value.MemberId;
import club.vafa.value.Points;
import club.vafa.value.TransferId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Gives points for what is not a purchase, each once only. */
public final class Awards {
  private static final String ONCE = "once";
  // Less than the shortest year of any calendar: by then what comes every year has not come again.
  private static final Duration LESS_THAN_A_YEAR = Duration.ofDays(300);

  private final Clubs clubs;
  private final Ledger ledger;
  private final InstantSource clock;

  public Awards(Clubs clubs, Ledger ledger, InstantSource clock) {
    this.clubs = clubs;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The welcome points, permanent, once in a membership. */
  public Award welcome(Handle h, MemberId member) {
    return once(h, member, AwardKind.WELCOME, ONCE, clubs.settings().welcomePoints(), LotTerms.PERMANENT);
  }

  /**
   * What many get for a day that comes every year, in a few statements however many they are: one gift each. Answers what was given now,
   * with its transfer; who had it before, under this or another id of the person, gets none. The members are ids in use.
   */
  public Map<YearlyGift, TransferId> yearly(Handle h, List<YearlyGift> gifts) {
    var now = clock.instant();
    var claimed = AwardSql.claim(h, gifts, now, now.minus(LESS_THAN_A_YEAR));
    // In the order of their ids, as everybody locks balances.
    var given = gifts.stream().filter(gift -> claimed.contains(gift.member())).sorted(Comparator.comparing(gift -> gift.member().toString())).toList();
    var before = locked(h, given.stream().map(gift -> HolderId.of(gift.member())).toList());
    var transfers = new LinkedHashMap<YearlyGift, TransferId>();
    var writes = new Pipeline(h);
    for (var gift : given) {
      var why = new Why(gift.kind().reason(), Optional.of(gift.subject()), gift.name().<Map<String, ?>>map(name -> Map.of("name", name)).orElseGet(Map::of));
      var holder = HolderId.of(gift.member());
      var credit = new Credit(holder, Unit.POINTS, gift.points(), House.ISSUED, why, gift.terms());
      transfers.put(gift, ledger.credit(writes, List.of(credit), Optional.ofNullable(before.get(holder)).orElseThrow()).transfer());
    }
    writes.send();
    AwardSql.given(h, transfers);
    return transfers;
  }

  private Map<HolderId, Locked> locked(Handle h, List<HolderId> holders) {
    // Those that are not there yet are made first, so that an empty balance can be locked too.
    ledger.open(h, holders, Unit.POINTS);
    var asks = new Pipeline(h);
    var rows = new LinkedHashMap<HolderId, Pipeline.Later<List<Locked>>>();
    holders.forEach(holder -> rows.put(holder, ledger.lock(asks, holder, Unit.POINTS)));
    asks.send();
    var locked = new HashMap<HolderId, Locked>();
    rows.forEach((holder, row) -> locked.put(holder, row.get().getFirst()));
    return locked;
  }

  private Award once(Handle h, MemberId member, AwardKind kind, String key, long points, LotTerms terms) {
    if (points == 0) {
      return new Award.NoPoints();
    }
    if (AwardSql.hasUnderAnotherId(h, member, kind, key, clock.instant().minus(LESS_THAN_A_YEAR))
        || !AwardSql.claim(h, member, kind, key, points, clock.instant())) {
      return new Award.AlreadyGiven();
    }
    var why = Why.of(kind.reason());
    var credited = ledger.credit(h, new Credit(HolderId.of(member), Unit.POINTS, points, House.ISSUED, why, terms));
    AwardSql.given(h, member, kind, key, credited.transfer());
    return new Award.Given(credited.transfer(), new Points(points), terms.expiresAt());
  }
}
