package club.vafa;

import club.vafa.club.Start;
import club.vafa.coupon.CouponSource;
import club.vafa.coupon.CouponTerms;
import club.vafa.coupon.Discount;
import club.vafa.coupon.OwnCoupon;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.game.EntryPrice;
import club.vafa.game.Game;
import club.vafa.game.GamePlan;
import club.vafa.game.GameStep;
import club.vafa.game.Gift;
import club.vafa.game.PlayLimit;
import club.vafa.game.Prize;
import club.vafa.game.PrizeId;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.NewMember;
import club.vafa.member.PhoneProof;
import club.vafa.message.Pace;
import club.vafa.reward.Access;
import club.vafa.reward.Reward;
import club.vafa.reward.RewardGift;
import club.vafa.reward.RewardPlan;
import club.vafa.reward.RewardStep;
import club.vafa.secret.Secrets;
import club.vafa.staff.PredefinedRole;
import club.vafa.staff.Session;
import club.vafa.trail.Actor;
import club.vafa.value.Currency;
import club.vafa.value.Ids;
import club.vafa.value.Email;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.Phone;
import club.vafa.value.Points;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A club of a test: the real rooms on a real database, with a clock that the test moves and a seeded randomness that threads may share.
public final class TestClub {

  public static final Instant START = Instant.parse("2026-06-01T08:00:00Z");
  public static final ZoneId ZONE = ZoneId.of("Asia/Tehran");

  // Clubs on one database must not draw the same codes.
  private static final AtomicLong SEEDS = new AtomicLong(42);

  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private final MovableClock clock = new MovableClock(START);
  private final Core core;

  public TestClub(TestDatabase database) {
    this(database.db());
  }

  public TestClub(Db db) {
    core = new Core(db, clock, new Random(SEEDS.incrementAndGet()), new Secrets("a key for tests only, 32 bytes..".getBytes(StandardCharsets.UTF_8)));
    if (!(core.clubs.start(ZONE, Language.FA, Currency.of("IRR")) instanceof Start.Started)) {
      throw new IllegalStateException("the test's club contradicts itself");
    }
    // The clock of a test stands still, so a chat that has to wait would wait for ever. Tests about rates set their own.
    for (Channel channel : Channel.values()) {
      core.messages.pace(channel, Pace.UNLIMITED);
    }
  }

  public Core core() {
    return core;
  }

  public MovableClock clock() {
    return clock;
  }

  /// A new member of the club, joined in Telegram with an own phone and without consent to club messages.
  public Member member() {
    int number = PEOPLE.incrementAndGet();
    return core.db.transact(h -> {
      var wish = new NewMember(Optional.of(phone(number)), Optional.of(PhoneProof.TELEGRAM_CONTACT), Optional.of(ChatAddress.telegram(number)),
          "سارا محمدی", Language.FA, How.TELEGRAM, Optional.of(1), Optional.empty());
      return Outcome.commit(core.members.join(h, wish).member());
    });
  }

  /// A member who agreed to club messages on these channels and is linked on them.
  public Member consenting(Language language, Channel... channels) {
    int number = PEOPLE.incrementAndGet();
    return core.db.transact(h -> {
      var wish = new NewMember(Optional.of(phone(number)), Optional.of(PhoneProof.TELEGRAM_CONTACT), Optional.empty(),
          language == Language.FA ? "مینا کریمی" : "Mina Karimi", language, How.TELEGRAM, Optional.of(1), Optional.empty());
      var member = core.members.join(h, wish).member();
      for (Channel channel : channels) {
        core.members.link(h, member.id(), switch (channel) {
          case TELEGRAM -> ChatAddress.telegram(number);
          case SMS -> ChatAddress.sms(phone(number));
          case EMAIL -> ChatAddress.email(new Email("member" + number + "@example.com"));
        });
        core.consents.grant(h, member.id(), channel, ConsentKind.SERVICE, How.TELEGRAM, "comes with membership");
        core.consents.grant(h, member.id(), channel, ConsentKind.CLUB, How.TELEGRAM, "yes, please");
      }
      return Outcome.commit(member);
    });
  }

  /// A mobile number of Iran that no other given has.
  public Phone freshPhone() {
    return phone(PEOPLE.incrementAndGet());
  }

  private static Phone phone(int number) {
    return new Phone("+98912" + (1_000_000 + number));
  }

