package club.vafa.web.page;

import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.web.Site;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code /}, {@code /api/docs} and {@code /api/openapi.json}. */
public final class Pages implements Site {
  /** A page elsewhere that the front page leads to: the playground. */
  public record Link(LocalText label, String url) {}

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; "
          + "form-action 'none'; frame-ancestors 'none'";

  private final Texts texts;
  private final Function<Context, Language> language;
  private final Supplier<LocalText> clubName;
  private final List<Link> links;
  private final byte[] openApi;

  public Pages(Texts texts, Function<Context, Language> language, Supplier<LocalText> clubName, List<Link> links, byte[] openApi) {
    this.texts = texts;
    this.language = language;
    this.clubName = clubName;
    this.links = List.copyOf(links);
    this.openApi = openApi;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/", this::front);
    routes.get("/api/openapi.json", ctx -> ctx.contentType("application/json").result(openApi));
    routes.get("/api/docs", ctx -> page(ctx, file("docs.html")));
    routes.get("/api/docs/docs.js", ctx -> ctx.contentType("text/javascript; charset=utf-8").result(file("docs.js")));
    routes.get("/api/docs/docs.css", ctx -> ctx.contentType("text/css; charset=utf-8").result(file("docs.css")));
  }

  private void front(Context ctx) {
    Language spoken = language.apply(ctx);
    String name = escape(clubName.get().in(spoken));
    StringBuilder list = new StringBuilder(item("/api/docs", text("web.page.docs", spoken)))
        .append(item(Console.CAMPAIGNS, text("web.page.campaigns", spoken)));
    links.forEach(link -> list.append(item(link.url(), link.label().in(spoken))));
    page(ctx, """
        <!doctype html>
        <html lang="%s" dir="%s">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/api/docs/docs.css"></head>
        <body class="front"><main><h1>%s</h1><p>%s</p><ul>%s</ul></main></body>
        </html>
        """.formatted(spoken.code(), spoken.rightToLeft() ? "rtl" : "ltr", name, name, escape(text("web.page.about", spoken)), list)
        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private String text(String key, Language spoken) {
    return texts.render(Message.of(key), spoken);
  }

  private static String item(String url, String label) {
    return "<li><a href=\"" + escape(url) + "\">" + escape(label) + "</a></li>";
  }

  private static void page(Context ctx, byte[] html) {
    ctx.header("Content-Security-Policy", POLICY).contentType("text/html; charset=utf-8").result(html);
  }

  private static byte[] file(String name) {
    try (InputStream in = Pages.class.getResourceAsStream("/club/vafa/web/pages/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no page " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
