package club.vafa.web.openapi;

import club.vafa.calendar.CalendarKind;
import club.vafa.db.Outcome;
import club.vafa.member.Channel;
import club.vafa.reward.RewardGift;
import club.vafa.staff.PredefinedRole;
import club.vafa.value.CampaignId;
import club.vafa.value.GiftCardId;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.member.ChatAddress;
import club.vafa.value.Email;
import club.vafa.value.Phone;
import club.vafa.verification.SentCodes;
import club.vafa.web.ApiClub;
import club.vafa.web.Client;
import club.vafa.web.Route;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.HandlerType;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Prepares what the documented examples speak of, so that each can be sent as it stands; only ids are put in their places. */
final class Stage {
  /** An example made ready. */
  record Request(Client caller, String path, String body) {}

  /** Before the name of a field of the body whose example is put in its place. */
  static final String IN_BODY = "body.";

  private final ApiClub club;
  private final Client owner;
  /** What must exist before an operation's example is sent, giving the ids to put in place of the example's. */
  private final Map<String, Supplier<Map<String, String>>> scenes = new HashMap<>();
  private int made;

  Stage(ApiClub club) {
    this.club = club;
    this.owner = club.owner();
    club.branch("valiasr");
    owner.post("/api/v1/products", """
        {"code":"tea-saffron","name":{"fa":"چای زعفرانی","en":"Saffron tea"},"category":"tea",
         "price":{"amount":850000,"currency":"IRR"}}""");
    String member = club.member("09000000001");
    for (String operation : List.of("getMembersMember", "patchMembersMember", "putMembersMemberBirthday", "putMembersMemberConsent",
        "getMembersMemberBalance", "getMembersMemberStatement", "getMembersMemberExplanation", "postMembersMemberAdjustments",
        "getMembersMemberPurchases", "getMembersMemberSubscriptions", "getMembersMemberSubscription", "getMembersMemberSubscriptionSavings",
        "getMembersMemberCards", "postMembersMemberCards", "postMembersMemberVisits", "getMembersMemberOccasions")) {
      scenes.put(operation, () -> Map.of("member", member));
    }
    occasions(member);
    scenes.put("getReceiptsReceipt", () -> {
      purchase();
      return Map.of("receipt", "made-" + made);
    });
    for (String operation : List.of("getPurchasesPurchase", "getPurchasesPurchaseRefunds", "postPurchasesPurchaseRefunds")) {
      scenes.put(operation, () -> Map.of("purchase", purchase()));
    }
    cards();
    scenes.put("getMembersMemberPointGifts", () -> Map.of("member", member));
    scenes.put("postMembersMemberPointGifts", () -> Map.of("member", giver(member)));
    subscriptions();
    people(member);
    scenes.put("postMembersMemberTransfersTransferReversal", () -> Map.of("member", member, "transfer", welcomed(member)));
    scenes.put("postAdjustmentsAdjustmentApproval", () -> Map.of("adjustment", waitingAdjustment(member)));
    scenes.put("deleteAdjustmentsAdjustment", () -> Map.of("adjustment", waitingAdjustment(member)));
    scenes.put("getCouponsCode", () -> Map.of("code", club.coupon(member)));
    scenes.put("postCouponsCodeRedemptions", () -> Map.of("code", club.coupon(member)));
    for (String operation : List.of("getGamesGame", "putGamesGame", "postGamesGameSubmission", "getGamesGameResults",
        "getGamesGameRounds")) {
      scenes.put(operation, () -> Map.of("game", made("/games")));
    }
    for (String operation : List.of("getCouponBatchesBatch", "postCouponBatchesBatchVoid")) {
      scenes.put(operation, () -> Map.of("batch", made("/coupon-batches")));
    }
    scenes.put("getCouponBatchesBatchCodes", () -> {
      String batch = made("/coupon-batches");
      while (club.core().couponBatches.make() > 0) { }
      return Map.of("batch", batch);
    });
    for (String operation : List.of("getRewardsReward", "putRewardsReward", "postRewardsRewardEnd")) {
      scenes.put(operation, () -> Map.of("reward", made("/rewards")));
    }
    for (String operation : List.of("getMembersMemberRewards", "getMembersMemberRedemptions")) {
      scenes.put(operation, () -> Map.of("member", member));
    }
    scenes.put("postMembersMemberRedemptions", () -> Map.of("member", member, IN_BODY + "reward", club.club().reward(new RewardGift.Priority(30), 0).id().toString()));
    scenes.put("getRedemptionsCode", () -> Map.of("code", club.redemption(member, new RewardGift.Goods()).code()));
    scenes.put("postRedemptionsCodeFulfilment", () -> Map.of("code", club.redemption(member, new RewardGift.Goods()).code()));
    scenes.put("postRedemptionsCodeCancellation", () -> Map.of("code", club.redemption(member, new RewardGift.Goods()).code()));
    scenes.put("postRedemptionsCodeReversal", () -> Map.of("code", club.redemption(member, new RewardGift.Priority(30)).code()));
    scenes.put("postPartnerCodesBatchCodes", () -> Map.of("batch", made("/partner-codes")));
    scenes.put("getClubWelcomeDiscount", () -> {
      owner.json("PUT", "/api/v1/club/welcome-discount", club.nobody().get("/api/openapi.json").json().path("paths")
          .path("/club/welcome-discount").path("put").path("requestBody").path("content").path("application/json").path("example").toString());
      return Map.of();
    });
    scenes.put("postGamesGameApproval", () -> Map.of("game", club.game("submission")));
    scenes.put("postGamesGameLaunch", () -> Map.of("game", club.game("submission", "approval")));
    scenes.put("postGamesGameClose", () -> Map.of("game", club.game("submission", "approval", "launch")));
    scenes.put("getPlaysCodeVerification", () -> Map.of("code", club.play(club.game("submission", "approval", "launch"), member)));
    for (String operation : List.of("getCampaignsCampaign", "putCampaignsCampaign", "getCampaignsCampaignPreview",
        "postCampaignsCampaignSchedule", "postCampaignsCampaignSubmission", "postCampaignsCampaignTest",
        "postCampaignsCampaignCancel")) {
      scenes.put(operation, () -> {
        club.club().consenting(Language.FA, Channel.TELEGRAM);
        return Map.of("campaign", made("/campaigns"));
      });
    }
    scenes.put("postCampaignsCampaignApproval", () -> Map.of("campaign", submitted()));
    scenes.put("postCampaignsCampaignPause", () -> Map.of("campaign", running()));
    scenes.put("getCampaignsCampaignEvents", () -> Map.of("campaign", running()));
    scenes.put("getCampaignsCampaignResults", () -> Map.of("campaign", running()));
    scenes.put("postCampaignsCampaignResume", () -> {
      String campaign = running();
      owner.post("/api/v1/campaigns/" + campaign + "/pause", "");
      return Map.of("campaign", campaign);
    });
    for (String operation : List.of("getSegmentsSegment", "putSegmentsSegment", "deleteSegmentsSegment", "getSegmentsSegmentVersions",
        "getSegmentsSegmentMembersMember")) {
      scenes.put(operation, () -> {
        made("/segments");
        return Map.of("segment", "made-" + made, "member", member);
      });
    }
    scenes.put("getInboxSetAside", () -> Map.of("item", club.setAside()));
    scenes.put("postInboxSetAsideItemRetry", () -> Map.of("item", club.setAside()));
    scenes.put("putEarningRulesRule", () -> Map.of("rule", made("/earning-rules")));
    scenes.put("deleteEarningRulesRule", () -> Map.of("rule", made("/earning-rules")));
    scenes.put("getEarningRulesRuleVersions", () -> Map.of("rule", made("/earning-rules")));
    new ShopScenes(club, owner, this::made).add(scenes);
    new TextScenes(club, owner).add(scenes, member);
    scenes.put("putStaffStaff", () -> Map.of("staff", made("/staff")));
    scenes.put("getStaffStaffTokens", () -> Map.of("staff", made("/staff")));
    scenes.put("postStaffStaffTokens", () -> Map.of("staff", made("/staff")));
    scenes.put("deleteTokensToken", () -> Map.of("token", made("/staff/" + made("/staff") + "/tokens", "/staff/{staff}/tokens")));
    scenes.put("putRolesRole", () -> Map.of("role", made("/roles")));
  }

