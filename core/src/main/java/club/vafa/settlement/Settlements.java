package club.vafa.settlement;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.PaymentId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// The months' accounts between branches, partners and the club: looked at, closed, and paid.
public final class Settlements {

  public static final int REFERENCE_CHARS_MAX = 100;
  /// So many closed months are looked through for what was committed after their closing; no transaction is open for longer.
  public static final int CORRECTED_MONTHS = 3;
  private static final int MONTHS_SHOWN_MAX = 120;

  /// A month in the list: closed since then, or open.
  public record Shown(Month month, Instant from, Instant until, Optional<Instant> closedAt) {}

  private record Paid(PaymentId payment, String reference) {}

  private final Db db;
  private final Clubs clubs;
  private final Requests requests;
  private final Owing owing;
  private final Trail trail;
  private final InstantSource clock;

  public Settlements(Db db, Clubs clubs, Requests requests, Owing owing, Trail trail, InstantSource clock) {
    this.db = db;
    this.clubs = clubs;
    this.requests = requests;
    this.owing = owing;
    this.trail = trail;
    this.clock = clock;
  }

  /// The open months from the current one back to the last that was closed (to the month before this one, where none was), then the closed
  /// ones, newest first.
  public List<Shown> months() {
    var closed = db.read(h -> SettlementSql.closed(h, MONTHS_SHOWN_MAX));
    var months = new ArrayList<Shown>();
    var last = closed.stream().findFirst().map(SettlementSql.Closed::untilAt);
    for (var month = now(); months.size() < MONTHS_SHOWN_MAX && until(month).isAfter(last.orElse(from(before(now())))); month = before(month)) {
      months.add(new Shown(month, later(from(month), last), until(month), Optional.empty()));
    }
    closed.forEach(c -> months.add(new Shown(Month.parse(c.month()).orElseThrow(), c.fromAt(), c.untilAt(), Optional.of(c.closedAt()))));
    return List.copyOf(months);
  }

  /// The account as it was closed, or as it stands at this moment.
  public Account account(Month month) {
    return db.read(h -> {
      var closed = SettlementSql.closed(h, month);
      if (closed.isPresent()) {
        var c = closed.get();
        return new Account(month, c.fromAt(), c.untilAt(), Optional.of(c.closedAt()), SettlementSql.lines(h, month), SettlementSql.payments(h, month));
      }
      return drawnUp(h, month, SettlementSql.closed(h, CORRECTED_MONTHS));
    });
  }

  /// Freezes the account of a month that is over. Months are closed in their order; the first to be closed takes in all that was before it.
  public Closing close(Actor by, Month month) {
    return db.transact(h -> {
      SettlementSql.lock(h);
      var before = SettlementSql.closed(h, CORRECTED_MONTHS);
      var refusal = refusal(h, month, before.stream().findFirst());
      if (refusal.isPresent()) {
        return Outcome.refuse(refusal.get());
      }
      var drawn = drawnUp(h, month, before);
      var payments = drawn.payments().stream().map(p ->
          new Payment(Optional.of(new PaymentId(Ids.v7(clock))), p.payer(), p.payee(), p.amount(), Optional.empty(), Optional.empty())).toList();
      var account = new Account(month, drawn.from(), drawn.until(), Optional.of(clock.instant()), drawn.lines(), payments);
      SettlementSql.insert(h, account, clock.instant(), by.id());
      var subject = UUID.nameUUIDFromBytes(("settlement " + month).getBytes(StandardCharsets.UTF_8));
      trail.record(h, by, "settlement.close", "settlement", subject, Map.of("month", month.toString(), "payments", payments.size()));
      return Outcome.commit(new Closing.Closed(account));
    });
  }

  private Optional<Closing> refusal(Handle h, Month month, Optional<SettlementSql.Closed> last) {
    if (SettlementSql.closed(h, month).isPresent() || last.filter(l -> !until(month).isAfter(l.untilAt())).isPresent()) {
      return Optional.of(new Closing.AlreadyClosed());
    }
    if (clock.instant().isBefore(until(month))) {
      return Optional.of(new Closing.NotOver(until(month)));
    }
    return last.filter(l -> from(month).isAfter(l.untilAt()))
        .map(l -> new Closing.EarlierOpen(Month.of(month.calendar(), LocalDate.ofInstant(l.untilAt(), clubs.settings().zone()))));
  }

  /// What was spent in the month, and what has become known of closed months since they were closed: each spending belongs to the month of its time, and
  /// is counted in the first account that sees it.
  private Account drawnUp(Handle h, Month month, List<SettlementSql.Closed> before) {
    var last = before.stream().findFirst().map(SettlementSql.Closed::untilAt);
    var from = last.map(l -> later(from(month), last)).orElse(Instant.EPOCH);
    var lines = new ArrayList<>(owing.lines(h, month.toString(), from, until(month)));
    for (var closed : before) {
      lines.addAll(difference(owing.lines(h, closed.month(), closed.fromAt(), closed.untilAt()), SettlementSql.counted(h, closed.month())));
    }
    lines.sort(Line.ORDER);
    var positions = Account.positions(lines).stream().collect(Collectors.toMap(Account.Position::party, Account.Position::net));
    var payments = Netting.payments(positions).stream()
        .map(o -> new Payment(Optional.empty(), o.payer(), o.payee(), o.amount(), Optional.empty(), Optional.empty())).toList();
    return new Account(month, from, until(month), Optional.empty(), lines, payments);
  }

  static List<Line> difference(List<Line> now, List<Line> counted) {
    var known = counted.stream().collect(Collectors.toMap(Line::key, l -> l));
    var seen = now.stream().collect(Collectors.toMap(Line::key, l -> l));
    return Stream.concat(now.stream(), counted.stream().filter(l -> !seen.containsKey(l.key())).map(Line::none))
        .map(l -> l.less(known.getOrDefault(l.key(), l.none()))).filter(l -> !l.empty()).toList();
  }

  /// Marks a payment of a closed month as paid, once.
  public Keyed<Paying> pay(RequestKey key, Actor by, PaymentId payment, String reference) {
    return requests.once(key, new Paid(payment, reference), Paying.class, h -> {
      var found = SettlementSql.lockPayment(h, payment);
      if (found.isEmpty()) {
        return Outcome.refuse(new Paying.Unknown());
      }
      var p = found.get();
      if (p.paidAt().isPresent()) {
        return Outcome.refuse(new Paying.AlreadyPaid(p.paidAt().get(), p.reference().orElseThrow()));
      }
      var at = clock.instant();
      SettlementSql.paid(h, payment, at, reference);
      trail.record(h, by, "settlement.pay", "payment", payment.value(), Map.of("amount", p.amount(), "payer", p.payer().key(), "payee", p.payee().key(),
          "reference", reference));
      return Outcome.commit(new Paying.Paid(payment, p.payer().key(), p.payee().key(), p.amount(), at, reference));
    });
  }

  private Month now() {
    return Month.of(clubs.settings().settlementMonths(), clubs.today());
  }

  private static Month before(Month month) {
    return Month.of(month.calendar(), month.firstDay().minusDays(1));
  }

  private Instant from(Month month) {
    return month.from(clubs.settings().zone());
  }

  private Instant until(Month month) {
    return month.until(clubs.settings().zone());
  }

  private static Instant later(Instant from, Optional<Instant> last) {
    return last.filter(l -> l.isAfter(from)).orElse(from);
  }
}
