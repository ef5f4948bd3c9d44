package club.vafa.web.page;

import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.value.Language;
import club.vafa.web.Site;
import club.vafa.web.json.WireJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /console/campaigns}: running campaigns, watched as they go. The page asks the API with the token of whoever watches. */
public final class Console implements Site {
  public static final String CAMPAIGNS = "/console/campaigns";

  private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
      + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  /** What the page says, by the last word of its key in the bundle. */
  private static final List<String> WORDS = List.of("title", "token", "watch", "choose", "none", "sent", "failed", "suppressed", "unknown",
      "cancelled", "open", "planned", "control", "delivered", "speed", "until", "pause", "resume", "cancel", "surely", "lost", "refused", "making",
      "draft", "scheduled", "running", "paused", "finished", "skipped", "state_cancelled", "not_started", "next");

  private final Texts texts;
  private final Function<Context, Language> language;

  public Console(Texts texts, Function<Context, Language> language) {
    this.texts = texts;
    this.language = language;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(CAMPAIGNS, this::campaigns);
    routes.get(CAMPAIGNS + "/page.js", ctx -> ctx.contentType("text/javascript; charset=utf-8").result(file("campaigns.js")));
    routes.get(CAMPAIGNS + "/page.css", ctx -> ctx.contentType("text/css; charset=utf-8").result(file("campaigns.css")));
  }

  private void campaigns(Context ctx) {
    Language spoken = Optional.ofNullable(ctx.queryParam("lang")).flatMap(Console::named).orElseGet(() -> language.apply(ctx));
    Map<String, String> words = new LinkedHashMap<>();
    WORDS.forEach(word -> words.put(word, texts.render(Message.of("web.console." + word), spoken)));
    // Data for the page's script, not a script: no less-than sign in it can end the element.
    String data = new String(WireJson.write(words), StandardCharsets.UTF_8).replace("<", "\\u003c");
    String html = """
        <!doctype html>
        <html lang="%s" dir="%s">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/console/campaigns/page.css">
        <script type="application/json" id="words">%s</script>
        <script src="/console/campaigns/page.js" defer></script></head>
        <body><header><h1>%s</h1><form id="who"><label>%s <input id="token" type="password" autocomplete="off" dir="ltr" data-testid="token"></label>
        <button data-testid="watch">%s</button></form></header>
        <main><nav id="list" data-testid="campaigns"></nav><section id="one" aria-live="polite" data-testid="campaign"><p class="hint">%s</p></section></main>
        </body></html>
        """.formatted(spoken.code(), spoken.rightToLeft() ? "rtl" : "ltr", words.get("title"), data, words.get("title"), words.get("token"),
        words.get("watch"), words.get("choose"));
    ctx.header("Content-Security-Policy", POLICY).contentType("text/html; charset=utf-8").result(html);
  }

  private static Optional<Language> named(String code) {
    return Arrays.stream(Language.values()).filter(one -> one.code().equals(code)).findFirst();
  }

  private static byte[] file(String name) {
    try (InputStream in = Console.class.getResourceAsStream("/club/vafa/web/pages/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no page " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