  /** What the examples of occasions and greetings speak of. */
  private void occasions(String member) {
    for (String operation : List.of("getOccasionsCode", "putOccasionsCode", "getOccasionsCodePreview", "getGreetingsCode", "putGreetingsCode",
        "getGreetingsCodeExpected", "getGreetingsCodeResults")) {
      scenes.put(operation, () -> Map.of("code", "saadi-day"));
    }
    scenes.put("postGreetingsCodePreview", () -> Map.of("code", "nowruz", IN_BODY + "member", member));
    scenes.put("putOccasionsCodeMovesYear", () -> Map.of("code", "eid-fitr", "year", String.valueOf(CalendarKind.HIJRI.yearOf(club.core().clubs.today()))));
    scenes.put("postMembersMemberOccasions", () -> Map.of("member", club.member("0900000" + (5_000 + ++made))));
    for (String operation : List.of("putMembersMemberOccasionsOccasion", "deleteMembersMemberOccasionsOccasion",
        "getMembersMemberOccasionsOccasionPreview")) {
      scenes.put(operation, () -> {
        String somebody = club.member("0900000" + (5_000 + ++made));
        var day = owner.post("/api/v1/members/" + somebody + "/occasions", """
            {"kind":"own","title":"سالگرد آشنایی","day":{"calendar":"jalali","date":"1395-07-14"}}""");
        return Map.of("member", somebody, "occasion", day.json().path("id").asText());
      });
    }
  }

