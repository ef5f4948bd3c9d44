package club.vafa.web.page;

import club.vafa.link.Following;
import club.vafa.link.Links;
import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.web.Site;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** {@code /l/{code}}: leads on to what a link in a message stands for. The code alone decides where to; nothing else of the request does. */
public final class LinkPages implements Site {
  // Programs that fetch a link to show or check it. They are led on like people, but are no clicks.
  private static final Pattern LOOKERS = Pattern.compile(
      "(?i)bot\\b|bot/|telegrambot|whatsapp|facebookexternalhit|slackbot|discordbot|twitterbot|skypeuripreview|linkedinbot|crawler|spider|preview|"
          + "prefetch|googleimageproxy|scanner|urlcheck|curl/|wget/|python-requests|okhttp|headless");

  private final Links links;
  private final Texts texts;
  private final Function<Context, Language> language;
  private final Supplier<LocalText> clubName;

  public LinkPages(Links links, Texts texts, Function<Context, Language> language, Supplier<LocalText> clubName) {
    this.links = links;
    this.texts = texts;
    this.language = language;
    this.clubName = clubName;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(Links.PATH + "{code}", ctx -> follow(ctx, isAPerson(ctx)));
    routes.head(Links.PATH + "{code}", ctx -> follow(ctx, false));
  }

  private void follow(Context ctx, boolean counts) {
    switch (links.follow(ctx.ip(), ctx.pathParam("code"), counts)) {
      case Following.To(var target) -> ctx.header("X-Robots-Tag", "noindex").status(302).header("Location", target.url());
      case Following.Unknown() -> page(ctx.status(404), "web.page.link_unknown");
      case Following.TooMany(var until) ->
          page(ctx.status(429).header("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC))), "web.page.link_later");
    }
  }

  private static boolean isAPerson(Context ctx) {
    boolean ahead = header(ctx, "Purpose").or(() -> header(ctx, "X-Purpose")).or(() -> header(ctx, "Sec-Purpose")).or(() -> header(ctx, "X-Moz"))
        .filter(value -> value.matches("(?i).*(prefetch|preview|prerender).*")).isPresent();
    return !ahead && header(ctx, "User-Agent").filter(agent -> !LOOKERS.matcher(agent).find()).isPresent();
  }

  private static Optional<String> header(Context ctx, String name) {
    return Optional.ofNullable(ctx.header(name)).filter(value -> !value.isBlank());
  }

  private void page(Context ctx, String key) {
    Language spoken = language.apply(ctx);
    String name = Pages.escape(clubName.get().in(spoken));
    ctx.contentType("text/html; charset=utf-8").result("""
        <!doctype html>
        <html lang="%s" dir="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title></head>
        <body><h1>%s</h1><p>%s</p></body></html>
        """.formatted(spoken.code(), spoken.rightToLeft() ? "rtl" : "ltr", name, name, Pages.escape(texts.render(Message.of(key), spoken)))
        .getBytes(StandardCharsets.UTF_8));
  }
}
