package club.vafa.web;

import club.vafa.earning.EarningRules;
import club.vafa.staff.Permission;
import club.vafa.staff.RoleChange;
import club.vafa.staff.StaffChange;
import club.vafa.staff.TokenIssue;
import club.vafa.value.Currency;
import club.vafa.web.json.FieldError;
import club.vafa.web.json.Malformed;
import club.vafa.web.json.Shapes;
import java.util.Collection;
import java.util.List;

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
      case EarningRules.Ruling.Wrong(var problems) ->
          throw new Malformed(problems.stream().map(problem -> FieldError.of(problem.field(), "not_acceptable")).toList());
      case EarningRules.Ruling.Ruled _ -> throw noRefusal(ruling);
    };
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

  private static Reply beyondOwn(Collection<Permission> missing) {
    List<String> words = missing.stream().map(Shapes::word).sorted().toList();
    return Reply.refuse(Problem.of(ProblemType.BEYOND_OWN_PERMISSIONS).with("missing", words));
  }

  private static IllegalStateException noRefusal(Object answer) {
    return new IllegalStateException("not a refusal: " + answer.getClass());
  }
}
