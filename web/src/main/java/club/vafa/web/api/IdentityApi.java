package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.db.Outcome;
import club.vafa.identity.ErasureAnswer;
import club.vafa.identity.MergeAnswer;
import club.vafa.identity.Proofs;
import club.vafa.identity.UnmergeAnswer;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.staff.Permission;
import club.vafa.value.Email;
import club.vafa.value.MemberId;
import club.vafa.value.Phone;
import club.vafa.value.StaffId;
import club.vafa.verification.CodeSending;
import club.vafa.verification.EmailChange;
import club.vafa.verification.PhoneChange;
import club.vafa.web.Call;
import club.vafa.web.Download;
import club.vafa.web.Problem;
import club.vafa.web.ProblemType;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.api.IdentityShapes.ApartView;
import club.vafa.web.api.IdentityShapes.CodeSaid;
import club.vafa.web.api.IdentityShapes.CodeSent;
import club.vafa.web.api.IdentityShapes.EmailView;
import club.vafa.web.api.IdentityShapes.EmailWish;
import club.vafa.web.api.IdentityShapes.ErasedView;
import club.vafa.web.api.IdentityShapes.ErasureWish;
import club.vafa.web.api.IdentityShapes.MergeItem;
import club.vafa.web.api.IdentityShapes.MergeWish;
import club.vafa.web.api.IdentityShapes.MergedView;
import club.vafa.web.api.IdentityShapes.NumberView;
import club.vafa.web.api.IdentityShapes.PageLanguage;
import club.vafa.web.api.IdentityShapes.PhoneWish;
import club.vafa.web.api.IdentityShapes.PresenceView;
import club.vafa.web.api.IdentityShapes.PresenceWish;
import club.vafa.web.json.Malformed;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who a member is: a new number, two records of one person, everything kept about somebody, and forgetting. */
public final class IdentityApi {
  private record Unmerge(MemberId member) {}

  private final Core core;
  private final Phones phones;

  public IdentityApi(Core core) {
    this.core = core;
    this.phones = new Phones(core.clubs);
  }

  public Reply askPhone(Call call) {
    var phone = phones.read("phone", call.body(PhoneWish.class).phone());
    return core.db.transact(h -> Outcome.commit(member(h, call).map(member -> sent(core.phoneChanges.ask(h, member, phone)))
        .orElseGet(Refusals::notFound)));
  }

  public Reply confirmPhone(Call call) {
    var said = call.body(CodeSaid.class);
    boolean full = call.session().may(Permission.PERSONAL_DATA_READ);
    // A wrong guess is committed, since it counts.
    return core.db.transact(h -> Outcome.commit(id(call).map(id -> switch (core.phoneChanges.confirm(h, call.actor(), id, said.code())) {
      case PhoneChange.Changed(Member member, Phone phone, var before) ->
          Reply.of(new NumberView(member.id(), full ? phone.e164() : phone.masked()));
      case PhoneChange.OfAnother(Member other, var phone) ->
          Reply.refuse(Problem.of(ProblemType.PHONE_OF_ANOTHER).with("member", other.id().toString()));
      case PhoneChange.Wrong(int left) -> wrong(left);
      case PhoneChange.Gone _ -> Reply.refuse(ProblemType.NO_CODE);
      case PhoneChange.UnknownMember _ -> Refusals.notFound();
    }).orElseGet(Refusals::notFound)));
  }

  public Reply askEmail(Call call) {
    var email = Email.parse(call.body(EmailWish.class).email()).orElseThrow(() -> Malformed.field("email", "not_an_email"));
    return core.db.transact(h -> Outcome.commit(member(h, call).map(member -> sent(core.emailChanges.ask(h, member, email)))
        .orElseGet(Refusals::notFound)));
  }

  public Reply confirmEmail(Call call) {
    var said = call.body(CodeSaid.class);
    boolean full = call.session().may(Permission.PERSONAL_DATA_READ);
    // A wrong guess is committed, since it counts.
    return core.db.transact(h -> Outcome.commit(id(call).map(id -> switch (core.emailChanges.confirm(h, call.actor(), id, said.code(), How.STAFF)) {
      case EmailChange.Changed(Member member, Email email, var before) ->
          Reply.of(new EmailView(member.id(), full ? email.address() : email.masked()));
      case EmailChange.OfAnother(Member other) -> Reply.refuse(Problem.of(ProblemType.EMAIL_OF_ANOTHER).with("member", other.id().toString()));
      case EmailChange.Wrong(int left) -> wrong(left);
      case EmailChange.Gone _ -> Reply.refuse(ProblemType.NO_CODE);
      case EmailChange.UnknownMember _ -> Refusals.notFound();
    }).orElseGet(Refusals::notFound)));
  }

  public Reply forgetEmail(Call call) {
    return core.db.transact(h -> Outcome.commit(member(h, call).map(member -> {
      core.emailChanges.forget(h, call.actor(), member, How.STAFF);
      return Reply.nothing();
    }).orElseGet(Refusals::notFound)));
  }

  public Reply askProof(Call call) {
    return core.db.transact(h -> Outcome.commit(id(call).map(id -> switch (core.proofs.ask(h, staff(call), id)) {
      case Proofs.Asked.Done(CodeSending sending) -> sent(sending);
      case Proofs.Asked.NoPhone _ -> Reply.refuse(ProblemType.NO_PHONE);
      case Proofs.Asked.UnknownMember _ -> Refusals.notFound();
    }).orElseGet(Refusals::notFound)));
  }

