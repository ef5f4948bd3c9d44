package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.branch.Branch;
import club.vafa.branch.Branches;
import club.vafa.branch.NewBranch;
import club.vafa.branch.OpeningHours;
import club.vafa.branch.Openness;
import club.vafa.value.BranchId;
import club.vafa.value.LocalText;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.ShopRefusals;
import club.vafa.web.json.Doc;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiFunction;

/** The branches. */
public final class BranchApi {
  /** A code of the club's own: of a branch, a product, a category. */
  static final String CODE = "[a-z0-9][a-z0-9-]{0,31}";
  private static final String ADDRESS = "{\"fa\": \"تهران، میدان ونک\", \"en\": \"Vanak Square, Tehran\"}";
  private static final String OPENING = "{\"week\": [{\"day\": \"saturday\", \"from\": \"08:00\", \"until\": \"22:00\"}], "
      + "\"holidays\": [{\"day\": \"2026-06-05\", \"name\": {\"fa\": \"۱۵ خرداد\", \"en\": \"15 Khordad\"}}]}";
  private static final String PHONE = "[+0-9۰-۹ ()\\-]{3,30}";

  /** A branch as it is wished. */
  public record BranchWish(
      @Doc(value = "What tills and staff write: small letters, digits and hyphens.", example = "vanak", pattern = CODE) String code,
      @Doc(value = "The name.", example = "{\"fa\": \"شعبهٔ ونک\", \"en\": \"Vanak\"}") LocalText name,
      @Doc(value = "The postal address.", example = ADDRESS, max = 300) Optional<LocalText> address,
      @Doc(value = "Opening hours, in words.", example = "8–22", max = 200) Optional<String> hours,
      @Doc(value = "Degrees north.", example = "35.7575", min = -90, max = 90) Optional<Double> latitude,
      @Doc(value = "Degrees east.", example = "51.4100", min = -180, max = 180) Optional<Double> longitude,
      @Doc(value = "Hours per weekday, and days on which other hours hold; a span may run past midnight, a holiday without hours is closed.",
          example = OPENING) Optional<OpeningHours> opening,
      @Doc(value = "A phone for customers.", example = "021-88880000", pattern = PHONE) Optional<String> phone,
      @Doc(value = "The legal name of its owner, for settlements.", example = "شرکت نارنج نو", max = 120) Optional<String> ownerName) {
    NewBranch branch() {
      return new NewBranch(code, name, address.orElse(LocalText.same("")), hours.orElse(""), latitude, longitude, opening, phone, ownerName);
    }
  }

  /** What a branch is to become. */
  public record BranchEdit(
      @Doc(value = "The name.", example = "{\"fa\": \"شعبهٔ ونک\", \"en\": \"Vanak\"}") LocalText name,
      @Doc(value = "The postal address.", example = ADDRESS, max = 300) Optional<LocalText> address,
      @Doc(value = "Opening hours, in words.", example = "8–22", max = 200) Optional<String> hours,
      @Doc(value = "Degrees north.", example = "35.7575", min = -90, max = 90) Optional<Double> latitude,
      @Doc(value = "Degrees east.", example = "51.4100", min = -180, max = 180) Optional<Double> longitude,
      @Doc(value = "Hours per weekday, and days on which other hours hold.", example = OPENING) Optional<OpeningHours> opening,
      @Doc(value = "A phone for customers.", example = "021-88880000", pattern = PHONE) Optional<String> phone,
      @Doc(value = "The legal name of its owner, for settlements.", example = "شرکت نارنج نو", max = 120) Optional<String> ownerName) {
    NewBranch branch() {
      return new BranchWish("", name, address, hours, latitude, longitude, opening, phone, ownerName).branch();
    }
  }

  /** Whether a branch is open at this moment. */
  public enum State { OPEN, CLOSED, HOURS_NOT_TOLD, CLOSED_FOR_GOOD }

  /** A branch. */
  public record BranchView(
      BranchId id,
      @Doc(value = "What tills and staff write.", example = "valiasr") String code,
      LocalText name,
      @Doc(value = "The postal address; may be empty.", min = 0, max = 300) LocalText address,
      @Doc(value = "Opening hours, in words.", example = "8–22", min = 0) String hours,
      @Doc("Degrees north.") Optional<Double> latitude,
      @Doc("Degrees east.") Optional<Double> longitude,
      @Doc(value = "Hours per weekday, and holidays.", example = OPENING) Optional<OpeningHours> opening,
      @Doc("A phone for customers.") Optional<String> phone,
      @Doc("The legal name of its owner.") Optional<String> ownerName,
      @Doc(value = "Whether it is open now.", example = "open") State state,
      @Doc("When it closes or opens next.") Optional<Instant> stateUntil,
      @Doc("Since when it is closed for good.") Optional<Instant> closedAt) {
    static BranchView of(Branch branch, ZoneId zone, Instant now) {
      var at = branch.at(LocalDateTime.ofInstant(now, zone));
      return new BranchView(branch.id(), branch.code(), branch.name(), branch.address(), branch.hours(), branch.latitude(), branch.longitude(),
          branch.opening(), branch.phone(), branch.ownerName(), state(at), change(at).map(when -> when.atZone(zone).toInstant()), branch.closedAt());
    }

    private static State state(Openness at) {
      return switch (at) {
        case Openness.Open _ -> State.OPEN;
        case Openness.Closed _ -> State.CLOSED;
        case Openness.Untold _ -> State.HOURS_NOT_TOLD;
        case Openness.ForGood _ -> State.CLOSED_FOR_GOOD;
      };
    }

    private static Optional<LocalDateTime> change(Openness at) {
      return switch (at) {
        case Openness.Open(var until) -> until;
        case Openness.Closed(var opens) -> opens;
        case Openness.Untold _, Openness.ForGood _ -> Optional.empty();
      };
    }
  }

  private final Core core;

  public BranchApi(Core core) {
    this.core = core;
  }

  public Reply list(Call call) {
    return Reply.of(Replies.page(core.branches.list(), call.page(), Branch::code).map(this::view));
  }

  public Reply one(Call call) {
    return call.id("branch", BranchId::new).flatMap(core.branches::byId).map(branch -> Reply.of(view(branch))).orElseGet(Refusals::notFound);
  }

  /** Whose work is limited to some branches adds none. */
  public Reply add(Call call) {
    if (!call.session().branches().isEmpty()) {
      return Refusals.otherBranch();
    }
    var adding = core.branches.add(call.actor(), call.body(BranchWish.class).branch());
    return adding instanceof Branches.Adding.Added(Branch added) ? Reply.of(view(added)) : ShopRefusals.of(adding);
  }

  public Reply change(Call call) {
    return changed(call, (branches, id) -> branches.change(call.actor(), id, call.body(BranchEdit.class).branch()));
  }

  public Reply close(Call call) {
    return changed(call, (branches, id) -> branches.close(call.actor(), id));
  }

  public Reply reopen(Call call) {
    return changed(call, (branches, id) -> branches.reopen(call.actor(), id));
  }

  private Reply changed(Call call, BiFunction<Branches, BranchId, Branches.Changing> change) {
    var id = call.id("branch", BranchId::new);
    if (id.isEmpty()) {
      return Refusals.notFound();
    }
    if (!call.session().mayAt(id.get())) {
      return Refusals.otherBranch();
    }
    var changing = change.apply(core.branches, id.get());
    return changing instanceof Branches.Changing.Changed(Branch branch) ? Reply.of(view(branch)) : ShopRefusals.of(changing);
  }

  private BranchView view(Branch branch) {
    return BranchView.of(branch, core.clubs.settings().zone(), core.clock.instant());
  }
}
