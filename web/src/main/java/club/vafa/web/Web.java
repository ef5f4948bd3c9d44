package club.vafa.web;

import club.vafa.Core;
import club.vafa.club.ClubSettings;
import club.vafa.text.Texts;
import club.vafa.web.hook.Webhooks;
import club.vafa.web.json.WireJson;
import club.vafa.web.openapi.OpenApi;
import club.vafa.web.page.LeavePages;
import club.vafa.web.page.Console;
import club.vafa.web.page.LinkPages;
import club.vafa.web.page.Pages;
import club.vafa.web.probe.Probes;
import java.util.List;

/** Puts the server together: the club's rooms behind the API, and what comes from other modules. */
public final class Web {
  /**
   * What other modules give: the providers' webhooks, the probes with their checks and figures, and pages for the front page to lead to.
   */
  public record Outside(Webhooks webhooks, Probes probes, List<Pages.Link> links) {}

  private Web() {
  }

  /** A server for operators alone, health and figures of this process and nothing else, ready to be started. */
  public static WebServer probes(Core core, WebSettings settings, Probes probes) {
    ClubSettings club = core.clubs.settings();
    Edge edge = new Edge(core.tokens::authenticate, new Problems(new Texts(club.zone())), club.mainLanguage());
    return new WebServer(settings, edge, new RequestLog(probes.meters()), List.of(), List.of(probes));
  }

  /** A server that is ready to be started. */
  public static WebServer server(Core core, WebSettings settings, Outside outside) {
    ClubSettings club = core.clubs.settings();
    Texts texts = new Texts(club.zone());
    Problems problems = new Problems(texts);
    Edge edge = new Edge(core.tokens::authenticate, problems, club.mainLanguage());
    List<Route> routes = Routes.of(core);
    Pages pages = new Pages(texts, edge::language, () -> core.clubs.settings().name(), outside.links(),
        WireJson.write(OpenApi.document(routes, problems, Routes.PREFIX)));
    return new WebServer(settings, edge, new RequestLog(outside.probes().meters()), routes,
        List.of(outside.probes(), outside.webhooks(), pages, new Console(texts, edge::language),
            new LinkPages(core.links, texts, edge::language, () -> core.clubs.settings().name()),
            new LeavePages(core.db, core.unsubscribing, texts, edge::language, () -> core.clubs.settings().name())));
  }
}