  /// Somebody of the staff in that role, and what a call with that person's token may do.
  public Session staff(PredefinedRole role) {
    var issued = core.db.transact(h -> {
      var person = core.staff.setUp(h, role.code(), role, Set.of());
      return Outcome.commit(core.tokens.issue(h, Actor.SYSTEM, person.id(), role.code()));
    });
    return core.tokens.authenticate(issued.secret()).orElseThrow();
  }

  /// A coupon of twenty percent, good for thirty days everywhere.
  public OwnCoupon coupon(MemberId member) {
    var terms = new CouponTerms(new LocalText("یک فنجان مهمان ما", "A cup on us"), new Discount.Percent(20, Optional.empty()), Money.rials(0), Set.of(), 30);
    return core.db.transact(h -> Outcome.commit(core.coupons.issue(h, member, terms, new CouponSource(CouponSource.Kind.STAFF, Optional.empty()))));
  }

  /// The plan of a wheel that may be launched: 50 points on 3 tickets, a coupon on 1, nothing on 4; once a day, free, from now on for thirty days.
  public GamePlan wheelPlan() {
    var coupon = new CouponTerms(new LocalText("ده درصد تخفیف", "Ten percent off"), new Discount.Percent(10, Optional.empty()), Money.rials(0), Set.of(), 30);
    var prizes = List.of(
        prize("پنجاه امتیاز", "50 points", 3, new Gift.OfPoints(new Points(50), Optional.empty()), 5_000),
        prize("ده درصد تخفیف", "Ten percent off", 1, new Gift.OfCoupon(coupon), 20_000),
        prize("این بار نشد", "Not this time", 4, new Gift.Nothing(), 0));
    return new GamePlan("wheel-" + PEOPLE.incrementAndGet(), new LocalText("گردونهٔ شانس", "Wheel of fortune"),
        new LocalText("هر عضو روزی یک بار بازی می‌کند.", "Each member plays once a day."), prizes, Optional.empty(), Money.rials(100_000_000),
        clock.instant(), clock.instant().plus(Duration.ofDays(30)), PlayLimit.onceADay(), new EntryPrice.Free());
  }

  /// A place on a wheel without a limit of stock.
  public static Prize prize(String fa, String en, int weight, Gift gift, long cost) {
    return new Prize(new PrizeId(Ids.random()), new LocalText(fa, en), weight, gift, Optional.empty(), Money.rials(cost));
  }

  /// A game of this plan, made, approved by a second person and launched.
  public Game launched(GamePlan plan) {
    var maker = staff(PredefinedRole.MARKETER).staffId();
    var made = done(core.gameDesk.create(plan, maker)).id();
    done(core.gameDesk.submit(made, maker));
    done(core.gameDesk.approve(made, staff(PredefinedRole.LEGAL).staffId(), Optional.of("صورت‌جلسهٔ ۱۲")));
    return done(core.gameDesk.launch(made, maker));
  }

  public Game launchedWheel() {
    return launched(wheelPlan());
  }

  private static Game done(GameStep step) {
    if (step instanceof GameStep.Done(Game game)) {
      return game;
    }
    throw new IllegalStateException("a step of a given game was refused: " + step);
  }

  /// A reward of the catalogue of this price, open to everybody from now on.
  public Reward reward(RewardGift gift, long price) {
    var plan = new RewardPlan("reward-" + PEOPLE.incrementAndGet(), new LocalText("قهوهٔ مهمان ما", "Coffee on us"), LocalText.same(""), gift,
        price == 0 ? Optional.empty() : Optional.of(new Points(price)), Optional.empty(), Optional.empty(),
        gift.handedOver() ? Optional.of(3) : Optional.empty(), Access.everybody(clock.instant()));
    return reward(plan);
  }

  public Reward reward(RewardPlan plan) {
    var step = core.rewardDesk.add(plan, staff(PredefinedRole.MARKETER).staffId());
    if (step instanceof RewardStep.Done(Reward reward)) {
      return reward;
    }
    throw new IllegalStateException("a given reward was refused: " + step);
  }

  /// Points for a member, good for ever or until before that moment.
  public void points(MemberId member, long points, Optional<Instant> until) {
    core.db.transact(h -> Outcome.commit(core.ledger.credit(h, new Credit(HolderId.of(member), Unit.POINTS, points, House.ISSUED, Why.of(Reason.WELCOME),
        until.map(LotTerms::until).orElse(LotTerms.PERMANENT)))));
  }
}