  public Reply prove(Call call) {
    var wish = call.body(PresenceWish.class);
    return core.db.transact(h -> Outcome.commit(id(call).map(id -> switch (wish.code().map(code -> core.proofs.code(h, staff(call), id, code))
        .orElseGet(() -> core.proofs.card(h, staff(call), id, wish.card().orElseThrow()))) {
      case Proofs.Shown.Proved(Instant until) -> Reply.of(new PresenceView(id, until));
      case Proofs.Shown.WrongCode(int left) -> wrong(left);
      case Proofs.Shown.NoCode _ -> Reply.refuse(ProblemType.NO_CODE);
      case Proofs.Shown.NotTheirCard _ -> Reply.refuse(ProblemType.NOT_THEIR_CARD);
      case Proofs.Shown.UnknownMember _ -> Refusals.notFound();
    }).orElseGet(Refusals::notFound)));
  }

  public Reply merge(Call call) {
    var wish = call.body(MergeWish.class);
    var into = id(call);
    if (into.isEmpty()) {
      return Refusals.notFound();
    }
    record Wanted(MemberId into, MemberId other) {}
    return Replies.keyed(core.requests.once(call.key(), new Wanted(into.get(), wish.other()), MergeAnswer.class, h -> {
      if (core.members.byId(h, into.get()).isEmpty()) {
        return Outcome.refuse(new MergeAnswer.UnknownMember());
      }
      var answer = core.merges.byStaff(h, staff(call), wish.other(), into.get());
      return answer instanceof MergeAnswer.Merged ? Outcome.commit(answer) : Outcome.refuse(answer);
    }), answer -> switch (answer) {
      case MergeAnswer.Merged merged -> Reply.of(MergedView.of(merged));
      case MergeAnswer.SamePerson _ -> Reply.refuse(ProblemType.SAME_MEMBER);
      case MergeAnswer.NotProved(List<MemberId> members) ->
          Reply.refuse(Problem.of(ProblemType.NOT_PROVED).with("members", members.stream().map(MemberId::toString).toList()));
      case MergeAnswer.UnknownMember _ -> Reply.refuse(ProblemType.UNKNOWN_MEMBER);
    });
  }

  public Reply unmerge(Call call) {
    var member = id(call);
    if (member.isEmpty()) {
      return Refusals.notFound();
    }
    return Replies.keyed(core.requests.once(call.key(), new Unmerge(member.get()), UnmergeAnswer.class, h -> {
      var answer = core.merges.unmerge(h, call.actor(), member.get());
      return answer instanceof UnmergeAnswer.Apart ? Outcome.commit(answer) : Outcome.refuse(answer);
    }), answer -> switch (answer) {
      case UnmergeAnswer.Apart apart -> Reply.of(ApartView.of(apart));
      case UnmergeAnswer.NotMerged _ -> Reply.refuse(ProblemType.NOT_MERGED);
      case UnmergeAnswer.LaterFirst(MemberId later) ->
          Reply.refuse(Problem.of(ProblemType.LATER_MERGE_FIRST).with("member", later.toString()));
      case UnmergeAnswer.UnknownMember _ -> Refusals.notFound();
    });
  }

  public Reply merges(Call call) {
    return core.db.read(h -> member(h, call).map(member -> Reply.of(Replies.page(
        core.merges.of(h, member.id()).stream().map(MergeItem::of).toList(), call.pageById(), item -> item.id().toString())))
        .orElseGet(Refusals::notFound));
  }

  public Reply erase(Call call) {
    call.body(ErasureWish.class);
    return core.db.transact(h -> {
      var answer = id(call).map(id -> core.erasures.erase(h, call.actor(), id)).orElseGet(ErasureAnswer.UnknownMember::new);
      return switch (answer) {
        case ErasureAnswer.Erased(MemberId member, long points, long credit) -> Outcome.commit(Reply.of(new ErasedView(member, points, credit)));
        case ErasureAnswer.UnknownMember _ -> Outcome.refuse(Refusals.notFound());
      };
    });
  }

  public Reply export(Call call) {
    return exported(call, "json").map(member -> Reply.file(new Download("member-" + member.id() + ".json", "application/json",
        out -> core.db.transact(h -> Outcome.commit(core.exports.json(h, member.id(), out)))))).orElseGet(Refusals::notFound);
  }

  public Reply page(Call call) {
    var language = call.query(PageLanguage.class).language();
    return exported(call, "page").map(member -> Reply.file(new Download("member-" + member.id() + ".html", "text/html; charset=utf-8", out -> {
      var words = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      core.db.transact(h -> Outcome.commit(core.exports.page(h, member.id(), language.orElse(member.language()), words)));
      words.flush();
    }))).orElseGet(Refusals::notFound);
  }

  /** That the data were handed out is on the trail before the first byte goes. */
  private Optional<Member> exported(Call call, String form) {
    return core.db.transact(h -> {
      var member = member(h, call);
      member.ifPresent(found -> core.trail.record(h, call.actor(), "member.export", "member", found.id().value(), Map.of("form", form)));
      return Outcome.commit(member);
    });
  }

  private static Reply sent(CodeSending sending) {
    return switch (sending) {
      case CodeSending.Sent(Instant until) -> Reply.of(new CodeSent(until));
      case CodeSending.TooSoon(Instant until) -> Reply.refuse(Problem.of(ProblemType.CODE_TOO_SOON).with("until", until));
      case CodeSending.TooMany(Instant until) -> Reply.refuse(Problem.of(ProblemType.TOO_MANY_CODES).with("until", until));
    };
  }

  private static Reply wrong(int left) {
    return Reply.refuse(Problem.of(ProblemType.WRONG_CODE).with("left", left));
  }

  private static StaffId staff(Call call) {
    return call.session().staffId();
  }

  private static Optional<MemberId> id(Call call) {
    return call.id("member", MemberId::new);
  }

  private Optional<Member> member(Handle h, Call call) {
    return id(call).flatMap(id -> core.members.byId(h, id));
  }
}
