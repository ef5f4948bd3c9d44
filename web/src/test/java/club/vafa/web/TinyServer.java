package club.vafa.web;

import club.vafa.staff.Permission;
import club.vafa.staff.Session;
import club.vafa.text.Texts;
import club.vafa.value.Ids;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.StaffId;
import club.vafa.web.hook.Webhook;
import club.vafa.web.hook.Webhooks;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WireJson;
import club.vafa.web.openapi.OpenApi;
import club.vafa.web.page.Pages;
import club.vafa.web.probe.Check;
import club.vafa.web.probe.Probes;
import club.vafa.web.probe.Sample;
import io.javalin.http.HandlerType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A server with a few routes of its own, for the rules that hold for every route. */
final class TinyServer {
  static final String TOKEN = "vafa_tiny";
  static final Session SESSION = new Session(new StaffId(Ids.random()), Ids.random(), "tiny", Set.of(Permission.CLUB_READ), Set.of());
  static final String SECRET = "postgres://secret";

  record Wish(@Doc(value = "What for.", example = "tea") String what,
      @Doc(value = "How many.", example = "2", min = 1, max = 10) int count) {}

  record Thing(String what, int count) {}

  final CountDownLatch entered = new CountDownLatch(1);
  final CountDownLatch mayLeave = new CountDownLatch(1);
  final List<Webhook.Request> hooked = new ArrayList<>();
  volatile Check.Health health = Check.well();

  WebServer start() {
    List<Route> routes = new ArrayList<>();
    post("/things", Permission.CLUB_READ, routes).takes(Wish.class).keyed().answers(201, Thing.class).by(call -> {
      Wish wish = call.body(Wish.class);
      return Reply.of(new Thing(wish.what(), wish.count()));
    });
    get("/things", new Access.Needs(Permission.CLUB_READ), routes).lists(Thing.class).by(call -> Reply.of(Map.of("items", List.of())));
    get("/secrets", new Access.Needs(Permission.STAFF_WRITE), routes).answers(200, Thing.class)
        .by(call -> Reply.of(new Thing("secret", 1)));
    get("/broken", new Access.Open(), routes).answers(200, Thing.class).by(call -> {
      throw new IllegalStateException(SECRET);
    });
    get("/deep", new Access.Open(), routes).answers(200, Thing.class).by(call -> {
      throw new StackOverflowError();
    });
    get("/slow", new Access.Open(), routes).answers(200, Thing.class).by(call -> {
      entered.countDown();
      try {
        mayLeave.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return Reply.of(new Thing("slow", 1));
    });
    Texts texts = new Texts(ZoneId.of("Asia/Tehran"));
    Problems problems = new Problems(texts);
    Edge edge = new Edge(token -> token.equals(TOKEN) ? Optional.of(SESSION) : Optional.empty(), problems, Language.FA);
    Probes probes = new Probes(List.of(new Check("part", () -> health)), List.of(
        () -> List.of(Sample.gauge("vafa_depth", "Depth", 3).with("lane", "code"), Sample.gauge("vafa_depth", "Depth", 4)
            .with("lane", "reply"),
            Sample.counter("vafa_sends", "Sends", 5).with("end", "sent")),
        () -> {
          throw new IllegalStateException("away");
        }));
    Webhooks hooks = new Webhooks(Map.of(Webhooks.TELEGRAM, request -> {
      hooked.add(request);
      return Webhook.Answer.empty(request.header("X-Secret").isPresent() ? 200 : 403);
    }));
    Pages pages = new Pages(texts, edge::language, () -> new LocalText("کافه <نقش>", "Cafe <Naghsh>"),
        List.of(new Pages.Link(LocalText.same("playground"), "/play")), WireJson.write(OpenApi.document(routes, problems, Routes.PREFIX)));
    WebServer server = new WebServer(new WebSettings("127.0.0.1", 0, "http://127.0.0.1"), edge, new RequestLog(probes.meters()), routes,
        List.of(probes, hooks, pages));
    server.start();
    return server;
  }

  private static RouteDraft post(String path, Permission permission, List<Route> table) {
    return new RouteDraft(HandlerType.POST, path, new Access.Needs(permission), "A thing", table::add);
  }

  private static RouteDraft get(String path, Access access, List<Route> table) {
    return new RouteDraft(HandlerType.GET, path, access, "A thing", table::add);
  }
}
