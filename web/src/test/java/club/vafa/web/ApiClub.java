package club.vafa.web;

import club.vafa.Core;
import club.vafa.TestClub;
import club.vafa.branch.Branch;
import club.vafa.branch.Branches;
import club.vafa.branch.NewBranch;
import club.vafa.conversation.Handled;
import club.vafa.conversation.Incoming;
import club.vafa.coupon.CouponSource;
import club.vafa.coupon.CouponTerms;
import club.vafa.coupon.Discount;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.game.Playing;
import club.vafa.member.Channel;
import club.vafa.reward.Redeeming;
import club.vafa.reward.Redemption;
import club.vafa.reward.RewardGift;
import club.vafa.reward.RewardWish;
import club.vafa.staff.PredefinedRole;
import club.vafa.trail.Actor;
import club.vafa.value.BranchId;
import club.vafa.value.GameId;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PageRequest;
import club.vafa.web.hook.Webhooks;
import club.vafa.web.probe.Probes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A club of a test behind its real API, and callers of every role. */
public final class ApiClub implements BeforeAllCallback, AfterAllCallback {
  private static final AtomicInteger GAMES = new AtomicInteger();

  private final TestDatabase database = new TestDatabase();
  private final Probes probes = new Probes(List.of(), List.of());
  private TestClub club;
  private WebServer server;

  @Override
  public void beforeAll(ExtensionContext context) {
    database.beforeAll(context);
    club = new TestClub(database);
    server = Web.server(club.core(), new WebSettings("127.0.0.1", 0, "http://127.0.0.1"),
        new Web.Outside(new Webhooks(Map.of()), probes, List.of()));
    server.start();
  }

  public Core core() {
    return club.core();
  }

  public TestClub club() {
    return club;
  }

  /** Somebody new of that role, calling. */
  public Client as(PredefinedRole role, BranchId... branches) {
    var issued = core().db.transact(h -> {
      var person = core().staff.setUp(h, role.code(), role, Set.of(branches));
      return Outcome.commit(core().tokens.issue(h, Actor.SYSTEM, person.id(), role.code()));
    });
    return new Client(server.port(), issued.secret());
  }

  public Client owner() {
    return as(PredefinedRole.OWNER);
  }

  /** The branch "tajrish", made once. */
  public BranchId tajrish() {
    return branch("tajrish");
  }

  public BranchId branch(String code) {
    return core().branches.byCode(code).map(Branch::id).orElseGet(() -> {
      var wish = new NewBranch(code, LocalText.same(code), LocalText.same(""), "", Optional.empty(), Optional.empty());
      return core().branches.add(Actor.SYSTEM, wish) instanceof Branches.Adding.Added(Branch added) ? added.id() : branch(code);
    });
  }

  /** A cashier, in a club with the branch "tajrish" where each 100,000 rials bring a point. */
  public Client till() {
    tajrish();
    owner().post("/api/v1/earning-rules", """
        {"name":{"fa":"هر ۱۰۰٬۰۰۰ ریال یک امتیاز","en":"a point for 100,000"},"gift":{"kind":"per_amount","points":1,"per":100000},
         "priority":1,
         "stacking":"add","validity":{"kind":"months","count":12,"calendar":"jalali"},"from":"2026-01-01"}""");
    return as(PredefinedRole.CASHIER);
  }

  /** The id of a member who is signed up with this phone. */
  public String member(String phone) {
    return owner().keyed("join-" + phone, "/api/v1/members", "{\"phone\":\"" + phone + "\",\"name\":\"سارا محمدی\",\"termsAccepted\":true}")
        .json().path("id").asText();
  }

  /** A code of the member for 20 percent off baskets from 1,000,000 rials on. */
  public String coupon(String member) {
    var terms = new CouponTerms(LocalText.same("20%"), new Discount.Percent(20, Optional.empty()), Money.rials(1_000_000), Set.of(), 30);
    return core().db.transact(h -> Outcome.commit(core().coupons.issue(h, MemberId.parse(member), terms,
        new CouponSource(CouponSource.Kind.STAFF, Optional.empty())))).code();
  }

  /** The documented example of what is sent to this path of the API. */
  public JsonNode example(String path) {
    return nobody().get("/api/openapi.json").json().path("paths").path(path).path("post").path("requestBody").path("content")
        .path("application/json").path("example");
  }

  /** A new game of the documented plan, made by one owner and brought through these steps by another. */
  public String game(String... steps) {
    Client maker = owner();
    Client other = owner();
    var plan = ((ObjectNode) example("/games")).put("code", "game-" + GAMES.incrementAndGet());
    String id = maker.post("/api/v1/games", plan.toString()).json().path("id").asText();
    for (String step : steps) {
      var answer = (step.equals("approval") ? other : maker).post("/api/v1/games/" + id + "/" + step, "{\"boardReference\":\"1405/12\"}");
      if (answer.status() != 200) {
        throw new AssertionError(step + ": " + answer.body());
      }
    }
    return id;
  }

  /** The code of a play of the member. */
  public String play(String game, String member) {
    return core().plays.play(MemberId.parse(member), GameId.parse(game), "play", "luck") instanceof Playing.Played(var play, boolean _)
        ? play.code() : "";
  }

  /** The id of something that came in and that nobody can handle. */
  public String setAside() {
    core().inbox.store(new Incoming(Channel.TELEGRAM, "bot", UUID.randomUUID().toString(), "1", "message", "{}"));
    core().inbox.work(1, (h, conversation, incoming) -> new Handled.Aside("nobody understands it"));
    return core().inbox.aside(PageRequest.first(1)).items().getFirst().id().toString();
  }

  /** A reward for nothing that the member took. */
  public Redemption redemption(String member, RewardGift gift) {
    var wish = new RewardWish(MemberId.parse(member), club.reward(gift, 0).id(), Optional.empty(), Optional.empty(), Optional.empty());
    if (core().db.transact(h -> Outcome.commit(core().rewards.redeem(h, wish, UUID.randomUUID().toString()))) instanceof Redeeming.Taken(var taken)) {
      return taken;
    }
    throw new AssertionError("a reward was not taken");
  }

  public int port() {
    return server.port();
  }

  public Client nobody() {
    return new Client(server.port(), "");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Client.hangUp();
    server.close();
    probes.close();
    database.afterAll(context);
  }
}
