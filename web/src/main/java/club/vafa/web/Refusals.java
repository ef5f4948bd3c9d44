package club.vafa.web;

import club.vafa.approval.Approving;
import club.vafa.award.Adjusting;
import club.vafa.award.PointGiving;
import club.vafa.campaign.Agreeing;
import club.vafa.campaign.Changing;
import club.vafa.campaign.Saving;
import club.vafa.campaign.Scheduling;
import club.vafa.coupon.BatchStep;
import club.vafa.coupon.Redemption;
import club.vafa.earning.EarningRules;
import club.vafa.earning.Headache;
import club.vafa.earning.RuleDraft;
import club.vafa.game.Flaw;
import club.vafa.game.GameStep;
import club.vafa.member.ProfileChange;
import club.vafa.occasion.Remembering;
import club.vafa.staff.Permission;
import club.vafa.staff.RoleChange;
import club.vafa.staff.StaffChange;
import club.vafa.staff.TokenIssue;
import club.vafa.value.Currency;
import club.vafa.value.Money;
import club.vafa.web.json.FieldError;
import club.vafa.web.json.Malformed;
import club.vafa.web.json.Shapes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the club's refusals are over HTTP, each once. An answer that is no refusal never comes here. */
public final class Refusals {
  private Refusals() {
  }

  public static Reply notFound() {
    return Reply.refuse(ProblemType.NOT_FOUND);
  }

  public static Reply codeTaken(String code) {
    return Reply.refuse(Problem.of(ProblemType.CODE_TAKEN).with("code", code));
  }

  public static Reply otherCurrency(Currency wanted) {
    return Reply.refuse(Problem.of(ProblemType.OTHER_CURRENCY).with("currency", wanted.code()));
  }

  public static Reply of(EarningRules.Ruling ruling) {
    return switch (ruling) {
      case EarningRules.Ruling.UnknownRule _ -> notFound();
      case EarningRules.Ruling.TooMany(int limit) -> Reply.refuse(Problem.of(ProblemType.TOO_MANY_RULES).with("limit", limit));
      case EarningRules.Ruling.Wrong(var problems) -> throw wrong("", problems);
      case EarningRules.Ruling.Ruled _ -> throw noRefusal(ruling);
    };
  }

  /** What is wrong with a rule, field by field; the prefix says where it stands in the body. */
  public static Malformed wrong(String prefix, List<RuleDraft.Problem> problems) {
    return new Malformed(problems.stream().map(problem -> new FieldError(prefix + problem.field(), problem.problem(), problem.facts())).toList());
  }

  public static Reply headaches(List<Headache> headaches) {
    return Reply.refuse(Problem.of(ProblemType.RULE_HEADACHE).with("headaches", headaches.stream()
        .map(one -> Map.of("kind", Shapes.word(one.kind()), "rules", one.rules().stream().map(Object::toString).toList(), "problem", one.says())).toList()));
  }

  public static Reply ended(EarningRules.Ruling ruling) {
    return ruling instanceof EarningRules.Ruling.Ruled ? Reply.nothing() : of(ruling);
  }

  public static Reply of(StaffChange change) {
    return switch (change) {
      case StaffChange.NameRefused _ -> throw Malformed.field("name", "not_acceptable");
      case StaffChange.UnknownRole(String code) -> Reply.refuse(Problem.of(ProblemType.UNKNOWN_ROLE).with("role", code));
      case StaffChange.BeyondOwnPermissions(var missing) -> beyondOwn(missing);
      case StaffChange.LastOwner _ -> Reply.refuse(ProblemType.LAST_OWNER);
      case StaffChange.Unknown _ -> notFound();
      case StaffChange.Done _ -> throw noRefusal(change);
    };
  }

  /** The code is the one that was wished. */
  public static Reply of(RoleChange change, String code) {
    return switch (change) {
      case RoleChange.CodeTaken _ -> codeTaken(code);
      case RoleChange.CodeRefused _ -> throw Malformed.field("code", "wrong_form");
      case RoleChange.Predefined _ -> Reply.refuse(ProblemType.ROLE_PREDEFINED);
      case RoleChange.BeyondOwnPermissions(var missing) -> beyondOwn(missing);
      case RoleChange.Unknown _ -> notFound();
      case RoleChange.Done _ -> throw noRefusal(change);
    };
  }

  public static Reply of(TokenIssue issue) {
    return switch (issue) {
      case TokenIssue.UnknownStaff _ -> notFound();
      case TokenIssue.BeyondOwnPermissions(var missing) -> beyondOwn(missing);
      case TokenIssue.NameRefused _ -> throw Malformed.field("name", "not_acceptable");
      case TokenIssue.Issued _ -> throw noRefusal(issue);
    };
  }

