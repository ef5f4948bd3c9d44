package club.vafa.reward;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Members;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.RedemptionId;
import club.vafa.value.RewardId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The catalogue as members see it, and how they take rewards from it.
public final class Rewards {
  /// What opens later than this is not shown yet.
  public static final Duration SHOWN_AHEAD = Duration.ofDays(14);
  public static final int KEY_CHARS_MAX = 200;
  private static final String SAVEPOINT = "reward";

  private final Db db;
  private final Requests requests;
  private final Members members;
  private final Clubs clubs;
  private final Eligibility eligibility;
  private final Till till;
  private final InstantSource clock;

  public Rewards(Db db, Requests requests, Members members, Clubs clubs, Eligibility eligibility, Till till, InstantSource clock) {
    this.db = db;
    this.requests = requests;
    this.members = members;
    this.clubs = clubs;
    this.eligibility = eligibility;
    this.till = till;
    this.clock = clock;
  }

  /// What the member may have now or soon, or is kept from having by the level, the limit, the stock or the points: what can be had first,
  /// then by price.
  public List<OpenReward> catalogue(Handle h, MemberId member) {
    return RewardSql.current(h, RewardDesk.OPEN_MAX).stream().map(reward -> look(h, member, reward)).filter(this::worthShowing)
        .sorted(Comparator.comparing((OpenReward open) -> !open.open()).thenComparing(open -> open.reward().plan().points())
            .thenComparing(open -> open.reward().id().value())).toList();
  }

  /// What the cheapest reward that has a price costs, in points.
  public Optional<Long> cheapest(Handle h) {
    return RewardSql.current(h, RewardDesk.OPEN_MAX).stream().map(reward -> reward.plan().points()).filter(points -> points > 0).min(Comparator.naturalOrder());
  }

  /// One of the catalogue as the member sees it.
  public Optional<OpenReward> look(Handle h, MemberId member, RewardId id) {
    return RewardSql.find(h, id).map(reward -> look(h, member, reward)).filter(this::worthShowing);
  }

  private OpenReward look(Handle h, MemberId member, Reward reward) {
    var wish = new RewardWish(member, reward.id(), Optional.empty(), Optional.empty(), Optional.empty());
    return new OpenReward(reward, eligibility.refusal(h, wish, reward), eligibility.left(h, reward));
  }

  private boolean worthShowing(OpenReward open) {
    return open.whyNot().map(why -> switch (why) {
      case Redeeming.NotYet(var from) -> !from.isAfter(clock.instant().plus(SHOWN_AHEAD));
      case Redeeming.Ended ended -> false;
      case Redeeming.GivenByStaff given -> false;
      case Redeeming.NotForYou not -> false;
      case Redeeming.NoSuchMember none -> false;
      case Redeeming.NoSuchReward none -> false;
      case Redeeming.OnlyFromTier tier -> true;
      case Redeeming.SoldOut sold -> true;
      case Redeeming.LimitReached limit -> true;
      case Redeeming.TooFew few -> true;
      case Redeeming.NotHere not -> true;
      case Redeeming.Changed changed -> true;
    }).orElse(true);
  }

  /// Takes a reward, once per key.
  public Keyed<Redeeming> redeem(RequestKey key, RewardWish wish) {
    return requests.once(key, wish, Redeeming.class, h -> {
      var answer = redeem(h, wish, Optional.empty());
      return answer instanceof Redeeming.Taken ? Outcome.commit(answer) : Outcome.refuse(answer);
    });
  }

  /// Takes a reward within the caller's transaction, once per the caller's own key. A refusal has changed nothing, so the caller may
  /// commit in any case.
  public Redeeming redeem(Handle h, RewardWish wish, String requestKey) {
    if (requestKey.isBlank() || requestKey.length() > KEY_CHARS_MAX) {
      throw new IllegalArgumentException("a request key has 1 to " + KEY_CHARS_MAX + " characters");
    }
    h.savepoint(SAVEPOINT);
    // The key may name a chat or a number, so only its hash is kept.
    var answer = redeem(h, wish, Optional.of(sha256(requestKey)));
    if (answer instanceof Redeeming.Refused) {
      h.rollbackToSavepoint(SAVEPOINT);
    } else {
      h.releaseSavepoint(SAVEPOINT);
    }
    return answer;
  }

  private Redeeming redeem(Handle h, RewardWish asked, Optional<byte[]> request) {
    var member = members.byId(h, asked.member());
    if (member.isEmpty()) {
      return new Redeeming.NoSuchMember();
    }
    var wish = new RewardWish(member.get().id(), asked.reward(), asked.version(), asked.branch(), asked.by());
    var found = RewardSql.find(h, wish.reward());
    if (found.isEmpty()) {
      return new Redeeming.NoSuchReward();
    }
    // Whatever this member takes is taken one after the other, so that limits hold and a key counts once.
    till.lock(h, HolderId.of(wish.member()), Unit.POINTS);
    var before = request.flatMap(hash -> RedemptionSql.byRequest(h, members.idsOf(h, wish.member()), hash));
    if (before.isPresent()) {
      return new Redeeming.Taken(before.get());
    }
    var reward = found.get();
    if (wish.version().filter(seen -> seen != reward.version()).isPresent()) {
      return new Redeeming.Changed(reward);
    }
    var refusal = eligibility.refusal(h, wish, reward);
    return refusal.<Redeeming>map(why -> why).orElseGet(() -> till.take(h, wish, reward, draft(wish, reward), request));
  }

  private Redemption draft(RewardWish wish, Reward reward) {
    var plan = reward.plan();
    var now = clock.instant();
    var until = plan.reservedDays().map(days -> clubs.today().plusDays(days + 1L).atStartOfDay(clubs.settings().zone()).toInstant());
    return new Redemption(wish.member(), new RedemptionId(Ids.v7(clock)), reward.id(), till.freshCode(), reward.version(), plan.name(),
        plan.gift(),
        plan.points(), plan.stock().isPresent(), Redemption.State.RESERVED, Redemption.Papers.NONE, wish.branch(), now, until,
            Optional.empty());
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
