package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.staff.ApiToken;
import club.vafa.staff.Permission;
import club.vafa.staff.Role;
import club.vafa.staff.RoleChange;
import club.vafa.staff.StaffChange;
import club.vafa.staff.StaffPerson;
import club.vafa.staff.TokenIssue;
import club.vafa.staff.Tokens;
import club.vafa.value.BranchId;
import club.vafa.value.LocalText;
import club.vafa.value.PartnerId;
import club.vafa.value.RoleId;
import club.vafa.value.StaffId;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.json.Doc;
import club.vafa.web.json.Malformed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The people of the staff, their roles and their tokens. */
public final class StaffApi {
  /** Somebody of the staff as wished. */
  public record StaffWish(
      @Doc(value = "The name.", example = "نرگس کریمی", max = StaffPerson.NAME_CHARS_MAX) String name,
      @Doc(value = "Codes of roles.", example = "cashier", min = 1, max = 20) List<String> roles,
      @Doc("The branches to which the work is limited; without them, all.") Optional<List<BranchId>> branches,
      @Doc("The partner shop whose staff this is; the person then does that partner's business alone.") Optional<PartnerId> partner,
      @Doc(value = "Whether the person works here now; yes where it is not said.") Optional<Boolean> active) {
    Set<BranchId> limits() {
      return branches.map(Set::copyOf).orElse(Set.of());
    }
  }

  /** Somebody of the staff. */
  public record StaffView(
      StaffId id,
      @Doc(value = "The name.", example = "نرگس کریمی") String name,
      boolean active,
      @Doc(value = "Codes of roles.", example = "cashier") List<String> roles,
      List<BranchId> branches,
      @Doc("The partner shop whose staff this is.") Optional<PartnerId> partner) {
    static StaffView of(StaffPerson person) {
      return new StaffView(person.id(), person.name(), person.active(), person.roles().stream().sorted()
          .toList(), List.copyOf(person.branches()), person.partner());
    }
  }

  /** A role as wished. */
  public record RoleWish(
      @Doc(value = "Its code: small letters, digits and hyphens, 2 to 40.", example = "floor-manager",
          pattern = "[a-z][a-z0-9-]{1,39}") String code,
      @Doc(value = "Its name.", example = "{\"fa\": \"مدیر سالن\", \"en\": \"Floor manager\"}") LocalText name,
      @Doc(value = "What it permits.", example = "member_read", min = 1) List<Permission> permissions) {}

  /** What a role is to become. */
  public record RoleEdit(
      @Doc(value = "Its name.", example = "{\"fa\": \"مدیر سالن\", \"en\": \"Floor manager\"}") LocalText name,
      @Doc(value = "What it permits.", example = "member_read", min = 1) List<Permission> permissions) {}

  /** A role. */
  public record RoleView(RoleId id, @Doc(value = "Its code.", example = "cashier") String code, LocalText name,
      @Doc("Whether it is one that every club has.") boolean predefined,
          @Doc(value = "What it permits.", example = "member_read") List<Permission> permissions) {
    static RoleView of(Role role) {
      return new RoleView(role.id(), role.code(), role.name(), role.predefined(), role.permissions().stream().sorted().toList());
    }
  }

  /** A token as wished. */
  public record TokenWish(@Doc(value = "What it is for.", example = "till 7", max = Tokens.NAME_CHARS_MAX) String name) {}

  /** A token, shown this once. */
  public record IssuedToken(UUID id, @Doc(value = "What it is for.", example = "till 7") String name,
      @Doc(value = "The token itself. It is not kept and cannot be shown again.", example = "vafa_…") String token) {}

  /** A token in a list. */
  public record TokenView(UUID id, @Doc(value = "What it is for.", example = "till 7") String name, Instant createdAt,
      @Doc("To the hour.") Optional<Instant> lastUsedAt, Optional<Instant> revokedAt) {
    static TokenView of(ApiToken token) {
      return new TokenView(token.id(), token.name(), token.createdAt(), token.lastUsedAt(), token.revokedAt());
    }
  }

  /** Who calls. */
  public record Me(StaffId id, @Doc(value = "The name.", example = "owner") String name,
      @Doc(value = "What the caller may do.", example = "member_read") List<Permission> permissions,
      @Doc("Where; none, everywhere.") List<BranchId> branches) {}

  private final Core core;

  public StaffApi(Core core) {
    this.core = core;
  }

  public Reply me(Call call) {
    var me = call.session();
    return Reply.of(new Me(me.staffId(), me.name(), me.permissions().stream().sorted().toList(), List.copyOf(me.branches())));
  }

  public Reply list(Call call) {
    return Reply.of(Replies.page(core.staff.list(), call.page(), person -> person.id().toString()).map(StaffView::of));
  }

  public Reply add(Call call) {
    var wish = call.body(StaffWish.class);
    return reply(core.staff.add(call.session(), wish.name(), Set.copyOf(wish.roles()), wish.limits(), partner(wish)));
  }

  public Reply change(Call call) {
    var wish = call.body(StaffWish.class);
    return call.id("staff", StaffId::new).map(id -> reply(core.staff.change(call.session(),
        new StaffPerson(id, wish.name().strip(), wish.active().orElse(true), Set.copyOf(wish.roles()), wish.limits(),
            partner(wish)))))
            .orElseGet(Refusals::notFound);
  }

  private Optional<PartnerId> partner(StaffWish wish) {
    if (wish.partner().isPresent() && core.partners.byId(wish.partner().get()).isEmpty()) {
      throw Malformed.field("partner", "not_acceptable");
    }
    return wish.partner();
  }

  private static Reply reply(StaffChange change) {
    return change instanceof StaffChange.Done(var person) ? Reply.of(StaffView.of(person)) : Refusals.of(change);
  }

  public Reply roles(Call call) {
    return Reply.of(Replies.page(core.roles.list(), call.page(), Role::code).map(RoleView::of));
  }

  public Reply addRole(Call call) {
    var wish = call.body(RoleWish.class);
    return reply(core.roles.define(call.session(), wish.code(), wish.name(), Set.copyOf(wish.permissions())), wish.code());
  }

  public Reply changeRole(Call call) {
    var wish = call.body(RoleEdit.class);
    return call.id("role", RoleId::new).map(id -> reply(core.roles.change(call.session(), id, wish.name(), Set.copyOf(wish.permissions())),
        ""))
        .orElseGet(Refusals::notFound);
  }

  private static Reply reply(RoleChange change, String code) {
    return change instanceof RoleChange.Done(var role) ? Reply.of(RoleView.of(role)) : Refusals.of(change, code);
  }

  public Reply tokens(Call call) {
    return call.id("staff", StaffId::new).map(id -> Reply.of(Replies.page(core.tokens.list(id), call.page(), token -> token.id().toString())
        .map(TokenView::of)))
        .orElseGet(Refusals::notFound);
  }

  public Reply issueToken(Call call) {
    return call.id("staff", StaffId::new).map(id -> core.tokens.issue(call.session(), id, call.body(TokenWish.class).name()))
        .map(issue -> issue instanceof TokenIssue.Issued(var token, String secret)
            ? Reply.of(new IssuedToken(token.id(), token.name(), secret)) : Refusals.of(issue))
        .orElseGet(Refusals::notFound);
  }

  public Reply revokeToken(Call call) {
    return call.id("token", id -> id).filter(id -> core.tokens.revoke(call.session(), id)).map(id -> Reply.nothing())
        .orElseGet(Refusals::notFound);
  }
}