  /** What the examples of cards speak of. */
  private void cards() {
    for (String operation : List.of("getImportsImport", "getImportsImportRefusals")) {
      scenes.put(operation, () -> Map.of("import", owner.send("POST", "/api/v1/imports?kind=members", BodyPublishers.ofString("phone,name\n12,x\n"),
          "Content-Type", "text/csv", "Idempotency-Key", "import-" + ++made).json().path("id").asText()));
    }
    scenes.put("postMembersMemberCardBlock", () -> Map.of("member", club.member("09000000002")));
    scenes.put("postMembersMemberCardUnblock", () -> {
      String blocked = club.member("09000000003");
      owner.post("/api/v1/members/" + blocked + "/card/block", "");
      return Map.of("member", blocked);
    });
    for (String operation : List.of("getCardsBatchesBatch", "getCardsBatchesBatchFile", "postCardsBatchesBatchGiveUp")) {
      scenes.put(operation, () -> Map.of("batch", made("/cards/batches")));
    }
    scenes.put("postDiscountCardsCheck", () -> {
      String card = made("/discount-cards");
      return Map.of("code", club.core().discountCards.byId(UUID.fromString(card)).orElseThrow().code());
    });
    scenes.put("getMembersMemberDiscountCard", () -> {
      String member = club.member("09000000004");
      owner.keyed("discount-" + ++made, "/api/v1/discount-cards", "{\"member\":\"" + member + "\",\"name\":{\"fa\":\"کارت\",\"en\":\"Card\"},\"percent\":5}");
      return Map.of("member", member);
    });
    scenes.put("postDiscountCardsCardBlock", () -> Map.of("card", made("/discount-cards")));
    scenes.put("postDiscountCardsCardUnblock", () -> {
      String card = made("/discount-cards");
      owner.post("/api/v1/discount-cards/" + card + "/block", "");
      return Map.of("card", card);
    });
    for (String operation : List.of("postGiftCardsCheck", "postGiftCardsLoads", "postGiftCardsPayments")) {
      scenes.put(operation, () -> Map.of("code", club.core().giftCardDesk.code(GiftCardId.parse(made("/gift-cards"))).orElseThrow()));
    }
    for (String operation : List.of("getGiftCardsCard", "postGiftCardsCardCode", "postGiftCardsCardNewCode", "postGiftCardsCardBlock")) {
      scenes.put(operation, () -> Map.of("card", made("/gift-cards")));
    }
    scenes.put("postGiftCardsCardUnblock", () -> {
      String card = made("/gift-cards");
      owner.post("/api/v1/gift-cards/" + card + "/block", "");
      return Map.of("card", card);
    });
    scenes.put("postGiftCardsCardPaymentsPaymentReturns", () -> {
      String card = made("/gift-cards");
      String code = club.core().giftCardDesk.code(GiftCardId.parse(card)).orElseThrow();
      String body = club.example("/gift-cards/payments").toString().replace(OpenApi.CODE, code);
      return Map.of("card", card, "payment", owner.keyed("paid-" + ++made, "/api/v1/gift-cards/payments", body).json().path("payment").asText());
    });
  }

