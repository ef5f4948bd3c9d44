package club.vafa.bot.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The playground: a page with people's Telegram and phones, and the small API behind it. Changes reach the page as server-sent events. */
public final class PlaygroundServer implements AutoCloseable {

  /** A week at once. */
  static final int FORWARD_MAX_MINUTES = 7 * 24 * 60;
  private static final Pattern PERSON = Pattern.compile("/api/people/([0-9]{1,18})(?:/([a-z]+))?");
  private static final Pattern PICTURE = Pattern.compile("/api/pictures/([A-Za-z0-9_-]{1,200})");
  private static final Pattern ASSET = Pattern.compile("/([a-z0-9_-]+/)?[A-Za-z0-9_-]+\\.[a-z0-9.]+");
  private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "css", "text/css; charset=utf-8",
      "js", "text/javascript; charset=utf-8", "woff2", "font/woff2", "svg", "image/svg+xml", "txt", "text/plain; charset=utf-8", "png",
      "image/png");
  private static final String CONTENT_POLICY =
      "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'";

  /**
   * How the playground is set up.
   *
   * @param host the address to listen on; the loopback unless strangers may play
   * @param port 0 for any free one
   * @param resourceFolder the folder of the page's files on the class path
   * @param memory where people and chats are kept over a restart; empty to forget them
   * @param clock the club's clock, where visitors may put it forward
   */
  public record Settings(String host, int port, String resourceFolder, Optional<Path> memory, RandomGenerator random, Optional<PlaygroundClock> clock) {
    public Settings(String host, int port, String resourceFolder, Optional<Path> memory, RandomGenerator random) {
      this(host, port, resourceFolder, memory, random, Optional.empty());
    }
  }

  private final Settings settings;
  private final LocalTelegram telegram;
  private final EventStream events = new EventStream();
  private final PlaygroundScreens screens;
  private final PlaygroundActions actions;
  private final Optional<PlaygroundMemory> memory;
  private final LocalHttp http;
  private volatile Optional<MailScreen> mails = Optional.empty();

  private PlaygroundServer(Settings settings, LocalTelegram telegram, LocalTwilio twilio) {
    this.settings = settings;
    this.telegram = telegram;
    screens = new PlaygroundScreens(telegram, twilio);
    actions = new PlaygroundActions(telegram, twilio, screens, settings.random());
    memory = settings.memory().map(file -> new PlaygroundMemory(file, telegram, twilio));
    telegram.onChange(change -> events.send(PlaygroundScreens.name(change), screens.change(change)));
    twilio.onChange(phone -> telegram.people().stream().filter(person -> person.phone().equals(phone.number()))
        .forEach(person -> events.send("sms", Json.object().put("id", person.id()).put("smsRevision", phone.revision()))));
    List.of(telegram.log(), twilio.log()).forEach(this::tell);
    http = new LocalHttp(settings.host(), settings.port(), this::handle);
  }

  public static PlaygroundServer start(Settings settings, LocalTelegram telegram, LocalTwilio twilio) {
    return new PlaygroundServer(settings, telegram, twilio);
  }

  /** The page's address. */
  public String url() {
    return http.baseUrl() + "/";
  }

  public int port() {
    return http.port();
  }

  /** Shows this provider's calls too. */
  public void showCalls(LocalKavenegar provider) {
    screens.show(provider.log());
    tell(provider.log());
  }

  private void tell(WireLog log) {
    log.onCall(call -> events.send("wire", PlaygroundScreens.wire(call)));
  }

  /** Lets the mails of this server be read at /mail. */
  public void showMail(LocalMail server) {
    mails = Optional.of(new MailScreen(server));
  }

  private HttpReply handle(HttpCall call) {
    try {
      if (call.method().equals("GET") && (call.path().equals("/mail") || call.path().startsWith("/mail/"))) {
        return mails.flatMap(screen -> screen.show(call.path())).orElseGet(PlaygroundServer::notFound);
      }
      return call.path().startsWith("/api/") ? api(call) : asset(call.path().equals("/") ? "/index.html" : call.path());
    } catch (PlaygroundActions.Refused refused) {
      return HttpReply.json(422, Json.object().put("reason", refused.getMessage()));
    } catch (IllegalStateException e) {
      return HttpReply.json(409, Json.object().put("reason", e.getMessage()));
    }
  }

  private HttpReply api(HttpCall call) {
    return switch (call.method()) {
      case "GET" -> read(call.path());
      case "POST" -> change(call);
      default -> HttpReply.text(405, "Method Not Allowed");
    };
  }

  private HttpReply read(String path) {
    if (path.equals("/api/state")) {
      return HttpReply.json(200, state());
    }
    if (path.equals("/api/clock")) {
      return settings.clock().<HttpReply>map(clock -> HttpReply.json(200, PlaygroundScreens.time(clock))).orElseGet(PlaygroundServer::notFound);
    }
    if (path.equals("/api/events")) {
      return events.open();
    }
    var picture = PICTURE.matcher(path);
    if (picture.matches()) {
      return telegram.picture(picture.group(1)).<HttpReply>map(found -> new HttpReply.Bytes(200, found.contentType(), found.content(),
          Map.of("Cache-Control", "private, max-age=86400", "X-Content-Type-Options", "nosniff"))).orElseGet(PlaygroundServer::notFound);
    }
    var person = PERSON.matcher(path);
    return person.matches() && person.group(2) == null
        ? telegram.person(Long.parseLong(person.group(1))).map(found -> HttpReply.json(200, screens.screen(found)))
            .orElseGet(PlaygroundServer::notFound)
        : notFound();
  }

  private ObjectNode state() {
    var state = screens.state();
    settings.clock().ifPresent(clock -> state.set("clock", PlaygroundScreens.time(clock)));
    return state;
  }

  private HttpReply change(HttpCall call) {
    // A page of another origin cannot send this type without being asked for, and is not allowed to.
    if (!call.mediaType().equals("application/json")) {
      return HttpReply.text(415, "Unsupported Media Type");
    }
    Optional<JsonNode> wish = Json.parse(call.bodyText()).filter(JsonNode::isObject);
    if (wish.isEmpty()) {
      return HttpReply.json(400, Json.object().put("reason", "a JSON object is expected"));
    }
    if (call.path().equals("/api/people")) {
      return HttpReply.json(201, actions.add(wish.get()));
    }
    if (call.path().equals("/api/clock")) {
      return settings.clock().map(clock -> forward(clock, wish.get())).orElseGet(PlaygroundServer::notFound);
    }
    var person = PERSON.matcher(call.path());
    if (!person.matches() || person.group(2) == null) {
      return notFound();
    }
    return telegram.person(Long.parseLong(person.group(1)))
        .map(found -> HttpReply.json(200, actions.act(found, person.group(2), wish.get()))).orElseGet(PlaygroundServer::notFound);
  }

  private HttpReply forward(PlaygroundClock clock, JsonNode wish) {
    var minutes = wish.path("minutes");
    if (!minutes.isInt() || minutes.intValue() < 1 || minutes.intValue() > FORWARD_MAX_MINUTES) {
      throw new PlaygroundActions.Refused("minutes is a whole number from 1 to " + FORWARD_MAX_MINUTES);
    }
    if (!clock.forward(Duration.ofMinutes(minutes.intValue()))) {
      throw new PlaygroundActions.Refused("the clock is as far ahead as it goes");
    }
    events.send("clock", PlaygroundScreens.time(clock));
    return HttpReply.json(200, PlaygroundScreens.time(clock));
  }

  private HttpReply asset(String path) {
    if (!ASSET.matcher(path).matches()) {
      return notFound();
    }
    try (var stream = PlaygroundServer.class.getClassLoader().getResourceAsStream(settings.resourceFolder() + path)) {
      var type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
      return stream == null || type == null ? notFound() : new HttpReply.Bytes(200, type, stream.readAllBytes(), Map.of(
          "Cache-Control", "no-cache", "Content-Security-Policy", CONTENT_POLICY,
          "X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer"));
    } catch (IOException e) {
      return HttpReply.text(500, "Internal Server Error");
    }
  }

  private static HttpReply notFound() {
    return HttpReply.text(404, "Not Found");
  }

  @Override
  public void close() {
    memory.ifPresent(PlaygroundMemory::close);
    http.close();
  }
}
