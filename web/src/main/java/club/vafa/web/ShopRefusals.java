package club.vafa.web;

import club.vafa.branch.Branch;
import club.vafa.branch.Branches;
import club.vafa.branch.Tills;
import club.vafa.partner.Dealing;
import club.vafa.partner.Partners;
import club.vafa.settlement.Closing;
import club.vafa.settlement.Paying;
import club.vafa.web.api.BranchApi;
import club.vafa.web.json.Malformed;
import club.vafa.web.json.Shapes;
import java.time.Instant;

/** What is refused about branches, tills, partners and settlements, over HTTP. */
public final class ShopRefusals {
  private ShopRefusals() {
  }

  public static Reply of(Branches.Adding adding) {
    return switch (adding) {
      case Branches.Adding.CodeTaken(String code) -> Refusals.codeTaken(code);
      case Branches.Adding.WrongHours(String field) -> throw Malformed.field("opening." + field, "not_acceptable");
      case Branches.Adding.Added _ -> throw Refusals.noRefusal(adding);
    };
  }

  public static Reply of(Branches.Changing changing) {
    return switch (changing) {
      case Branches.Changing.Unknown _ -> Refusals.notFound();
      case Branches.Changing.WrongHours(String field) -> throw Malformed.field("opening." + field, "not_acceptable");
      case Branches.Changing.AlreadySo(Branch branch) -> Refusals.wrongState(branch.closed() ? BranchApi.State.CLOSED_FOR_GOOD : BranchApi.State.OPEN);
      case Branches.Changing.Changed _ -> throw Refusals.noRefusal(changing);
    };
  }

  public static Reply of(Tills.Writing writing) {
    return switch (writing) {
      case Tills.Writing.Unknown _ -> Refusals.notFound();
      case Tills.Writing.CodeTaken(String code) -> Refusals.codeTaken(code);
      case Tills.Writing.TooMany(int limit) -> Reply.refuse(Problem.of(ProblemType.TOO_MANY_TILLS).with("limit", limit));
      case Tills.Writing.Written _ -> throw Refusals.noRefusal(writing);
    };
  }

  public static Reply of(Closing closing) {
    return switch (closing) {
      case Closing.NotOver(Instant until) -> Reply.refuse(Problem.of(ProblemType.MONTH_NOT_OVER).with("until", until));
      case Closing.EarlierOpen(var month) -> Reply.refuse(Problem.of(ProblemType.EARLIER_MONTH_OPEN).with("month", month.toString()));
      case Closing.AlreadyClosed _ -> Reply.refuse(Problem.of(ProblemType.WRONG_STATE).with("state", "closed"));
      case Closing.Closed _ -> throw Refusals.noRefusal(closing);
    };
  }

  public static Reply of(Paying paying) {
    return switch (paying) {
      case Paying.Unknown _ -> Refusals.notFound();
      case Paying.AlreadyPaid(Instant at, String reference) ->
          Reply.refuse(Problem.of(ProblemType.PAID_BEFORE).with("at", at).with("reference", reference));
      case Paying.Paid _ -> throw Refusals.noRefusal(paying);
    };
  }

  public static Reply of(Partners.Writing writing) {
    return switch (writing) {
      case Partners.Writing.CodeTaken(String code) -> Refusals.codeTaken(code);
      case Partners.Writing.Unknown _ -> Refusals.notFound();
      case Partners.Writing.Written _ -> throw Refusals.noRefusal(writing);
    };
  }

  public static Reply of(Partners.Agreeing agreeing) {
    return switch (agreeing) {
      case Partners.Agreeing.Wrong(String field) -> throw Malformed.field(field, "not_acceptable");
      case Partners.Agreeing.Overlaps(var other) ->
          Reply.refuse(Problem.of(ProblemType.CONTRACTS_OVERLAP).with("contract", other.value()));
      case Partners.Agreeing.Unknown _ -> Refusals.notFound();
      case Partners.Agreeing.Agreed _ -> throw Refusals.noRefusal(agreeing);
    };
  }

  public static Reply of(Partners.Depositing depositing) {
    return switch (depositing) {
      case Partners.Depositing.NotPrepaid _ -> Reply.refuse(ProblemType.NOT_PREPAID);
      case Partners.Depositing.Unknown _ -> Refusals.notFound();
      case Partners.Depositing.Deposited _ -> throw Refusals.noRefusal(depositing);
    };
  }

  public static Reply of(Dealing dealing) {
    return switch (dealing) {
      case Dealing.UnknownPartner _, Dealing.UnknownDeal _ -> Refusals.notFound();
      case Dealing.NotInForce _ -> Reply.refuse(ProblemType.NOT_IN_FORCE);
      case Dealing.UsedUp(long left) -> Reply.refuse(Problem.of(ProblemType.USED_UP).with("left", left));
      case Dealing.LimitReached(var limit, long left) ->
          Reply.refuse(Problem.of(ProblemType.CONTRACT_LIMIT_REACHED).with("limit", Shapes.word(limit)).with("left", left));
      case Dealing.UnknownMember _ -> Reply.refuse(ProblemType.UNKNOWN_MEMBER);
      case Dealing.TooFew(long missing) -> Reply.refuse(Problem.of(ProblemType.TOO_FEW_POINTS).with("missing", missing));
      case Dealing.TooLittle _ -> Reply.refuse(ProblemType.WORTH_NOTHING);
      case Dealing.ReceiptTaken _ -> Reply.refuse(ProblemType.PARTNER_RECEIPT_TAKEN);
      case Dealing.AlreadyUndone _ -> Reply.refuse(ProblemType.UNDONE_BEFORE);
      case Dealing.Dealt _, Dealing.Undone _ -> throw Refusals.noRefusal(dealing);
    };
  }
}