  public static Reply otherBranch() {
    return Reply.refuse(ProblemType.OTHER_BRANCH);
  }

  public static Reply unknownMember() {
    return Reply.refuse(ProblemType.UNKNOWN_MEMBER);
  }

  public static Reply unknownBranch(String code) {
    return Reply.refuse(Problem.of(ProblemType.UNKNOWN_BRANCH).with("branch", code));
  }

  public static Reply of(ProfileChange change) {
    return switch (change) {
      case ProfileChange.NameRefused _ -> throw Malformed.field("name", "not_a_name");
      case ProfileChange.NotLinked(var channel) -> Reply.refuse(Problem.of(ProblemType.NOT_LINKED).with("channel", Shapes.word(channel)));
      case ProfileChange.Unknown _ -> notFound();
      case ProfileChange.Done _ -> throw noRefusal(change);
    };
  }

  public static Reply of(Remembering remembering) {
    return switch (remembering) {
      case Remembering.TooSoon(var _, LocalDate until) -> Reply.refuse(Problem.of(ProblemType.BIRTHDAY_TOO_SOON).with("until", until));
      case Remembering.NotABirthday _ -> throw Malformed.field("date", "not_a_birthday");
      case Remembering.TooMany(int limit) -> Reply.refuse(Problem.of(ProblemType.TOO_MANY_OWN_DAYS).with("limit", limit));
      case Remembering.TitleRefused _ -> throw Malformed.field("title", "not_acceptable");
      case Remembering.NoSuchDay _ -> notFound();
      case Remembering.Remembered _, Remembering.Same _ -> throw noRefusal(remembering);
    };
  }

  public static Reply of(Adjusting adjusting) {
    return switch (adjusting) {
      case Adjusting.NoSuchMember _, Adjusting.NoSuchAdjustment _ -> notFound();
      case Adjusting.TooFew(long missing) -> Reply.refuse(Problem.of(ProblemType.TOO_FEW_POINTS).with("missing", missing));
      case Adjusting.NoSuchTransfer _ -> notFound();
      case Adjusting.AlreadyReversed _ -> Reply.refuse(Problem.of(ProblemType.WRONG_STATE).with("state", "reversed"));
      case Adjusting.NotReversible(var reason) -> Reply.refuse(Problem.of(ProblemType.NOT_REVERSIBLE).with("reason", Shapes.word(reason)));
      case Adjusting.NotWaiting(var state) -> wrongState(state);
      case Adjusting.NotApproved(var why) -> of(why);
      case Adjusting.Done _, Adjusting.Waiting _ -> throw noRefusal(adjusting);
    };
  }

  public static Reply of(PointGiving giving) {
    return switch (giving) {
      case PointGiving.Off _ -> Reply.refuse(ProblemType.GIVING_OFF);
      case PointGiving.NoSuchGiver _ -> notFound();
      case PointGiving.NoSuchReceiver _ -> Reply.refuse(ProblemType.UNKNOWN_MEMBER);
      case PointGiving.ToOneself _ -> Reply.refuse(ProblemType.GIFT_TO_ONESELF);
      case PointGiving.TooFew(long missing) -> Reply.refuse(Problem.of(ProblemType.TOO_FEW_POINTS).with("missing", missing));
      case PointGiving.OverLimit(var period, long limit, long left) -> Reply.refuse(
          Problem.of(ProblemType.OVER_GIVING_LIMIT).with("period", Shapes.word(period)).with("limit", limit).with("left", left));
      case PointGiving.TooManyTries _, PointGiving.Given _ -> throw noRefusal(giving);
    };
  }

  public static Reply of(Approving approving) {
    return switch (approving) {
      case Approving.NothingToApprove _ -> Reply.refuse(ProblemType.NOTHING_TO_APPROVE);
      case Approving.SamePerson _ -> Reply.refuse(ProblemType.SAME_PERSON);
      case Approving.AloneFrom(Instant from) -> Reply.refuse(Problem.of(ProblemType.ALONE_LATER).with("from", from));
      case Approving.NotAllowed(var missing) -> Reply.refuse(Problem.of(ProblemType.FORBIDDEN).with("permission", Shapes.word(missing)));
      case Approving.ContentChanged _ -> Reply.refuse(ProblemType.CONTENT_CHANGED);
      case Approving.AlreadyApproved(var _, Instant at) -> Reply.refuse(Problem.of(ProblemType.ALREADY_APPROVED).with("at", at));
      case Approving.BoardReferenceMissing _ -> Reply.refuse(ProblemType.BOARD_REFERENCE_MISSING);
      case Approving.Approved _ -> throw noRefusal(approving);
    };
  }

