package club.vafa.reward;

import club.vafa.club.Clubs;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Unit;
import club.vafa.member.Members;
import club.vafa.pool.Pool;
import club.vafa.pool.Pools;
import club.vafa.tier.Tier;
import club.vafa.tier.Tiers;
import club.vafa.value.MemberId;
import club.vafa.value.Points;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Whether a member may have a reward now, from what can be seen without changing anything.
public final class Eligibility {

  private final Clubs clubs;
  private final Members members;
  private final Tiers tiers;
  private final Groups groups;
  private final Ledger ledger;
  private final Pools pools;
  private final InstantSource clock;

  public Eligibility(Clubs clubs, Members members, Tiers tiers, Groups groups, Ledger ledger, Pools pools, InstantSource clock) {
    this.clubs = clubs;
    this.members = members;
    this.tiers = tiers;
    this.groups = groups;
    this.ledger = ledger;
    this.pools = pools;
    this.clock = clock;
  }

  /// Why not; empty where nothing stands against it. The points come last, since a member can do something about them.
  Optional<Redeeming.Refused> refusal(Handle h, RewardWish wish, Reward reward) {
    return given(reward, wish).or(() -> time(h, wish.member(), reward)).or(() -> group(h, wish.member(), reward))
        .or(() -> limit(h, wish.member(), reward)).or(() -> stock(h, reward)).or(() -> points(h, wish.member(), reward));
  }

  Optional<Long> left(Handle h, Reward reward) {
    return reward.plan().stock().map(stock -> pools.find(h, reward.pool()).map(Pool::remaining).orElse(0L));
  }

  private Optional<Redeeming.Refused> given(Reward reward, RewardWish wish) {
    var access = reward.plan().access();
    if (reward.endedAt().isPresent()) {
      return Optional.of(new Redeeming.Ended(reward.endedAt().get()));
    }
    if (access.byStaffOnly() && wish.by().isEmpty()) {
      return Optional.of(new Redeeming.GivenByStaff());
    }
    if (access.until().filter(end -> !clock.instant().isBefore(end)).isPresent()) {
      return Optional.of(new Redeeming.Ended(access.until().get()));
    }
    return wish.branch().filter(branch -> !access.branches().isEmpty() && !access.branches().contains(branch))
        .map(branch -> new Redeeming.NotHere(access.branches()));
  }

  private Optional<Redeeming.Refused> time(Handle h, MemberId member, Reward reward) {
    var access = reward.plan().access();
    var own = tiers.of(h, member);
    var needed = access.tier().flatMap(tiers.programme()::byId);
    if (needed.filter(tier -> own.rank() < tier.rank()).isPresent()) {
      return Optional.of(new Redeeming.OnlyFromTier(needed.get().name(), Optional.empty()));
    }
    var now = clock.instant();
    var opens = opens(own, access);
    if (!now.isBefore(opens)) {
      return Optional.empty();
    }
    // The lowest level to which it is open already, where there is one.
    return Optional.of(tiers.programme().tiers().stream().filter(tier -> tier.rank() > own.rank() && !now.isBefore(opens(tier,
        access))).findFirst()
        .<Redeeming.Refused>map(tier -> new Redeeming.OnlyFromTier(tier.name(),
            Optional.of(opens))).orElseGet(() -> new Redeeming.NotYet(opens)));
  }

  /// When it opens to members of a level: as early as the level's own benefit or the reward's early access says.
  private Instant opens(Tier tier, Access access) {
    var byBenefit = tier.benefits().opens(access.from(), clubs.settings().zone());
    return access.early()
        .filter(early -> tiers.programme().byId(early.tier()).filter(first -> tier.rank() >= first.rank()).isPresent())
        .map(EarlyAccess::from).filter(byBenefit::isAfter).orElse(byBenefit);
  }

  private Optional<Redeeming.Refused> group(Handle h, MemberId member, Reward reward) {
    var segments = reward.plan().access().segments();
    return segments.isEmpty() || groups.inAny(h, member, segments) ? Optional.empty() : Optional.of(new Redeeming.NotForYou());
  }

  private Optional<Redeeming.Refused> limit(Handle h, MemberId member, Reward reward) {
    if (reward.plan().limit().isEmpty()) {
      return Optional.empty();
    }
    var limit = reward.plan().limit().get();
    var taken = RedemptionSql.taken(h, members.idsOf(h, member), reward.id(), limit.times());
    var zone = clubs.settings().zone();
    var counted = limit.days().map(days -> taken.stream()
        .filter(at -> at.atZone(zone).toLocalDate().isAfter(clubs.today().minusDays(days))).toList()).orElse(taken);
    if (counted.size() < limit.times()) {
      return Optional.empty();
    }
    // One more is possible when the oldest of those that count does not count any more.
    return Optional.of(new Redeeming.LimitReached(limit.times(),
        limit.days().map(days -> counted.getLast().atZone(zone).toLocalDate().plusDays(days).atStartOfDay(zone).toInstant())));
  }

  private Optional<Redeeming.Refused> stock(Handle h, Reward reward) {
    return left(h, reward).filter(left -> left == 0).map(left -> new Redeeming.SoldOut());
  }

  private Optional<Redeeming.Refused> points(Handle h, MemberId member, Reward reward) {
    return reward.plan().price().flatMap(price -> {
      long available = ledger.balance(h, HolderId.of(member), Unit.POINTS).available();
      return available >= price.amount() ? Optional.empty()
          : Optional.of(new Redeeming.TooFew(price, new Points(price.amount() - available)));
    });
  }
}
