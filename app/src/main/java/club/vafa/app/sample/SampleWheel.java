package club.vafa.app.sample;

import club.vafa.Core;
import club.vafa.coupon.CouponTerms;
import club.vafa.coupon.Discount;
import club.vafa.game.Consolation;
import club.vafa.game.EntryPrice;
import club.vafa.game.Game;
import club.vafa.game.GamePlan;
import club.vafa.game.GameStep;
import club.vafa.game.Gift;
import club.vafa.game.PlayLimit;
import club.vafa.game.Prize;
import club.vafa.game.PrizeId;
import club.vafa.text.Digits;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.Points;
import club.vafa.value.StaffId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The café's wheel of fortune: made by the marketer, approved by the lawyer, launched. */
final class SampleWheel {

  private static final String CODE = "narenj-wheel";
  private static final int DAYS = 90;
  private static final int PLAYS_A_DAY = 3;
  private static final Money BUDGET = Money.rials(500_000_000);

  private final Core core;

  SampleWheel(Core core) {
    this.core = core;
  }

  /** Takes the wheel on to its launch from whatever step it has reached. */
  void launch(StaffId marketer, StaffId lawyer, LocalDate from, ZoneId zone) {
    var found = core.db.read(h -> core.games.byCode(h, CODE));
    var game = found.isPresent() ? found.get() : done(core.gameDesk.create(plan(from, zone), marketer));
    while (true) {
      switch (game.state()) {
        case DRAFT -> game = done(core.gameDesk.submit(game.id(), marketer));
        case SUBMITTED -> game = done(core.gameDesk.approve(game.id(), lawyer, Optional.empty()));
        case APPROVED -> game = done(core.gameDesk.launch(game.id(), marketer));
        default -> {
          return;
        }
      }
    }
  }

  private static Game done(GameStep step) {
    if (step instanceof GameStep.Done(var game)) {
      return game;
    }
    throw new IllegalStateException("the sample's wheel stopped at " + step);
  }

  private static GamePlan plan(LocalDate from, ZoneId zone) {
    var terms = new LocalText(
        "هر عضو روزی سه بار می‌تواند گردونه را بچرخاند و هزینه‌ای ندارد. شانس هر جایزه پیش از بازی معلوم است و هر نتیجه را می‌توان "
            + "بعداً با کد بازی بررسی کرد. کدهای تخفیف در همهٔ شعبه‌ها و فقط یک بار پذیرفته می‌شوند.",
        "Each member may spin the wheel three times a day, free of charge. The odds of each prize are known beforehand, and every "
            + "result can be checked afterwards with the play's code. Discount codes are accepted once, at all branches.");
    return new GamePlan(CODE, new LocalText("گردونهٔ نارنج", "The Narenj wheel"), terms, prizes(), Optional.of(consolation()), BUDGET,
        from.atStartOfDay(zone).toInstant(), from.plusDays(DAYS).atStartOfDay(zone).toInstant(), new PlayLimit(PLAYS_A_DAY, Optional.of(1)),
        new EntryPrice.Free());
  }

  private static List<Prize> prizes() {
    return List.of(
        points(50, 30, Optional.empty()),
        nothing(15),
        points(150, 20, Optional.empty()),
        coupon("۱۵٪ تخفیف", "15% off", new Discount.Percent(15, Optional.of(Money.rials(1_000_000))), 12, 300, 1_000_000),
        nothing(15), points(500, 5, Optional.of(100L)),
        coupon("یک اسپرسو مهمان ما", "An espresso on us", new Discount.Off(Money.rials(850_000)), 3, 60, 850_000));
  }

  private static Prize points(int points, int weight, Optional<Long> stock) {
    return new Prize(new PrizeId(Ids.random()), pointsLabel(points), weight, new Gift.OfPoints(new Points(points), Optional.of(60)), stock,
        Money.rials(points * 100L));
  }

  private static LocalText pointsLabel(int points) {
    return new LocalText(Digits.toPersian(points + " امتیاز"), points + " points");
  }

  private static Prize nothing(int weight) {
    return new Prize(new PrizeId(Ids.random()), new LocalText("این بار نشد", "Not this time"), weight, new Gift.Nothing(),
        Optional.empty(), Money.rials(0));
  }

  private static Prize coupon(String fa, String en, Discount discount, int weight, long stock, long rials) {
    var terms = new CouponTerms(new LocalText(fa, en), discount, Money.rials(0), Set.of(), 30);
    return new Prize(new PrizeId(Ids.random()), new LocalText(fa, en), weight, new Gift.OfCoupon(terms), Optional.of(stock),
        Money.rials(rials));
  }

  private static Consolation consolation() {
    return new Consolation(new PrizeId(Ids.random()), pointsLabel(30), new Gift.OfPoints(new Points(30), Optional.of(60)),
        Money.rials(3_000));
  }
}