  private void subscriptions() {
    scenes.put("putSubscriptionPlansPlan", () -> Map.of("plan", made("/subscription-plans")));
    scenes.put("postMembersMemberSubscriptions", () -> Map.of("member", subscriber("vip", false)));
    scenes.put("postMembersMemberSubscriptionSavings", () -> Map.of("member", subscriber("vip", true)));
    scenes.put("postMembersMemberSubscriptionsSubscriptionRefund", () -> {
      String subscriber = subscriber("vip", true);
      return Map.of("member", subscriber, "subscription",
          owner.get("/api/v1/members/" + subscriber + "/subscriptions").json().path("items").path(0).path("id").asText());
    });
  }

  /** Somebody new, who may have bought the plan of the examples. */
  private String subscriber(String plan, boolean sold) {
    String member = club.member("0912777" + (1000 + ++made));
    owner.post("/api/v1/subscription-plans", club.example("/subscription-plans").toString());
    if (sold) {
      owner.keyed("subscriber-" + made, "/api/v1/members/" + member + "/subscriptions", "{\"plan\":\"" + plan + "\",\"branch\":\"valiasr\"}");
    }
    return member;
  }

  private void people(String member) {
    for (String operation : List.of("postMembersMemberPhone", "postMembersMemberEmail", "deleteMembersMemberEmail", "postMembersMemberProofCode", "getMembersMemberMerges", "getMembersMemberMessages", "getMembersMemberExport",
        "getMembersMemberExportPage")) {
      scenes.put(operation, () -> Map.of("member", member));
    }
    scenes.put("postMembersMemberPhoneConfirmation", () -> {
      String other = club.member("09000000011");
      owner.post("/api/v1/members/" + other + "/phone", "{\"phone\":\"09000000012\"}");
      return Map.of("member", other, IN_BODY + "code", SentCodes.of(club.core(), new Phone("+989000000012")));
    });
    scenes.put("postMembersMemberEmailConfirmation", () -> {
      String other = club.member("09000000019");
      owner.post("/api/v1/members/" + other + "/email", "{\"email\":\"sara19@example.com\"}");
      return Map.of("member", other, IN_BODY + "code", SentCodes.of(club.core(), ChatAddress.email(new Email("sara19@example.com"))));
    });
    scenes.put("postMembersMemberProof", () -> {
      String other = club.member("09000000013");
      owner.post("/api/v1/members/" + other + "/proof/code", "");
      return Map.of("member", other, IN_BODY + "code", SentCodes.of(club.core(), new Phone("+989000000013")));
    });
    scenes.put("postMembersMemberMerge", () -> Map.of("member", present("09000000014"), IN_BODY + "other", present("09000000015")));
    scenes.put("postMembersMemberUnmerge", () -> {
      String alias = present("09000000016");
      owner.keyed("merge-" + ++made, "/api/v1/members/" + present("09000000017") + "/merge", "{\"other\":\"" + alias + "\"}");
      return Map.of("member", alias);
    });
    scenes.put("postMembersMemberErasure", () -> Map.of("member", club.member("09000000018")));
  }

  /** A member who has just shown the card. */
  private String present(String phone) {
    String member = club.member(phone);
    var card = club.core().db.transact(h -> Outcome.commit(club.core().cards.issue(h, MemberId.parse(member))));
    owner.post("/api/v1/members/" + member + "/proof", "{\"card\":\"" + card.number().digits() + "\"}");
    return member;
  }

