package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.settlement.Account;
import club.vafa.settlement.Closing;
import club.vafa.settlement.Month;
import club.vafa.settlement.Party;
import club.vafa.settlement.Paying;
import club.vafa.settlement.Settlements;
import club.vafa.text.CsvLine;
import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.value.BranchId;
import club.vafa.value.Currency;
import club.vafa.value.Language;
import club.vafa.value.PartnerId;
import club.vafa.value.PaymentId;
import club.vafa.web.Call;
import club.vafa.web.Download;
import club.vafa.web.ProblemType;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.ShopRefusals;
import club.vafa.web.api.SettlementShapes.AccountView;
import club.vafa.web.api.SettlementShapes.DebtView;
import club.vafa.web.api.SettlementShapes.MonthView;
import club.vafa.web.api.SettlementShapes.PaidView;
import club.vafa.web.api.SettlementShapes.SettlementPayment;
import club.vafa.web.api.SettlementShapes.PositionView;
import club.vafa.web.api.SettlementShapes.ReceiptWish;
import club.vafa.web.api.SettlementShapes.StatementView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What branches, partners and the club owe each other. Whose work is limited to some branches sees the statements of those alone; a partner's staff
 * that of the partner. */
public final class SettlementApi {
  private final Core core;
  private final PartyNames names;
  private final Texts texts;

  public SettlementApi(Core core) {
    this.core = core;
    this.names = new PartyNames(core);
    this.texts = new Texts(core.clubs.settings().zone());
  }

  public Reply months(Call call) {
    return Reply.of(Replies.page(core.settlements.months(), call.page(), shown -> shown.month().toString()).map(MonthView::of));
  }

  public Reply account(Call call) {
    return whole(call, month -> Reply.of(view(core.settlements.account(month))));
  }

  public Reply close(Call call) {
    return whole(call, month -> {
      var closing = core.settlements.close(call.actor(), month);
      return closing instanceof Closing.Closed(Account account) ? Reply.of(view(account)) : ShopRefusals.of(closing);
    });
  }

  public Reply file(Call call) {
    return whole(call, month -> {
      var account = core.settlements.account(month);
      return Reply.file(new Download("settlement-" + month + ".csv", Download.CSV, out -> write(account, call.language(), out)));
    });
  }

  public Reply ofBranch(Call call) {
    var branch = call.id("branch", BranchId::new).flatMap(core.branches::byId);
    if (branch.isPresent() && !call.session().mayAt(branch.get().id())) {
      return Refusals.otherBranch();
    }
    return month(call).flatMap(month -> branch.map(b -> statement(month, new Party.OfBranch(b.id())))).orElseGet(Refusals::notFound);
  }

  public Reply ofPartner(Call call) {
    var partner = call.id("partner", PartnerId::new).flatMap(core.partners::byId);
    if (partner.isPresent() && !call.session().mayFor(partner.get().id())) {
      return Reply.refuse(ProblemType.OTHER_PARTNER);
    }
    return month(call).flatMap(month -> partner.map(p -> statement(month, new Party.OfPartner(p.id())))).orElseGet(Refusals::notFound);
  }

  public Reply pay(Call call) {
    var payment = call.id("payment", PaymentId::new);
    if (payment.isEmpty()) {
      return Refusals.notFound();
    }
    if (!call.session().unlimited()) {
      return Refusals.otherBranch();
    }
    return Replies.keyed(core.settlements.pay(call.key(), call.actor(), payment.get(), call.body(ReceiptWish.class).reference()),
        answer -> answer instanceof Paying.Paid paid ? Reply.of(PaidView.of(paid, currency())) : ShopRefusals.of(answer));
  }

  private Reply whole(Call call, Function<Month, Reply> reply) {
    if (!call.session().unlimited()) {
      return Refusals.otherBranch();
    }
    return month(call).map(reply).orElseGet(Refusals::notFound);
  }

  /** Only a month of the list: a closed one, or an open one up to now. */
  private Optional<Month> month(Call call) {
    return Month.parse(call.path("month"))
        .filter(month -> core.settlements.months().stream().map(Settlements.Shown::month).anyMatch(month::equals));
  }

  private Reply statement(Month month, Party party) {
    var account = core.settlements.account(month);
    var position = account.positions().stream().filter(p -> p.party().equals(party)).findFirst().orElse(new Account.Position(party, 0, 0));
    var debts = account.debts().stream().filter(d -> d.debtor().equals(party) || d.creditor().equals(party)).map(DebtView::of).toList();
    var payments = account.payments().stream().filter(p -> p.payer().equals(party) || p.payee().equals(party))
        .map(p -> SettlementPayment.of(p, currency())).toList();
    return Reply.of(new StatementView(month.toString(), account.from(), account.until(), account.closedAt(), currency(), names.view(position), debts,
        payments));
  }

  private AccountView view(Account account) {
    List<PositionView> positions = account.positions().stream().map(names::view).toList();
    return new AccountView(account.month().toString(), account.from(), account.until(), account.closedAt(), currency(), positions,
        account.debts().stream().map(DebtView::of).toList(), account.payments().stream().map(p -> SettlementPayment.of(p, currency())).toList());
  }

  private Currency currency() {
    return core.clubs.settings().money();
  }

  private void write(Account account, Language language, OutputStream out) throws IOException {
    out.write(CsvLine.BOM.getBytes(StandardCharsets.UTF_8));
    line(out, List.of("month", "debtor", "creditor", "unit", "amount", "value", "currency").stream()
        .map(heading -> texts.render(Message.of("settlement.csv." + heading), language)).toList());
    for (var debt : account.debts()) {
      line(out, List.of(account.month().toString(), names.name(debt.debtor()).in(language), names.name(debt.creditor()).in(language),
          texts.render(Message.of("settlement.unit." + debt.unit().toLowerCase(Locale.ROOT)), language), Long.toString(debt.amount()),
          Long.toString(debt.value()), currency().code()));
    }
  }

  private static void line(OutputStream out, List<String> cells) throws IOException {
    out.write(CsvLine.of(cells).getBytes(StandardCharsets.UTF_8));
  }
}
