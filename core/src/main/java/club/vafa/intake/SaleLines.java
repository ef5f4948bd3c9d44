package club.vafa.intake;

import club.vafa.club.Clubs;
import club.vafa.purchase.Customer;
import club.vafa.purchase.PastSales;
import club.vafa.purchase.Recording;
import club.vafa.purchase.Sale;
import club.vafa.purchase.SaleCheck;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.StaffId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Purchases of a file, each of a member who is known by phone, card or id, and each with a receipt by which it is told from all others for ever,
/// and with what was sold, where the file says it.
final class SaleLines implements Lines {

  private static final String TILL = "main";
  private static final int CODE_CHARS_MAX = 40;
  private static final int RECEIPT_CHARS_MAX = 64;
  private static final int CARD_CHARS_MAX = 100;

  private record Read(Optional<Sale> sale, List<Flaw> flaws) {}

  private final Clubs clubs;
  private final PastSales sales;

  SaleLines(Clubs clubs, PastSales sales) {
    this.clubs = clubs;
    this.sales = sales;
  }

  @Override
  public List<Taken> take(Handle h, List<Map<String, String>> lines, Optional<StaffId> by) {
    var settings = clubs.settings();
    var reader = new Cell.Reader(settings.phoneRegion(), settings.zone(), clubs.today());
    var read = lines.stream().map(line -> read(new Cell(line, reader))).toList();
    var recorded = sales.record(h, read.stream().flatMap(r -> r.sale().stream()).toList(), by).iterator();
    var answers = new ArrayList<Taken>();
    read.forEach(r -> answers.add(r.sale().isPresent() ? taken(recorded.next()) : Taken.refused(r.flaws())));
    return answers;
  }

  private Read read(Cell cell) {
    var customer = customer(cell);
    var branch = cell.required("branch", CODE_CHARS_MAX);
    var till = cell.text("till", CODE_CHARS_MAX).orElse(TILL);
    var receipt = cell.required("receipt", RECEIPT_CHARS_MAX);
    if (!cell.has("at")) {
      cell.wrong("at", "required");
    }
    var at = cell.time("at");
    if (!cell.has("paid")) {
      cell.wrong("paid", "required");
    }
    var paid = cell.amount("paid", SaleCheck.AMOUNT_MAX).map(amount -> new Money(amount, clubs.settings().money()));
    var items = cell.text("items", ItemsText.CHARS_MAX).map(text -> ItemsText.read(text, clubs.settings().money()));
    if (items.filter(Optional::isEmpty).isPresent()) {
      cell.wrong("items", "not_items");
    }
    return cell.flaws().isEmpty()
        ? new Read(Optional.of(new Sale(customer.orElseThrow(), branch.orElseThrow(), till, receipt.orElseThrow(), at, paid,
            items.flatMap(list -> list).orElse(List.of()))), List.of())
        : new Read(Optional.empty(), cell.flaws());
  }

  private static Optional<Customer> customer(Cell cell) {
    if (Stream.of("phone", "card", "member").filter(cell::has).count() != 1) {
      cell.wrong("phone", "one_way_to_the_member");
      return Optional.empty();
    }
    if (cell.has("member")) {
      var id = cell.text("member", CODE_CHARS_MAX).flatMap(SaleLines::memberId);
      if (id.isEmpty()) {
        cell.wrong("member", "not_an_id");
      }
      return id.map(Customer.ById::new);
    }
    return cell.has("card") ? cell.text("card", CARD_CHARS_MAX).map(Customer.ByCard::new) : cell.phone("phone").map(Customer.ByPhone::new);
  }

  private static Optional<MemberId> memberId(String text) {
    try {
      return Optional.of(MemberId.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Taken taken(Recording recording) {
    return switch (recording) {
      case Recording.Recorded recorded -> Taken.made();
      case Recording.ReceiptTaken taken -> Taken.refused("receipt", "receipt_taken");
      case Recording.UnknownMember unknown -> Taken.refused("phone", "unknown_member");
      case Recording.UnknownBranch unknown -> Taken.refused("branch", "unknown_branch");
      case Recording.BranchClosed closed -> Taken.refused("branch", "branch_closed");
      case Recording.UnknownTill unknown -> Taken.refused("till", "unknown_till");
      case Recording.TillBlocked blocked -> Taken.refused("till", "till_blocked");
      case Recording.UnknownProduct unknown -> Taken.refused("items", "unknown_product");
      case Recording.PaidMoreThanItems more -> Taken.refused("paid", "more_than_items");
      case Recording.TooLarge large -> Taken.refused("paid", "too_large");
      case Recording.InTheFuture future -> Taken.refused("at", "in_the_future");
      case Recording.TooLongAgo ago -> Taken.refused("at", "too_long_ago");
      default -> Taken.refused(Flaw.LINE, "not_acceptable");
    };
  }
}