  Request request(Route route, JsonNode operation) {
    Map<String, String> ids = scenes.getOrDefault(route.operation(), Map::of).get();
    String path = route.path();
    for (var id : ids.entrySet()) {
      path = path.replace("{" + id.getKey() + "}", id.getValue());
    }
    StringBuilder query = new StringBuilder();
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.path("in").asText().equals("query") && parameter.has("example")) {
        query.append(query.isEmpty() ? "?" : "&").append(parameter.path("name").asText()).append("=")
            .append(parameter.path("example").asText());
      }
    }
    JsonNode contents = operation.path("requestBody").path("content");
    String body = route.input().upload().map(upload -> contents.path(upload.mediaTypes().getFirst()).path("example").asText())
        .orElse(contents.path("application/json").path("example").toString());
    // A code in the body stands where the documentation's code stands.
    body = body.replace(OpenApi.CODE, ids.getOrDefault("code", OpenApi.CODE));
    for (var id : ids.entrySet()) {
      if (id.getKey().startsWith(IN_BODY)) {
        body = body.replaceAll("(\"" + id.getKey().substring(IN_BODY.length()) + "\":)\"[^\"]*\"", "$1\"" + id.getValue() + "\"");
      }
    }
    return new Request(owner, path + query, route.method() == HandlerType.PUT ? underAnotherCode(body) : body);
  }

  Client withoutPermissions() {
    var weak =
        owner.post("/api/v1/roles", "{\"code\":\"weak\",\"name\":{\"fa\":\"ضعیف\",\"en\":\"weak\"},\"permissions\":[\"report_read\"]}");
    var person = owner.post("/api/v1/staff", "{\"name\":\"weak\",\"roles\":[\"" + weak.json().path("code").asText() + "\"]}").json()
        .path("id").asText();
    return new Client(club.port(), owner.post("/api/v1/staff/" + person + "/tokens", "{\"name\":\"weak\"}").json().path("token").asText());
  }

  /** A campaign that somebody else has written. */
  private String submitted() {
    String campaign = made("/campaigns");
    var maker = club.club().staff(PredefinedRole.MARKETER).staffId();
    club.core().db.jdbi().useHandle(h -> h.createUpdate("update campaign set makers = array[:maker] where id = cast(:id as uuid)")
        .bind("maker", maker.value()).bind("id", campaign).execute());
    club.core().campaigns.submit(maker, CampaignId.parse(campaign));
    return campaign;
  }

  private String running() {
    club.club().consenting(Language.FA, Channel.TELEGRAM);
    String campaign = made("/campaigns");
    var now = club.core().clock.instant();
    owner.post("/api/v1/campaigns/" + campaign + "/schedule", "{\"at\":\"" + now + "\"}");
    club.core().campaignRuns.start(CampaignId.parse(campaign), now);
    return campaign;
  }

  private String purchase() {
    String sale = ((ObjectNode) club.example("/purchases")).put("receipt", "made-" + ++made).toString();
    return owner.keyed("purchase-" + made, "/api/v1/purchases", sale).json().path("id").asText();
  }

  private String waitingAdjustment(String member) {
    return club.owner().keyed("adjustment-" + ++made, "/api/v1/members/" + member + "/adjustments",
        "{\"points\":1000000,\"words\":\"by another person\"}")
        .json().path("id").asText();
  }

  /** A transfer of ten points by hand. */
  private String welcomed(String member) {
    owner.keyed("by-hand-" + ++made, "/api/v1/members/" + member + "/adjustments", "{\"points\":10,\"words\":\"twice\"}");
    for (JsonNode line : owner.get("/api/v1/members/" + member + "/statement").json().path("items")) {
      if (line.path("reason").asText().equalsIgnoreCase("adjustment") && line.path("amount").asLong() == 10) {
        return line.path("id").asText();
      }
    }
    throw new IllegalStateException("the adjustment stands in no statement");
  }

  private String giver(String member) {
    owner.json("PATCH", "/api/v1/club", "{\"pointsGiving\":true}");
    club.member("09000000002");
    owner.keyed("giver-" + ++made, "/api/v1/members/" + member + "/adjustments", "{\"points\":100,\"words\":\"to give away\"}");
    return member;
  }

  private String underAnotherCode(String body) {
    return body.replaceAll("\"code\":\"[a-z0-9-]+\"", "\"code\":\"made-" + ++made + "\"");
  }

  private String made(String path) {
    return made(path, path);
  }

  /** Makes one more of what the example of a POST makes, under another code where it has one. */
  private String made(String path, String documented) {
    String body = underAnotherCode(club.example(documented).toString());
    var answer = owner.post("/api/v1" + path, body, "Idempotency-Key", "made-" + made);
    if (answer.status() != 201) {
      throw new AssertionError(path + " was not made: " + answer.body());
    }
    return answer.json().path("id").asText();
  }
}
