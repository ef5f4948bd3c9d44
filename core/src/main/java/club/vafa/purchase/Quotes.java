package club.vafa.purchase;

import club.vafa.db.Db;
import club.vafa.db.Pipeline;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Unit;
import club.vafa.member.Member;
import club.vafa.tier.Rise;
import club.vafa.tier.Tiers;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What a sale would earn if it were recorded now: checked, counted and dated by the same steps, with nothing written and nothing locked.
public final class Quotes {

  /// What would become of the sale.
  public sealed interface Quote {
    /// As a recorded sale would answer; the balance is that of points after it.
    record Quoted(MemberId member, String branch, Money paid, long points, List<Recording.Line> lines, List<Recording.Line> credits,
        List<LocalText> coupons, long nthPurchase, Recording.Level level, boolean rises, long balance, Instant at,
        Optional<Bill> bill) implements Quote {}

    record Not(Recording why) implements Quote {}
  }

  private final Db db;
  private final Customers customers;
  private final SaleCheck check;
  private final SaleEarning earning;
  private final Settling settling;
  private final Tiers tiers;
  private final Ledger ledger;

  public Quotes(Db db, Customers customers, SaleCheck check, SaleEarning earning, Settling settling, Tiers tiers, Ledger ledger) {
    this.db = db;
    this.customers = customers;
    this.check = check;
    this.earning = earning;
    this.settling = settling;
    this.tiers = tiers;
    this.ledger = ledger;
  }

  /// Codes that do not exist are counted against the caller.
  public Quote quote(String caller, Sale sale) {
    return switch (check.check(sale)) {
      case SaleCheck.Checked.Refused(Recording why) -> new Quote.Not(why);
      case SaleCheck.Checked.Fine fine -> db.read(h -> customers.find(h, sale.customer())).map(member -> quote(caller, sale, member, fine))
          .orElseGet(() -> new Quote.Not(new Recording.UnknownMember()));
    };
  }

  private Quote quote(String caller, Sale sale, Member member, SaleCheck.Checked.Fine fine) {
    if (sale.tender().isEmpty()) {
      return db.read(h -> {
        var level = sale.discountOfLevel() ? Bill.ofLevel(fine.paid(), tiers.of(h, member.id())) : Optional.<Bill>empty();
        return quote(h, member, level.map(bill -> fine.inMoney(bill.money())).orElse(fine), level);
      });
    }
    return switch (settling.quote(caller, member, fine, sale)) {
      case Bill.Billed.Refused(Recording why) -> new Quote.Not(why);
      case Bill.Billed.Fine(Bill bill) -> db.read(h -> quote(h, member, fine.inMoney(bill.money()), Optional.of(bill)));
    };
  }

  private Quote quote(Handle h, Member member, SaleCheck.Checked.Fine fine, Optional<Bill> bill) {
    var asks = new Pipeline(h);
    var counted = tiers.counted(asks, member.id(), fine.businessDay());
    var asked = earning.look(asks, member.id(), fine);
    asks.send();
    var before = counted.get();
    long nth = before.purchases() + 1;
    var earned = earning.calculate(fine, before, asked.get()).earned();
    var rise = tiers.rise(before, fine.businessDay(), fine.paid().amount(), earned.points());
    var level = rise.map(Rise::now).orElse(before.tier());
    long balance = ledger.balance(h, HolderId.of(member.id()), Unit.POINTS).posted() + earned.points()
        - bill.map(b -> b.units(Means.POINTS)).orElse(0L);
    return new Quote.Quoted(member.id(), fine.branch().code(), fine.paid(), earned.points(), earning.lines(earned.lines(), fine),
        earning.lines(earned.credits(), fine), earned.coupons().stream().map(line -> line.coupon().name()).toList(), nth,
        new Recording.Level(level.code(), level.name()), rise.isPresent(), balance, fine.at(), bill);
  }
}
