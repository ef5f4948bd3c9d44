package club.vafa.staff;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.trail.Actor;
import club.vafa.value.BranchId;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.StaffId;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StaffTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final TestClub club = new TestClub(database);
  private final Staff staff = club.core().staff;
  private final Tokens tokens = club.core().tokens;
  private final Roles roles = club.core().roles;

  private TokenIssue.Issued token(StaffId person) {
    return club.core().db.transact(h -> Outcome.commit(tokens.issue(h, Actor.SYSTEM, person, "till 1")));
  }

  @ParameterizedTest
  @EnumSource(PredefinedRole.class)
  void aRoleMayWhatItsPermissionsSayAndNothingElse(PredefinedRole role) {
    var session = club.staff(role);
    assertThat(session.permissions()).isEqualTo(role.permissions());
    assertThat(Arrays.stream(Permission.values()).filter(session::may)).containsExactlyInAnyOrderElementsOf(role.permissions());
  }

  @Test
  void aCashierDoesNotSeePersonalDataInFullAndApprovesNothing() {
    var cashier = club.staff(PredefinedRole.CASHIER);
    assertThat(cashier.may(Permission.PURCHASE_RECORD)).isTrue();
    assertThat(cashier.may(Permission.PERSONAL_DATA_READ)).isFalse();
    assertThat(cashier.may(Permission.GAME_APPROVE)).isFalse();
    assertThat(cashier.may(Permission.STAFF_WRITE)).isFalse();
  }

  @Test
  void anOwnRoleIsAnyCombinationAndAPersonMayHaveSeveral() {
    var owner = club.staff(PredefinedRole.OWNER);
    var permissions = EnumSet.of(Permission.REPORT_READ, Permission.COUPON_REDEEM);
    assertThat(roles.define(owner, "bookkeeper", new LocalText("حسابدار", "Accountant"), permissions)).isInstanceOf(RoleChange.Done.class);
    assertThat(roles.define(owner, "bookkeeper", new LocalText("حسابدار", "Accountant"), permissions))
        .isInstanceOf(RoleChange.CodeTaken.class);
    assertThat(roles.define(owner, "Not a code", new LocalText("x", "x"), permissions)).isInstanceOf(RoleChange.CodeRefused.class);

    var branch = new BranchId(Ids.random());
    var added = (StaffChange.Done) staff.add(owner, "رضا", Set.of("bookkeeper", "cashier"), Set.of(branch));
    var session = tokens.authenticate(token(added.person().id()).secret()).orElseThrow();
    assertThat(session.permissions()).containsAll(permissions).containsAll(PredefinedRole.CASHIER.permissions())
        .doesNotContain(Permission.STAFF_WRITE);
    assertThat(session.mayAt(branch)).isTrue();
    assertThat(session.mayAt(new BranchId(Ids.random()))).isFalse();
    assertThat(owner.mayAt(branch)).isTrue();
  }

  @Test
  void predefinedRolesCannotBeChanged() {
    var owner = club.staff(PredefinedRole.OWNER);
    var cashier = roles.list().stream().filter(role -> role.code().equals("cashier")).findFirst().orElseThrow();
    assertThat(roles.change(owner, cashier.id(), cashier.name(), Set.of(Permission.STAFF_WRITE))).isInstanceOf(RoleChange.Predefined.class);
  }

  @Test
  void nobodyHandsOutWhatTheyMayNotDoThemselves() {
    var owner = club.staff(PredefinedRole.OWNER);
    roles.define(owner, "office", new LocalText("دفتر", "Office"),
        Set.of(Permission.STAFF_READ, Permission.STAFF_WRITE, Permission.MEMBER_READ));
    var clerk = (StaffChange.Done) staff.add(owner, "clerk", Set.of("office"), Set.of());
    var session = tokens.authenticate(token(clerk.person().id()).secret()).orElseThrow();

    assertThat(staff.add(session, "friend", Set.of("owner"), Set.of())).isInstanceOf(StaffChange.BeyondOwnPermissions.class);
    assertThat(roles.define(session, "power", new LocalText("x", "x"), Set.of(Permission.POINTS_ADJUST)))
        .isInstanceOf(RoleChange.BeyondOwnPermissions.class);
    assertThat(tokens.issue(session, owner.staffId(), "mine now")).isInstanceOf(TokenIssue.BeyondOwnPermissions.class);
    var boss = club.core().db.read(h -> staff.byId(h, owner.staffId())).orElseThrow();
    var dismissed = new StaffPerson(boss.id(), boss.name(), false, Set.of(), Set.of());
    assertThat(staff.change(session, dismissed)).isInstanceOf(StaffChange.BeyondOwnPermissions.class);
    assertThat(staff.add(session, "colleague", Set.of("office"), Set.of())).isInstanceOf(StaffChange.Done.class);
  }

  @Test
  void theLastOwnerCannotBeDismissed() {
    var owner = club.staff(PredefinedRole.OWNER);
    var people = staff.list().stream().filter(person -> person.active() && person.roles().contains("owner")).toList();
    people.stream().filter(person -> !person.id().equals(owner.staffId()))
        .forEach(person -> assertThat(staff.change(owner, new StaffPerson(person.id(), person.name(), false, person.roles(), Set.of())))
            .isInstanceOf(StaffChange.Done.class));
    var self = new StaffPerson(owner.staffId(), "owner", false, Set.of("owner"), Set.of());
    assertThat(staff.change(owner, self)).isInstanceOf(StaffChange.LastOwner.class);
  }

  @Test
  void aTokenHas128BitsOrMoreAndOnlyItsHashIsStored() {
    var issued = token(club.staff(PredefinedRole.CASHIER).staffId());
    assertThat(issued.secret()).startsWith(Tokens.PREFIX).hasSizeGreaterThanOrEqualTo(Tokens.PREFIX.length() + 22);
    assertThat(Tokens.TOKEN_BYTES * 8).isGreaterThanOrEqualTo(128);
    var stored = club.core().db.read(h -> h.createQuery("select t::text from api_token t").mapTo(String.class).list());
    assertThat(stored).noneMatch(row -> row.contains(issued.secret()));
    assertThat(issued.toString()).doesNotContain(issued.secret());
  }

  @Test
  void unknownAndAbsurdTokensAreNobodys() {
    assertThat(tokens.authenticate("")).isEmpty();
    assertThat(tokens.authenticate("vafa_" + "A".repeat(43))).isEmpty();
    assertThat(tokens.authenticate("x".repeat(100_000))).isEmpty();
    assertThat(tokens.authenticate("'; drop table staff; --")).isEmpty();
  }

  @Test
  void aRevokedTokenEndsAtOnceHereAndWithinSecondsElsewhere() {
    var owner = club.staff(PredefinedRole.OWNER);
    var elsewhere = new Tokens(club.core().db, staff, club.core().trail, club.clock());
    var issued = token(club.staff(PredefinedRole.CASHIER).staffId());
    assertThat(tokens.authenticate(issued.secret())).isPresent();
    assertThat(elsewhere.authenticate(issued.secret())).isPresent();

    assertThat(tokens.revoke(owner, issued.token().id())).isTrue();
    assertThat(tokens.revoke(owner, issued.token().id())).isFalse();
    assertThat(tokens.authenticate(issued.secret())).isEmpty();
    club.clock().advance(Duration.ofSeconds(Tokens.CACHE_SECONDS));
    assertThat(elsewhere.authenticate(issued.secret())).isEmpty();
  }

  @Test
  void somebodyDismissedIsNoLongerLetIn() {
    var owner = club.staff(PredefinedRole.OWNER);
    var person = ((StaffChange.Done) staff.add(owner, "رضا", Set.of("cashier"), Set.of())).person();
    var issued = token(person.id());
    assertThat(tokens.authenticate(issued.secret())).isPresent();
    staff.change(owner, new StaffPerson(person.id(), person.name(), false, person.roles(), Set.of()));
    club.clock().advance(Duration.ofSeconds(Tokens.CACHE_SECONDS));
    assertThat(tokens.authenticate(issued.secret())).isEmpty();
    assertThat(tokens.issue(owner, person.id(), "again")).isInstanceOf(TokenIssue.UnknownStaff.class);
  }

  @Test
  void theLastUseIsToldToTheHour() {
    var person = club.staff(PredefinedRole.CASHIER).staffId();
    var issued = token(person);
    club.clock().advance(Duration.ofMinutes(90));
    tokens.authenticate(issued.secret());
    var used = tokens.list(person).stream().filter(token -> token.id().equals(issued.token().id())).findFirst().orElseThrow().lastUsedAt();
    assertThat(used).contains(TestClub.START.plus(Duration.ofHours(1)));
  }

  @Test
  void theOwnersTokenIsMadeOnceAndAGivenOneReplacesIt() {
    var made = tokens.owners(Optional.empty());
    assertThat(made).isInstanceOf(OwnersToken.Made.class);
    String secret = ((OwnersToken.Made) made).secret();
    assertThat(tokens.authenticate(secret).orElseThrow().permissions()).containsExactlyInAnyOrder(Permission.values());
    assertThat(tokens.owners(Optional.empty())).isEqualTo(new OwnersToken.Kept());

    assertThat(tokens.owners(Optional.of("a token of my own"))).isEqualTo(new OwnersToken.Given());
    assertThat(tokens.authenticate("a token of my own").orElseThrow().may(Permission.STAFF_WRITE)).isTrue();
    assertThat(tokens.authenticate(secret)).isEmpty();
    assertThat(tokens.owners(Optional.of("a token of my own"))).isEqualTo(new OwnersToken.Given());
    assertThat(tokens.owners(Optional.of("another of my own"))).isEqualTo(new OwnersToken.Given());
    assertThat(tokens.owners(Optional.of("a token of my own"))).isEqualTo(new OwnersToken.Given());
    assertThat(tokens.authenticate("a token of my own")).isPresent();
    assertThat(tokens.authenticate("another of my own")).isEmpty();
  }

  @Test
  void thoseWithAPermissionAreFound() {
    var legal = club.staff(PredefinedRole.LEGAL).staffId();
    var cashier = club.staff(PredefinedRole.CASHIER).staffId();
    var approvers = club.core().db.read(h -> staff.having(h, Permission.GAME_APPROVE));
    assertThat(approvers).extracting(StaffPerson::id).contains(legal).doesNotContain(cashier);
  }
}
