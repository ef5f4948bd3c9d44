package club.vafa.identity;

import club.vafa.ledger.DebtPolicy;
import club.vafa.ledger.Holds;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Returns;
import club.vafa.ledger.StatementLine;
import club.vafa.ledger.TakeBack;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import club.vafa.value.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The books and the events, for the foundation, which knows no members: value is moved by the merge itself, before the rooms are asked. */
public final class BooksPersonData implements PersonData {
  private static final int PAGE = 200;

  record Line(Instant at, Unit unit, long amount, Reason reason, Optional<Instant> expiresAt) {
  }

  record Sum(Unit unit, long posted, long pending, long held, long debt, long available) {
  }

  private final Ledger ledger;
  private final Holds holds;
  private final Returns returns;

  public BooksPersonData(Ledger ledger, Holds holds, Returns returns) {
    this.ledger = ledger;
    this.holds = holds;
    this.returns = returns;
  }

  @Override
  public String room() {
    return "ledger";
  }

  @Override
  public Set<String> tables() {
    return Set.of("transfer", "entry", "balance", "lot", "lot_use", "lot_return", "debt", "debt_payment", "hold", "hold_lot", "event", "event_work", "event_aside",
        "member_proof");
  }

  @Override
  public void merge(Handle h, Merging merge) {
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
  }

  /** The books stay, and add up: what was still open is taken back by the club, since nobody can ever use it. */
  @Override
  public void erase(Handle h, Person person) {
    var holder = HolderId.of(person.id());
    holds.openOf(h, holder).forEach(hold -> holds.release(h, holder, hold));
    for (var unit : Unit.values()) {
      long posted = ledger.balance(h, holder, unit).posted();
      if (posted > 0) {
        returns.takeBack(h, new TakeBack(holder, unit, posted, List.of(), DebtPolicy.WITHIN_BALANCE, Why.of(Reason.ERASURE)));
      }
    }
    IdentitySql.forgetProofs(h, person.uuids());
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    var holder = HolderId.of(person.id());
    for (var unit : Unit.values()) {
      var balance = ledger.balance(h, holder, unit);
      to.row("balances", new Sum(unit, balance.posted(), balance.pending(), balance.held(), balance.debt(), balance.available()));
    }
    for (var unit : Unit.values()) {
      lines(h, holder, unit, to);
    }
  }

  private void lines(Handle h, HolderId holder, Unit unit, PersonSink to) {
    var page = ledger.statement(h, holder, unit, PageRequest.first(PAGE));
    while (true) {
      page.items().forEach(line -> to.row("statement", row(line)));
      if (page.next().isEmpty()) {
        return;
      }
      page = ledger.statement(h, holder, unit, new PageRequest(PAGE, page.next()));
    }
  }

  private static Line row(StatementLine line) {
    return new Line(line.at(), line.unit(), line.amount(), line.reason(), line.expiresAt());
  }
}
