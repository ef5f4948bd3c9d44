package club.vafa.web.api;

import club.vafa.calendar.CalendarKind;
import club.vafa.tier.Membership;
import club.vafa.tier.Plan;
import club.vafa.tier.Saving;
import club.vafa.tier.SavingKind;
import club.vafa.tier.Subscription;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.PlanId;
import club.vafa.value.PurchaseId;
import club.vafa.value.SavingId;
import club.vafa.value.SubscriptionId;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The paid subscription on the wire. */
public final class SubscriptionShapes {
  private static final long FEE_MAX = 1_000_000_000_000L;

  private SubscriptionShapes() {}

  /** A plan as it is wished. */
  public record PlanWish(
      @Doc(value = "What tills and staff write.", example = "vip", pattern = BranchApi.CODE) String code,
      @Doc(value = "What members read.", example = "{\"fa\": \"عضویت ویژه\", \"en\": \"VIP\"}", max = 60) LocalText name,
      @Doc(value = "The fee for one period.", example = "{\"amount\": 12000000, \"currency\": \"IRR\"}", min = 1, max = FEE_MAX) Money fee,
      @Doc(value = "A period has so many months.", example = "12", min = 1, max = Plan.MONTHS_MAX) int months,
      @Doc(value = "Of this calendar: jalali or gregorian.", example = "jalali") CalendarKind calendar,
      @Doc(value = "What the shop bears for the member.", example = "delivery", max = 10) List<SavingKind> gives,
      @Doc(value = "What else it gives, in words.", max = 500) Optional<LocalText> words,
      @Doc(value = "So many days before the end the member is reminded.", example = "14", min = 1, max = Plan.REMINDER_DAYS_MAX) int reminderDays,
      @Doc(value = "Whether it can be bought.", example = "true") boolean offered) {
    public PlanWish {
      if (calendar == CalendarKind.HIJRI) {
        throw new WrongField("calendar", "not_acceptable");
      }
    }

    Plan.Draft draft() {
      return new Plan.Draft(code, name, fee, months, calendar, Set.copyOf(gives), words.orElse(LocalText.same("")), reminderDays, offered);
    }
  }

  /** A plan. */
  public record PlanView(
      PlanId id,
      @Doc(value = "Its code.", example = "vip") String code,
      LocalText name,
      Money fee,
      @Doc(value = "A period has so many months.", example = "12") int months,
      CalendarKind calendar,
      List<SavingKind> gives,
      Optional<LocalText> words,
      @Doc(value = "So many days before the end the member is reminded.", example = "14") int reminderDays,
      @Doc("Whether it can be bought.") boolean offered) {
    static PlanView of(Plan plan) {
      return new PlanView(plan.id(), plan.code(), plan.name(), plan.fee(), plan.months(), plan.calendar(), plan.gives().stream().sorted().toList(),
          Optional.of(plan.words()).filter(words -> !words.fa().isEmpty() || !words.en().isEmpty()), plan.reminderDays(), plan.offered());
    }
  }

  /** The sale of a period, whose fee was paid at the till. */
  public record SubscriptionSale(
      @Doc(value = "The code of the plan.", example = "vip", pattern = BranchApi.CODE) String plan,
      @Doc(value = "The code of the branch where it was paid.", example = "valiasr", pattern = BranchApi.CODE) String branch,
      @Doc(value = "The receipt's number.", example = "10482", max = 60) Optional<String> receipt) {}

  /** One period for which a member has paid. */
  public record SubscriptionView(
      SubscriptionId id,
      @Doc(value = "The code of the plan.", example = "vip") String plan,
      @Doc("What was paid.") Money fee,
      @Doc("Its first day.") LocalDate from,
      @Doc("Its last day.") LocalDate until,
      Instant soldAt,
      @Doc("What would be given back if it were ended now.") Money refundable,
      @Doc("What was given back.") Optional<Money> refunded) {
    static SubscriptionView of(Subscription one, String plan, LocalDate today) {
      return new SubscriptionView(one.id(), plan, one.fee(), one.from(), one.until(), one.soldAt(), one.refundable(today), one.refunded());
    }
  }

  /** What was saved, by kind. */
  public record SavedView(
      @Doc("The cost of delivery.") Optional<Money> delivery,
      @Doc("The tax that the shop bore.") Optional<Money> tax,
      @Doc("In all.") Money total) {}

  /** The subscription that a member has now, with what it has saved; all is left out where there is none. */
  public record MembershipView(
      @Doc(value = "Whether the member has a subscription now.", example = "true") boolean active,
      @Doc("The period.") Optional<SubscriptionView> subscription,
      @Doc("What the shop bears for the member.") Optional<List<SavingKind>> gives,
      @Doc("What the period has saved so far.") Optional<SavedView> saved,
      @Doc("The last day of the period that follows it, where it is renewed already.") Optional<LocalDate> renewedUntil) {
    static final MembershipView NONE =
        new MembershipView(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static MembershipView of(Membership membership, LocalDate today) {
      var by = new EnumMap<SavingKind, Money>(SavingKind.class);
      by.putAll(membership.savedBy());
      return new MembershipView(true, Optional.of(SubscriptionView.of(membership.subscription(), membership.plan().code(), today)),
          Optional.of(membership.plan().gives().stream().sorted().toList()), Optional.of(new SavedView(Optional.ofNullable(by.get(SavingKind.DELIVERY)),
          Optional.ofNullable(by.get(SavingKind.TAX)), membership.saved())), membership.next().map(Subscription::until));
    }
  }

  /** What the shop has borne for a member. */
  public record SavingWish(
      @Doc(value = "The cost of delivery, or the tax.", example = "delivery") SavingKind kind,
      @Doc(value = "How much.", example = "{\"amount\": 450000, \"currency\": \"IRR\"}", min = 1, max = Saving.AMOUNT_MAX) Money amount,
      @Doc("For which purchase; of each kind once.") Optional<PurchaseId> purchase) {}

  /** What was saved once. */
  public record SavingView(
      SavingId id,
      SavingKind kind,
      Money amount,
      Optional<PurchaseId> purchase,
      Instant at) {
    static SavingView of(Saving.Line line) {
      return new SavingView(line.id(), line.kind(), line.amount(), line.purchase(), line.at());
    }
  }

  /** What was kept, and what the subscription has saved with it. */
  public record SavedAnswer(SavingView saving, @Doc("In all, in this period.") Money total) {}

  /** What is given back. */
  public record FeeRefundView(SubscriptionId subscription, @Doc("For the days to come.") Money amount) {}
}
