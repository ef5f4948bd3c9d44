package club.vafa.web.hook;

import club.vafa.web.Bodies;
import club.vafa.web.Site;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The webhooks that this process serves, by path. */
public final class Webhooks implements Site {
  public static final String TELEGRAM = "/webhooks/telegram";
  public static final String TWILIO_MESSAGES = "/webhooks/twilio/messages";
  public static final String TWILIO_STATUS = "/webhooks/twilio/status";
  /** Called by GET or POST; what stands in the place of {secret} is the caller's to know. */
  public static final String KAVENEGAR_MESSAGES = "/webhooks/kavenegar/{secret}/messages";
  public static final String KAVENEGAR_STATUS = "/webhooks/kavenegar/{secret}/status";
  private static final int PARAMETERS_MAX = 500;

  private final Map<String, Webhook> byPath;

  public Webhooks(Map<String, Webhook> byPath) {
    this.byPath = Map.copyOf(byPath);
  }

  @Override
  public void open(RoutesConfig routes) {
    byPath.forEach((path, webhook) -> {
      routes.post(path, ctx -> accept(ctx, webhook));
      if (path.contains("{")) {
        routes.get(path, ctx -> accept(ctx, webhook));
      }
    });
  }

  private static void accept(Context ctx, Webhook webhook) {
    Optional<byte[]> body = Bodies.read(ctx.req());
    if (body.isEmpty()) {
      ctx.status(413);
      return;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    ctx.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    Optional<Map<String, List<String>>> form = ctx.isFormUrlencoded() ? form(body.get()) : Optional.of(Map.of());
    if (form.isEmpty()) {
      ctx.status(400);
      return;
    }
    String path = ctx.path() + Optional.ofNullable(ctx.queryString()).map(query -> "?" + query).orElse("");
    Webhook.Answer answer = webhook.accept(new Webhook.Request(path, headers, body.get(), called(form.get(), ctx), ctx.pathParamMap(), ctx.ip()));
    ctx.status(answer.status()).contentType(answer.contentType()).result(answer.body());
  }

  /** A call by GET has its parameters in the query. */
  private static Map<String, List<String>> called(Map<String, List<String>> form, Context ctx) {
    return ctx.req().getMethod().equals("GET") ? ctx.queryParamMap() : form;
  }

  /** Empty where the body is no form that can be decoded. */
  static Optional<Map<String, List<String>>> form(byte[] body) {
    Map<String, List<String>> form = new LinkedHashMap<>();
    String[] pairs = new String(body, StandardCharsets.UTF_8).split("&");
    if (pairs.length > PARAMETERS_MAX) {
      return Optional.empty();
    }
    try {
      for (String pair : pairs) {
        if (!pair.isEmpty()) {
          String[] parts = pair.split("=", 2);
          form.computeIfAbsent(decoded(parts[0]), _ -> new ArrayList<>()).add(parts.length < 2 ? "" : decoded(parts[1]));
        }
      }
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
    return Optional.of(form);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
