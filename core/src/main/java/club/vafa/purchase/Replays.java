package club.vafa.purchase;

import club.vafa.branch.Branches;
import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Pipeline;
import club.vafa.earning.EarningFacts;
import club.vafa.earning.EarningRules;
import club.vafa.earning.KeptEarning;
import club.vafa.earning.Known;
import club.vafa.earning.Proposal;
import club.vafa.earning.Retelling;
import club.vafa.earning.RuleBook;
import club.vafa.earning.Trigger;
import club.vafa.tier.Tiers;
import club.vafa.value.MemberId;
import club.vafa.value.Rounding;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Runs past purchases under proposed rules and adds up the difference. Sales of which nothing is left are passed over; of others what was sold counts,
/// as it did at the sale. Purchases are read in pages, member by member, so that memory holds one member at a time; members come in the order of their
/// random ids, so that what a bounded run has seen is a fair sample of them.
public final class Replays {

  public static final int DAYS_MAX = 366;
  public static final int PURCHASES_MAX = 500_000;
  public static final int SECONDS_MAX = 25;
  private static final int PAGE_MAX = 1_000;

  private final Db db;
  private final Clubs clubs;
  private final Branches branches;
  private final Tiers tiers;
  private final EarningRules rules;
  private final EarningFacts facts;
  private final Recount recount;

  public Replays(Db db, Clubs clubs, Branches branches, Tiers tiers, EarningRules rules, EarningFacts facts) {
    this.db = db;
    this.clubs = clubs;
    this.branches = branches;
    this.tiers = tiers;
    this.rules = rules;
    this.facts = facts;
    this.recount = new Recount(clubs, rules, tiers);
  }

  /// From the first day to the last, both included, at most so many days apart as [#DAYS_MAX].
  public Replay run(Proposal proposal, LocalDate from, LocalDate last) {
    return new Run(proposal, from, last).all();
  }

  /// One run, from the first page to the last.
  private final class Run {
    private final Proposal proposal;
    private final ReplaySql.Span span;
    private final ReplaySums sums = new ReplaySums(clubs.settings().pointValue());
    // A book of the past as it would have been, by number; those without a number are worked out anew.
    private final Map<Long, RuleBook> proposed = new HashMap<>();
    private Optional<MemberId> member = Optional.empty();
    private Retelling retelling = new Retelling(tiers.programme());

    Run(Proposal proposal, LocalDate from, LocalDate last) {
      this.proposal = proposal;
      var zone = clubs.settings().zone();
      this.span = new ReplaySql.Span(from.atStartOfDay(zone).toInstant(), last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    Replay all() {
      long end = System.nanoTime() + Duration.ofSeconds(SECONDS_MAX).toNanos();
      Optional<Sold> cursor = Optional.empty();
      boolean more = true;
      while (more && sums.purchases() < PURCHASES_MAX && System.nanoTime() < end) {
        var after = cursor;
        var page = db.read(h -> {
          var found = ReplaySql.page(h, span, after, PAGE_MAX);
          found.stream().filter(sold -> sold.total() == 0 || sold.returned() < sold.total()).forEach(sold -> one(h, sold));
          return found;
        });
        more = page.size() == PAGE_MAX;
        cursor = page.isEmpty() ? cursor : Optional.of(page.getLast());
      }
      return sums.replay(!more);
    }

    private void one(Handle h, Sold sold) {
      if (!member.equals(Optional.of(sold.memberId()))) {
        member = Optional.of(sold.memberId());
        retelling = new Retelling(tiers.programme());
        sums.nextMember();
      }
      var kept = KeptEarning.read(sold.earned().toString());
      var past = rules.book(h, kept, sold.recordedAt());
      var book = past.number() == 0 ? proposal.on(past) : proposed.computeIfAbsent(past.number(), number -> proposal.on(past));
      var frozen = recount.frozen(sold, kept, past);
      var branch = branches.byId(sold.branchId()).orElseThrow();
      var basket = Recount.net(sold, branch, frozen, Collections.nCopies(sold.lines().size(), 0), frozen.base());
      var known = proposal.asksMore() ? known(h, sold.memberId(), book, frozen.at().toLocalDate()) : Known.nothing(book);
      sums.add(retelling.next(past, book, kept, frozen, known, basket));
    }

    /// What a rule of the past did not ask is told as it is known now; what rounding kept back is the sales' own, and not asked.
    private Known known(Handle h, MemberId of, RuleBook book, LocalDate day) {
      var asks = new Pipeline(h);
      var known = facts.ask(asks, of, book, Trigger.PURCHASE, day, Rounding.FLOOR);
      asks.send();
      return known.get();
    }
  }
}
