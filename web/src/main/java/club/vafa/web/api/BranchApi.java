package club.vafa.web.api;

import club.vafa.branch.Branch;
import club.vafa.branch.Branches;
import club.vafa.branch.NewBranch;
import club.vafa.value.BranchId;
import club.vafa.value.LocalText;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.json.Doc;
import java.util.Optional;

/** The branches. */
public final class BranchApi {
  /** A code of the club's own: of a branch, a product, a category. */
  static final String CODE = "[a-z0-9][a-z0-9-]{0,31}";

  /** A branch as it is wished. */
  public record BranchWish(
      @Doc(value = "What tills and staff write: small letters, digits and hyphens.", example = "vanak", pattern = CODE) String code,
      @Doc(value = "The name.", example = "{\"fa\": \"شعبهٔ ونک\", \"en\": \"Vanak\"}") LocalText name,
      @Doc(value = "The postal address.", example = "{\"fa\": \"تهران، میدان ونک\", \"en\": \"Vanak Square, Tehran\"}", max = 300)
      Optional<LocalText> address,
      @Doc(value = "Opening hours, as people read them.", example = "8–22", max = 200) Optional<String> hours,
      @Doc(value = "Degrees north.", example = "35.7575", min = -90, max = 90) Optional<Double> latitude,
      @Doc(value = "Degrees east.", example = "51.4100", min = -180, max = 180) Optional<Double> longitude) {}

  /** A branch. */
  public record BranchView(
      BranchId id,
      @Doc(value = "What tills and staff write.", example = "valiasr") String code,
      LocalText name,
      @Doc(value = "The postal address; may be empty.", min = 0, max = 300) LocalText address,
      @Doc(value = "Opening hours.", example = "8–22", min = 0) String hours,
      @Doc("Degrees north.") Optional<Double> latitude,
      @Doc("Degrees east.") Optional<Double> longitude) {
    static BranchView of(Branch branch) {
      return new BranchView(branch.id(), branch.code(), branch.name(), branch.address(), branch.hours(), branch.latitude(),
          branch.longitude());
    }
  }

  private final Branches branches;

  public BranchApi(Branches branches) {
    this.branches = branches;
  }

  public Reply list(Call call) {
    return Reply.of(Replies.page(branches.list(), call.page(), Branch::code).map(BranchView::of));
  }

  public Reply add(Call call) {
    var wish = call.body(BranchWish.class);
    var branch = new NewBranch(wish.code(), wish.name(), wish.address().orElse(LocalText.same("")), wish.hours()
        .orElse(""), wish.latitude(),
        wish.longitude());
    return switch (branches.add(call.actor(), branch)) {
      case Branches.Adding.Added(Branch added) -> Reply.of(BranchView.of(added));
      case Branches.Adding.CodeTaken(String code) -> Refusals.codeTaken(code);
    };
  }
}
