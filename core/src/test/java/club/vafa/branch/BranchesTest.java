package club.vafa.branch;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.purchase.Customer;
import club.vafa.purchase.Recording;
import club.vafa.purchase.Sale;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.trail.Actor;
import club.vafa.value.BranchId;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BranchesTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final TestClub club = new TestClub(database);

  private Branch branch() {
    var wish = new NewBranch("b-" + UUID.randomUUID().toString().substring(0, 8), new LocalText("ونک", "Vanak"), LocalText.same("street"), "9-21",
        Optional.of(35.75), Optional.of(51.41), Optional.empty(), Optional.of("021-1"), Optional.of("شرکت نارنج"));
    return ((Branches.Adding.Added) club.core().branches.add(Actor.SYSTEM, wish)).branch();
  }

  private Recording sale(Branch branch, String till, Instant at) {
    var sale = new Sale(new Customer.ById(club.member().id()), branch.code(), till, UUID.randomUUID().toString(), Optional.of(at),
        Optional.of(Money.rials(100_000)), List.of());
    var key = new RequestKey("till", UUID.randomUUID().toString());
    return club.core().purchases.record(key, sale, Optional.empty()) instanceof Keyed.First<Recording>(var answer) ? answer : null;
  }

  private List<String> trailOf(UUID subject) {
    return club.core().db.read(h -> club.core().trail.page(h, Optional.empty(), Optional.of(subject), PageRequest.first())).items().stream()
        .map(act -> act.action()).toList();
  }

  @Test
  void aBranchIsChangedWithoutItsCodeAndTheTrailKnows() {
    var branch = branch();
    var wish = new NewBranch("other", new LocalText("تجریش", "Tajrish"), LocalText.same("square"), "", Optional.empty(), Optional.empty());
    assertThat(club.core().branches.change(Actor.SYSTEM, branch.id(), wish)).isInstanceOf(Branches.Changing.Changed.class);
    var now = club.core().branches.byId(branch.id()).orElseThrow();
    assertThat(now).isEqualTo(Branch.of(branch.id(), wish.under(branch.code()), Optional.empty()));
    assertThat(trailOf(branch.id().value())).containsExactly("branch.change", "branch.add");
    assertThat(club.core().branches.change(Actor.SYSTEM, new BranchId(UUID.randomUUID()), wish))
        .isInstanceOf(Branches.Changing.Unknown.class);
  }

  @Test
  void aClosedBranchSellsNothingMoreButMayTellOfWhatItSold() {
    var branch = branch();
    club.clock().advance(Duration.ofHours(1));
    var closing = club.clock().instant();
    assertThat(club.core().branches.close(Actor.SYSTEM, branch.id())).isInstanceOf(Branches.Changing.Changed.class);
    assertThat(club.core().branches.close(Actor.SYSTEM, branch.id())).isInstanceOf(Branches.Changing.AlreadySo.class);
    assertThat(sale(branch, "1", closing)).isEqualTo(new Recording.BranchClosed(branch.code()));
    assertThat(sale(branch, "1", closing.minusSeconds(1))).isInstanceOf(Recording.Recorded.class);
    assertThat(club.core().branches.reopen(Actor.SYSTEM, branch.id())).isInstanceOf(Branches.Changing.Changed.class);
    assertThat(sale(branch, "1", closing)).isInstanceOf(Recording.Recorded.class);
  }

  @Test
  void anUnknownTillSellsUnlessTheClubTakesKnownOnesOnlyAndABlockedOneNever() {
    var branch = branch();
    var now = club.clock().instant();
    assertThat(sale(branch, "7", now)).isInstanceOf(Recording.Recorded.class);
    var till = ((Tills.Writing.Written) club.core().tills.add(Actor.SYSTEM, branch.id(), "7", "the one at the door")).till();
    assertThat(club.core().tills.add(Actor.SYSTEM, branch.id(), "7", "again")).isEqualTo(new Tills.Writing.CodeTaken("7"));
    onlyKnownTills(true);
    assertThat(sale(branch, "7", now)).isInstanceOf(Recording.Recorded.class);
    assertThat(sale(branch, "8", now)).isEqualTo(new Recording.UnknownTill("8"));
    assertThat(sale(branch(), "7", now)).isEqualTo(new Recording.UnknownTill("7"));
    onlyKnownTills(false);
    club.core().tills.block(Actor.SYSTEM, till.id());
    assertThat(sale(branch, "7", now)).isEqualTo(new Recording.TillBlocked("7"));
    club.core().tills.unblock(Actor.SYSTEM, till.id());
    club.core().tills.rename(Actor.SYSTEM, till.id(), "by the window");
    assertThat(sale(branch, "7", now)).isInstanceOf(Recording.Recorded.class);
    assertThat(club.core().tills.of(branch.id())).singleElement().extracting(Till::name).isEqualTo("by the window");
    assertThat(trailOf(till.id().value())).containsExactly("till.rename", "till.unblock", "till.block", "till.add");
  }

  private void onlyKnownTills(boolean wished) {
    club.core().db.transact(h -> {
      h.execute("update club set known_tills_only = ?", wished);
      return Outcome.commit(club.core().clubs.change(h, settings -> settings));
    });
  }
}
