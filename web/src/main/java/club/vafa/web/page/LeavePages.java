package club.vafa.web.page;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.member.Unsubscribing;
import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.web.Site;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code /u/{token}}: the way out of club messages. A mail program posts here when its own button is pressed (RFC 8058); a person sees a
 * page with a button. Opening the page changes nothing, since programs open links too. It tells nothing of who the member is.
 */
public final class LeavePages implements Site {
  public static final String PATH = "/u/";
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final Db db;
  private final Unsubscribing unsubscribing;
  private final Texts texts;
  private final Function<Context, Language> language;
  private final Supplier<LocalText> clubName;

  public LeavePages(Db db, Unsubscribing unsubscribing, Texts texts, Function<Context, Language> language, Supplier<LocalText> clubName) {
    this.db = db;
    this.unsubscribing = unsubscribing;
    this.texts = texts;
    this.language = language;
    this.clubName = clubName;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(PATH + "{token}", this::ask);
    routes.post(PATH + "{token}", this::leave);
  }

  private void ask(Context ctx) {
    if (ticket(ctx).isEmpty()) {
      page(ctx.status(404), "web.page.leave_unknown", "");
      return;
    }
    page(ctx, "web.page.leave", "<form method=\"post\"><button type=\"submit\">" + say("web.page.leave_button", language.apply(ctx))
        + "</button></form>");
  }

  private void leave(Context ctx) {
    var left = ticket(ctx).flatMap(ticket -> db.transact(h -> Outcome.commit(unsubscribing.unsubscribe(h, ticket, "the link of a mail"))));
    page(left.isPresent() ? ctx : ctx.status(404), left.isPresent() ? "web.page.left" : "web.page.leave_unknown", "");
  }

  private Optional<Unsubscribing.Ticket> ticket(Context ctx) {
    return unsubscribing.read(ctx.pathParam("token"));
  }

  private String say(String key, Language spoken) {
    return Pages.escape(texts.render(Message.of(key, "club", clubName.get()), spoken));
  }

  private void page(Context ctx, String key, String form) {
    Language spoken = language.apply(ctx);
    String name = Pages.escape(clubName.get().in(spoken));
    ctx.header("Content-Security-Policy", POLICY).header("Referrer-Policy", "no-referrer").header("X-Robots-Tag", "noindex")
        .contentType("text/html; charset=utf-8").result("""
            <!doctype html>
            <html lang="%s" dir="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/api/docs/docs.css"></head>
            <body class="front"><main><h1>%s</h1><p>%s</p>%s</main></body></html>
            """.formatted(spoken.code(), spoken.rightToLeft() ? "rtl" : "ltr", name, name, say(key, spoken), form)
            .getBytes(StandardCharsets.UTF_8));
  }
}
