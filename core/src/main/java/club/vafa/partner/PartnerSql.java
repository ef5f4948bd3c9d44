package club.vafa.partner;

import club.vafa.db.Json;
import club.vafa.value.ContractId;
import club.vafa.value.Ids;
import club.vafa.value.PartnerId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class PartnerSql {

  record ContractRow(ContractId id, PartnerId partnerId, LocalDate fromDay, Optional<LocalDate> untilDay, boolean prepaid, String terms) {
    Contract contract() {
      return new Contract(id, partnerId, fromDay, untilDay, prepaid, Json.read(terms, Contract.Terms.class));
    }
  }

  private PartnerSql() {}

  static List<Partner> all(Handle h) {
    return h.createQuery("select id, code, name_fa, name_en, phone, owner_name, closed_at from partner order by code").mapTo(Partner.class).list();
  }

  static Optional<Partner> locked(Handle h, PartnerId id) {
    return h.createQuery("select id, code, name_fa, name_en, phone, owner_name, closed_at from partner where id = :id for update")
        .bind("id", id).mapTo(Partner.class).findOne();
  }

  static void insert(Handle h, Partner partner, Instant at) {
    h.createUpdate("""
        insert into partner (id, code, name_fa, name_en, phone, owner_name, created_at) values (:id, :code, :nameFa, :nameEn, :phone, :ownerName, :at)
        """).bindMethods(partner).bind("at", at).execute();
  }

  static void update(Handle h, Partner partner) {
    h.createUpdate("""
        update partner set name_fa = :nameFa, name_en = :nameEn, phone = :phone, owner_name = :ownerName, closed_at = :closedAt where id = :id
        """).bindMethods(partner).execute();
  }

  static List<Contract> contracts(Handle h, PartnerId partner) {
    return h.createQuery("""
        select id, partner_id, from_day, until_day, prepaid, terms::text as terms from partner_contract where partner_id = :partner order by from_day
        """).bind("partner", partner).mapTo(ContractRow.class).list().stream().map(ContractRow::contract).toList();
  }

  static Optional<Contract> contract(Handle h, ContractId id) {
    return h.createQuery("select id, partner_id, from_day, until_day, prepaid, terms::text as terms from partner_contract where id = :id")
        .bind("id", id).mapTo(ContractRow.class).findOne().map(ContractRow::contract);
  }

  static void insert(Handle h, Contract contract, Instant at) {
    h.createUpdate("""
        insert into partner_contract (id, partner_id, from_day, until_day, prepaid, terms, created_at)
        values (:id, :partner, :from, :until, :prepaid, cast(:terms as jsonb), :at)
        """)
        .bind("id", contract.id()).bind("partner", contract.partner()).bind("from", contract.from()).bind("until", contract.until().orElse(null))
        .bind("prepaid", contract.prepaid()).bind("terms", Json.write(contract.terms())).bind("at", at).execute();
  }

  static void end(Handle h, ContractId id, LocalDate last) {
    h.createUpdate("update partner_contract set until_day = :last where id = :id").bind("id", id).bind("last", last).execute();
  }

  static void deposit(Handle h, ContractId contract, long amount, String reference, InstantSource clock) {
    h.createUpdate("insert into partner_deposit (id, contract_id, amount, reference, at) values (:id, :contract, :amount, :reference, :at)")
        .bind("id", Ids.v7(clock)).bind("contract", contract).bind("amount", amount).bind("reference", reference).bind("at", clock.instant()).execute();
  }
}
