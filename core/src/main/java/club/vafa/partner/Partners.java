package club.vafa.partner;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.pool.Pool;
import club.vafa.pool.PoolId;
import club.vafa.pool.Pools;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.trail.Actor;
import club.vafa.trail.Register;
import club.vafa.trail.Trail;
import club.vafa.value.ContractId;
import club.vafa.value.Ids;
import club.vafa.value.PartnerId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/// The partner shops, their contracts, and what they have paid beforehand.
public final class Partners {

  public static final long DEPOSIT_MAX = 1_000_000_000_000L;
  public static final int REFERENCE_CHARS_MAX = 100;

  /// What became of the wish to add or change a partner.
  public sealed interface Writing {
    record Written(Partner partner) implements Writing {}

    record CodeTaken(String code) implements Writing {}

    record Unknown() implements Writing {}
  }

  /// What became of the wish to agree on a contract, or to end it.
  public sealed interface Agreeing {
    record Agreed(Contract contract) implements Agreeing {}

    record Wrong(String field) implements Agreeing {}

    /// Another contract is in force on some of these days.
    record Overlaps(ContractId other) implements Agreeing {}

    record Unknown() implements Agreeing {}
  }

  /// What became of the wish to pay beforehand.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes(@JsonSubTypes.Type(value = Depositing.Deposited.class, name = "deposited"))
  public sealed interface Depositing {
    record Deposited(ContractId contract, long amount, long left) implements Depositing {}

    record NotPrepaid() implements Depositing {}

    record Unknown() implements Depositing {}
  }

  private record Deposit(ContractId contract, long amount, String reference) {}

  private final Db db;
  private final InstantSource clock;
  private final Requests requests;
  private final Pools pools;
  private final Trail trail;
  private final Register<List<Partner>> all;

  public Partners(Db db, InstantSource clock, Requests requests, Pools pools, Trail trail) {
    this.db = db;
    this.clock = clock;
    this.requests = requests;
    this.pools = pools;
    this.trail = trail;
    this.all = new Register<>(db, trail, "partner", PartnerSql::all);
  }

  /// All of them, closed ones too, in the order of their codes.
  public List<Partner> list() {
    return all.copy();
  }

  public Optional<Partner> byId(PartnerId id) {
    Predicate<Partner> wanted = p -> p.id().equals(id);
    var known = all.copy().stream().filter(wanted).findFirst();
    return known.isPresent() ? known : db.read(PartnerSql::all).stream().filter(wanted).findFirst();
  }

  public Writing add(Actor by, Partner.Wish wish) {
    var partner = new Partner(new PartnerId(Ids.v7(clock)), wish.code(), wish.name().fa(), wish.name().en(), wish.phone(), wish.ownerName(),
        Optional.empty());
    return all.write(by, h -> {
      PartnerSql.insert(h, partner, clock.instant());
      return Register.done(new Writing.Written(partner), "add", partner.id().value(), Map.of("code", wish.code()));
    }, "partner_code_once", new Writing.CodeTaken(wish.code()));
  }

  public Writing change(Actor by, PartnerId id, Partner.Wish wish) {
    return write(by, id, "change", partner -> partner.as(wish));
  }

  /// From now on nothing is earned or spent there; what is owed stays owed.
  public Writing close(Actor by, PartnerId id) {
    var now = Optional.of(clock.instant());
    return write(by, id, "close", partner -> partner.closedAt(partner.closedAt().or(() -> now)));
  }

  public Writing reopen(Actor by, PartnerId id) {
    return write(by, id, "reopen", partner -> partner.closedAt(Optional.empty()));
  }

  private Writing write(Actor by, PartnerId id, String act, UnaryOperator<Partner> change) {
    return all.write(by, h -> PartnerSql.locked(h, id).map(change).map(partner -> {
      PartnerSql.update(h, partner);
      return Register.<Writing>done(new Writing.Written(partner), act, id.value(), Map.of("code", partner.code()));
    }).orElseGet(() -> Register.refused(new Writing.Unknown())));
  }

  /// In the order of their days.
  public List<Contract> contracts(PartnerId partner) {
    return db.read(h -> PartnerSql.contracts(h, partner));
  }

  /// What was paid beforehand under a contract, and what of it is left.
  public Optional<Pool> deposited(Contract contract) {
    return db.read(h -> pools.find(h, pool(contract.id())));
  }

  static PoolId pool(ContractId contract) {
    return new PoolId(contract.value());
  }

  /// One contract at most is in force on a day.
  public Agreeing agree(Actor by, PartnerId partner, Contract.Draft draft) {
    var problem = draft.problem();
    if (problem.isPresent()) {
      return new Agreeing.Wrong(problem.get());
    }
    return db.transact(h -> {
      if (PartnerSql.locked(h, partner).isEmpty()) {
        return Outcome.refuse(new Agreeing.Unknown());
      }
      var other = PartnerSql.contracts(h, partner).stream().filter(c -> c.overlaps(draft)).findFirst();
      if (other.isPresent()) {
        return Outcome.refuse(new Agreeing.Overlaps(other.get().id()));
      }
      var contract = new Contract(new ContractId(Ids.v7(clock)), partner, draft.from(), draft.until(), draft.prepaid(), draft.terms());
      PartnerSql.insert(h, contract, clock.instant());
      trail.record(h, by, "contract.agree", "contract", contract.id().value(), Map.of("partner", partner.toString(), "draft", draft));
      return Outcome.commit(new Agreeing.Agreed(contract));
    });
  }

  /// The contract is in force until that day, which may not be after its end as it stands.
  public Agreeing end(Actor by, ContractId id, LocalDate last) {
    return db.transact(h -> {
      var found = locked(h, id);
      if (found.isEmpty()) {
        return Outcome.refuse(new Agreeing.Unknown());
      }
      var c = found.get();
      if (last.isBefore(c.from()) || c.until().filter(last::isAfter).isPresent()) {
        return Outcome.refuse(new Agreeing.Wrong("lastDay"));
      }
      PartnerSql.end(h, id, last);
      trail.record(h, by, "contract.end", "contract", id.value(), Map.of("lastDay", last.toString()));
      return Outcome.commit(new Agreeing.Agreed(new Contract(id, c.partner(), c.from(), Optional.of(last), c.prepaid(), c.terms())));
    });
  }

  /// The partner's row is the lock of its contracts.
  private static Optional<Contract> locked(Handle h, ContractId id) {
    return PartnerSql.contract(h, id).flatMap(c -> PartnerSql.locked(h, c.partner())).flatMap(p -> PartnerSql.contract(h, id));
  }

  /// Puts what a partner has paid into the contract's pool, once per key.
  public Keyed<Depositing> deposit(RequestKey key, Actor by, ContractId id, long amount, String reference) {
    return requests.once(key, new Deposit(id, amount, reference), Depositing.class, h -> {
      var contract = locked(h, id);
      if (contract.isEmpty()) {
        return Outcome.refuse(new Depositing.Unknown());
      }
      if (!contract.get().prepaid()) {
        return Outcome.refuse(new Depositing.NotPrepaid());
      }
      if (pools.find(h, pool(id)).isPresent()) {
        pools.add(h, pool(id), amount);
      } else {
        pools.open(h, pool(id), amount);
      }
      PartnerSql.deposit(h, id, amount, reference, clock);
      trail.record(h, by, "contract.deposit", "contract", id.value(), Map.of("amount", amount, "reference", reference));
      return Outcome.commit(new Depositing.Deposited(id, amount, pools.find(h, pool(id)).orElseThrow().remaining()));
    });
  }
}
