package club.vafa.web;

import club.vafa.tier.FeeRefund;
import club.vafa.tier.Plans;
import club.vafa.tier.Saving;
import club.vafa.tier.SavingKind;
import club.vafa.tier.Selling;
import club.vafa.value.Money;
import club.vafa.value.PurchaseId;
import club.vafa.web.json.Shapes;
import java.time.LocalDate;

/** What is refused about paid subscriptions, over HTTP. */
public final class SubscriptionRefusals {
  private SubscriptionRefusals() {}

  public static Reply unknownPurchase(PurchaseId purchase) {
    return Reply.refuse(Problem.of(ProblemType.UNKNOWN_PURCHASE).with("purchase", purchase.value()));
  }

  public static Reply of(Plans.Planning planning) {
    return switch (planning) {
      case Plans.Planning.CodeTaken(String code) -> Refusals.codeTaken(code);
      case Plans.Planning.WrongCurrency(var wanted) -> Refusals.otherCurrency(wanted);
      case Plans.Planning.UnknownPlan _ -> Refusals.notFound();
      case Plans.Planning.TooMany(int limit) -> Reply.refuse(Problem.of(ProblemType.TOO_MANY_PLANS).with("limit", limit));
      case Plans.Planning.Planned _ -> throw noRefusal(planning);
    };
  }

  public static Reply of(Selling selling) {
    return switch (selling) {
      case Selling.NoSuchMember _ -> Refusals.notFound();
      case Selling.UnknownPlan(String code) -> Reply.refuse(Problem.of(ProblemType.UNKNOWN_PLAN).with("plan", code));
      case Selling.Renewed(LocalDate until) -> Reply.refuse(Problem.of(ProblemType.ALREADY_RENEWED).with("until", until));
      case Selling.Sold _ -> throw noRefusal(selling);
    };
  }

  public static Reply of(FeeRefund refund) {
    return switch (refund) {
      case FeeRefund.NoSuchSubscription _ -> Refusals.notFound();
      case FeeRefund.AlreadyRefunded(Money amount) -> Reply.refuse(Problem.of(ProblemType.FEE_RETURNED).with("amount", amount));
      case FeeRefund.Over(LocalDate until) -> Reply.refuse(Problem.of(ProblemType.SUBSCRIPTION_OVER).with("until", until));
      case FeeRefund.Refunded _ -> throw noRefusal(refund);
    };
  }

  public static Reply of(Saving saving) {
    return switch (saving) {
      case Saving.NoSuchMember _ -> Refusals.notFound();
      case Saving.NoSubscription _ -> Reply.refuse(ProblemType.NO_SUBSCRIPTION);
      case Saving.NotGiven(SavingKind kind) -> Reply.refuse(Problem.of(ProblemType.NOT_IN_PLAN).with("kind", Shapes.word(kind)));
      case Saving.AlreadyTold(PurchaseId purchase) -> Reply.refuse(Problem.of(ProblemType.SAVING_TOLD).with("purchase", purchase.value()));
      case Saving.WrongCurrency(var wanted) -> Refusals.otherCurrency(wanted);
      case Saving.Saved _ -> throw noRefusal(saving);
    };
  }

  private static IllegalStateException noRefusal(Object answer) {
    return new IllegalStateException("not a refusal: " + answer.getClass());
  }
}
