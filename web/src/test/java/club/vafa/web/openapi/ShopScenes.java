package club.vafa.web.openapi;

import club.vafa.db.Outcome;
import club.vafa.ledger.Credit;
import club.vafa.ledger.Debit;
import club.vafa.ledger.Funder;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Place;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.settlement.Month;
import club.vafa.trail.Actor;
import club.vafa.value.MemberId;
import club.vafa.web.ApiClub;
import club.vafa.web.Client;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** What must exist before the examples of branches, products, partners and settlements are sent. */
final class ShopScenes {
  private final ApiClub club;
  private final Client owner;
  private final BiFunction<String, String, String> made;
  private boolean owed;
  private int deals;

  ShopScenes(ApiClub club, Client owner, BiFunction<String, String, String> made) {
    this.club = club;
    this.owner = owner;
    this.made = made;
  }

  void add(Map<String, Supplier<Map<String, String>>> scenes) {
    for (String operation : List.of("getBranchesBranch", "putBranchesBranch", "postBranchesBranchClosure", "getBranchesBranchTills",
        "postBranchesBranchTills")) {
      scenes.put(operation, () -> Map.of("branch", made.apply("/branches", "/branches")));
    }
    scenes.put("deleteBranchesBranchClosure", () -> {
      String branch = made.apply("/branches", "/branches");
      owner.post("/api/v1/branches/" + branch + "/closure", "");
      return Map.of("branch", branch);
    });
    for (String operation : List.of("patchTillsTill", "postTillsTillBlock", "deleteTillsTillBlock")) {
      scenes.put(operation, () -> Map.of("till", made.apply("/branches/" + club.tajrish() + "/tills", "/branches/{branch}/tills")));
    }
    for (String operation : List.of("putProductsProduct", "deleteProductsProduct", "postProductsProductResumption")) {
      scenes.put(operation, () -> Map.of("product", made.apply("/products", "/products")));
    }
    scenes.put("putCategoriesCode", () -> Map.of("code", "tea"));
    for (String operation : List.of("getSettlementsMonth", "getSettlementsMonthFile")) {
      scenes.put(operation, () -> Map.of("month", "1405-03"));
    }
    scenes.put("getSettlementsMonthBranchesBranch", () -> Map.of("month", "1405-03", "branch", club.tajrish().toString()));
    scenes.put("postSettlementsMonthClosure", () -> {
      owedInMay();
      return Map.of("month", "1405-02");
    });
    scenes.put("postSettlementPaymentsPaymentReceipt", () -> {
      owedInMay();
      var month = Month.parse("1405-02").orElseThrow();
      club.core().settlements.close(Actor.SYSTEM, month);
      return Map.of("payment", club.core().settlements.account(month).payments().getFirst().id().orElseThrow().toString());
    });
    partners(scenes);
  }

  private void partners(Map<String, Supplier<Map<String, String>>> scenes) {
    for (String operation : List.of("putPartnersPartner", "postPartnersPartnerClosure", "deletePartnersPartnerClosure", "getPartnersPartnerContracts",
        "postPartnersPartnerContracts")) {
      scenes.put(operation, () -> Map.of("partner", partner()));
    }
    scenes.put("getSettlementsMonthPartnersPartner", () -> Map.of("month", "1405-03", "partner", partner()));
    scenes.put("postContractsContractEnd", () -> Map.of("contract", contract(partner())));
    scenes.put("postContractsContractDeposits", () -> Map.of("contract", owner.post("/api/v1/partners/" + partner() + "/contracts",
        "{\"from\":\"2026-06-01\",\"prepaid\":true,\"earning\":{\"points\":1,\"per\":10000,\"worthPer1000\":100000}}").json().path("id").asText()));
    scenes.put("postPartnersPartnerPurchases", () -> Map.of("partner", agreed()));
    scenes.put("postPartnersPartnerBurns", () -> Map.of("partner", agreed(), "code", richCard()));
    scenes.put("postPartnersPartnerDealsDealUndoing", () -> {
      String partner = agreed();
      String member = club.member("09000000003");
      String deal = owner.keyed("deal-" + ++deals, "/api/v1/partners/" + partner + "/purchases",
          "{\"memberId\":\"" + member + "\",\"paid\":{\"amount\":500000,\"currency\":\"IRR\"},\"receipt\":\"1\"}").json().path("id").asText();
      return Map.of("partner", partner, "deal", deal);
    });
  }

  private String partner() {
    return made.apply("/partners", "/partners");
  }

  private String contract(String partner) {
    return made.apply("/partners/" + partner + "/contracts", "/partners/{partner}/contracts");
  }

  private String agreed() {
    String partner = partner();
    contract(partner);
    return partner;
  }

  /** The card of a member who has a thousand points. */
  private String richCard() {
    var member = MemberId.parse(club.member("09000000003"));
    return club.core().db.transact(h -> {
      club.core().ledger.credit(h, new Credit(HolderId.of(member), Unit.POINTS, 1_000, House.ISSUED, Why.of(Reason.PURCHASE), LotTerms.PERMANENT));
      return Outcome.commit(club.core().cards.issue(h, member).number().digits());
    });
  }

  /** A point that one branch gave and another took, a month ago. */
  private void owedInMay() {
    if (!owed) {
      owed = true;
      var now = club.core().clock.instant();
      var holder = HolderId.of(MemberId.parse(club.member("09000000002")));
      var valiasr = club.branch("valiasr");
      var tajrish = club.tajrish();
      club.club().clock().set(Instant.parse("2026-05-10T08:00:00Z"));
      club.core().db.transact(h -> {
        var terms = new LotTerms(Optional.empty(), Optional.empty(), Optional.of(Funder.of(valiasr)));
        club.core().ledger.credit(h, new Credit(holder, Unit.POINTS, 10, House.ISSUED, Why.of(Reason.PURCHASE), terms));
        return Outcome.commit(club.core().ledger.debit(h, new Debit(holder, Unit.POINTS, 10, House.REDEEMED, Why.of(Reason.PAYMENT),
            Optional.of(Place.of(tajrish)))));
      });
      club.club().clock().set(now);
    }
  }
}