  public static Reply of(Redemption.Refused refused) {
    return switch (refused) {
      case Redemption.Unknown _ -> Reply.refuse(ProblemType.UNKNOWN_COUPON);
      case Redemption.AlreadyRedeemed(Instant at, var _) -> Reply.refuse(Problem.of(ProblemType.ALREADY_REDEEMED).with("at", at));
      case Redemption.Expired(Instant until) -> Reply.refuse(Problem.of(ProblemType.COUPON_EXPIRED).with("until", until));
      case Redemption.NotYet(Instant from) -> Reply.refuse(Problem.of(ProblemType.COUPON_NOT_YET).with("from", from));
      case Redemption.BelowMinimum(Money minimum, Money missing) ->
          Reply.refuse(Problem.of(ProblemType.BELOW_MINIMUM).with("limit", minimum).with("missing", missing));
      case Redemption.Voided(Instant at) -> Reply.refuse(Problem.of(ProblemType.COUPON_VOIDED).with("at", at));
      case Redemption.ItemMissing(var product) -> Reply.refuse(Problem.of(ProblemType.ITEM_MISSING).with("product", product.value()));
      case Redemption.NotHere _ -> Reply.refuse(ProblemType.COUPON_NOT_HERE);
      case Redemption.OtherCurrency(Currency wanted) -> otherCurrency(wanted);
      case Redemption.TooManyGuesses(Instant until) -> Reply.refuse(Problem.of(ProblemType.TOO_MANY_GUESSES).with("until", until));
    };
  }

  public static Reply of(BatchStep step) {
    return switch (step) {
      case BatchStep.NoSuchBatch _ -> notFound();
      case BatchStep.AlreadyOver(Instant now) -> Reply.refuse(Problem.of(ProblemType.IN_THE_PAST).with("now", now));
      case BatchStep.Voided(Instant at) -> Reply.refuse(Problem.of(ProblemType.COUPON_VOIDED).with("at", at));
      case BatchStep.StillMaking(int made, int wanted) ->
          Reply.refuse(Problem.of(ProblemType.STILL_MAKING).with("made", made).with("wanted", wanted));
      case BatchStep.Downloaded(int times) -> Reply.refuse(Problem.of(ProblemType.ALREADY_DOWNLOADED).with("times", times));
      case BatchStep.WrongKind(var kind) -> Reply.refuse(Problem.of(ProblemType.WRONG_BATCH).with("kind", Shapes.word(kind)));
      case BatchStep.Done _ -> throw noRefusal(step);
    };
  }

  public static Reply of(GameStep step) {
    return switch (step) {
      case GameStep.NoSuchGame _ -> notFound();
      case GameStep.CodeTaken(String code) -> codeTaken(code);
      case GameStep.WrongState(var state) -> wrongState(state);
      case GameStep.Flawed(List<Flaw> flaws) -> Reply.refuse(Problem.of(ProblemType.GAME_FLAWED)
          .with("flaws", flaws.stream().map(Flaws::told).toList()));
      case GameStep.NotApproved(var why) -> of(why);
      case GameStep.ApprovalMissing _ -> Reply.refuse(ProblemType.APPROVAL_MISSING);
      case GameStep.Done _ -> throw noRefusal(step);
    };
  }

  public static Reply of(Saving saving) {
    return CampaignRefusals.of(saving);
  }

  public static Reply of(Scheduling scheduling) {
    return CampaignRefusals.of(scheduling);
  }

  public static Reply of(Changing changing) {
    return CampaignRefusals.of(changing);
  }

  public static Reply of(Agreeing agreeing) {
    return CampaignRefusals.of(agreeing);
  }

  static Reply wrongState(Enum<?> state) {
    return Reply.refuse(Problem.of(ProblemType.WRONG_STATE).with("state", Shapes.word(state)));
  }

  private static Reply beyondOwn(Collection<Permission> missing) {
    List<String> words = missing.stream().map(Shapes::word).sorted().toList();
    return Reply.refuse(Problem.of(ProblemType.BEYOND_OWN_PERMISSIONS).with("missing", words));
  }

  static IllegalStateException noRefusal(Object answer) {
    return new IllegalStateException("not a refusal: " + answer.getClass());
  }
}
