package club.vafa.bot.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A Bot API server for one bot, with the people who talk to it. The bot's side is HTTP, as
 * <a href="https://core.telegram.org/bots/api">published</a>; the people's side is {@link TelegramPerson}.
 */
public final class LocalTelegram implements AutoCloseable {

  private static final Pattern METHOD = Pattern.compile("/bot([^/]+)/(?:test/)?([A-Za-z]+)/?");
  private static final Pattern FILE = Pattern.compile("/file/bot([^/]+)/(.+)");
  private static final Pattern TOKEN = Pattern.compile("[0-9]{1,19}:[A-Za-z0-9_-]{3,}");

  /**
   * How the server is set up.
   *
   * @param port 0 for any free one
   * @param token of the one bot, {@code id:secret}
   * @param random throws the dice
   */
  public record Settings(String host, int port, String token, String username, String botName, RandomGenerator random,
      InstantSource clock) {

    public Settings {
      if (!TOKEN.matcher(token).matches()) {
        throw new IllegalArgumentException("a bot token looks like 123456:ABC-def");
      }
    }

    /** On a free port of the loopback, with a dice that falls the same way each run. */
    public static Settings forTests() {
      return new Settings("127.0.0.1", 0, "4242:AAF-local_bot_token_for_tests", "vafa_local_bot", "Vafa", new Random(7),
          InstantSource.system());
    }

    public Settings withPort(int newPort) {
      return new Settings(host, newPort, token, username, botName, random, clock);
    }

    public Settings withRandom(RandomGenerator newRandom) {
      return new Settings(host, port, token, username, botName, newRandom, clock);
    }

    public Settings withClock(InstantSource newClock) {
      return new Settings(host, port, token, username, botName, random, newClock);
    }
  }

  private final Settings settings;
  private final TelegramBot bot;
  private final Faults faults = new Faults();
  private final WireLog log;
  private final TelegramMethods methods;
  private final TelegramWebhook webhook;
  private final LocalHttp http;

  private LocalTelegram(Settings settings) {
    this.settings = settings;
    bot = new TelegramBot(settings);
    log = new WireLog(WireCall.Wire.TELEGRAM, settings.clock());
    webhook = new TelegramWebhook(bot, log);
    methods = new TelegramMethods(bot, webhook);
    webhook.answeredBy(methods);
    http = new LocalHttp(settings.host(), settings.port(), this::handle);
  }

  public static LocalTelegram start(Settings settings) {
    return new LocalTelegram(settings);
  }

  public static LocalTelegram start() {
    return start(Settings.forTests());
  }

  /** Such as {@code http://127.0.0.1:8081}; the club's setting for the Bot API server. */
  public String baseUrl() {
    return http.baseUrl();
  }

  public int port() {
    return http.port();
  }

  public String token() {
    return settings.token();
  }

  public String username() {
    return settings.username();
  }

  /** The bot's name as people see it. */
  public String botName() {
    return settings.botName();
  }

  /** Adds a person, or finds the one with this id again. The Telegram application speaks Persian. */
  public TelegramPerson person(long id, String firstName, String phone) {
    return bot.add(id, firstName, phone, "fa");
  }

  public TelegramPerson person(long id, String firstName, String phone, String language) {
    return bot.add(id, firstName, phone, language);
  }

  public Optional<TelegramPerson> person(long id) {
    return bot.person(id);
  }

  public List<TelegramPerson> people() {
    return bot.people();
  }

  /** One person's chat, oldest first; empty for an unknown person. */
  public List<ChatMessage> chat(long personId) {
    return bot.person(personId).map(TelegramPerson::chat).orElse(List.of());
  }

  public ChatMessage awaitMessage(long personId, Predicate<ChatMessage> wanted, Duration time) throws InterruptedException {
    return bot.person(personId).orElseThrow().awaitMessage(wanted, time);
  }

  /** The bytes of a picture that the bot has sent. */
  public Optional<Picture> picture(String fileId) {
    return bot.files.byId(fileId).map(photo -> new Picture(photo.contentType(), photo.content()));
  }

  /** A picture as it was uploaded. */
  public record Picture(String contentType, byte[] content) {}

  /** The commands that this person's application offers, {@code {command, description}} each. */
  public JsonNode commands(TelegramPerson person) {
    return bot.profile.commandsFor(person.id(), person.language());
  }

  /** A field of the bot's profile, such as description, in a language. */
  public String profileText(String field, String language) {
    return bot.profile.text(field, language);
  }

  public JsonNode menuButton(TelegramPerson person) {
    return bot.profile.menuButton(person.id());
  }

  public Faults faults() {
    return faults;
  }

  public WireLog log() {
    return log;
  }

  public void onChange(Consumer<TelegramChange> listener) {
    bot.onChange(listener);
  }

  /** Queues an update whose content is put in as it is, however wrong; its update id, unless the bot does not want this kind. */
  public Optional<Long> inject(String kind, JsonNode content) {
    return bot.updates.add(kind, content);
  }

  /** Queues a message that Java's bindings cannot read: its date is an object. */
  public long injectUnreadable() {
    ObjectNode message = Json.object().put("message_id", bot.nextMessageId());
    message.putObject("date").put("wrong", true);
    message.putObject("chat").put("id", "not a number");
    return inject("message", message).orElseThrow();
  }

  /** How many updates the bot has not confirmed yet. */
  public int openUpdates() {
    return bot.updates.size();
  }

  /** Waits until the bot has confirmed every update. */
  public boolean awaitConfirmed(Duration time) throws InterruptedException {
    return bot.updates.awaitEmpty(time.toMillis());
  }

  /** What must outlive a restart of the playground. */
  JsonNode save() {
    return TelegramMemory.save(bot);
  }

  void restore(JsonNode saved) {
    TelegramMemory.restore(bot, saved);
  }

  private HttpReply handle(HttpCall call) throws IOException, InterruptedException {
    var file = FILE.matcher(call.path());
    if (file.matches()) {
      return file(file.group(1), file.group(2));
    }
    var method = METHOD.matcher(call.path());
    if (!method.matches() || !TOKEN.matcher(method.group(1)).matches()) {
      return refused(BotApiRefusal.of(404, "Not Found"));
    }
    if (!method.group(1).equals(settings.token())) {
      return refused(BotApiRefusal.of(401, "Unauthorized"));
    }
    return called(method.group(2), call);
  }

  private HttpReply called(String method, HttpCall call) throws IOException, InterruptedException {
    long started = System.nanoTime();
    var fault = faults.take(method);
    faults.delay();
    var note = new String[] {""};
    LocalHttp.Handler work = c -> {
      try {
        return HttpReply.json(200, Json.object().put("ok", true).set("result", methods.call(method, Params.of(c))));
      } catch (BotApiRefusal refusal) {
        note[0] = refusal.description();
        return refused(refusal);
      }
    };
    var reply = fault.isPresent() ? Fault.around(fault.get(), work, call) : work.handle(call);
    log.add(WireCall.Direction.FROM_CLUB, TelegramMethods.properName(method), reply.status(), started, note[0]);
    return reply;
  }

  private HttpReply file(String token, String path) {
    if (!token.equals(settings.token())) {
      return refused(BotApiRefusal.of(401, "Unauthorized"));
    }
    return bot.files.byPath(path)
        .<HttpReply>map(photo -> new HttpReply.Bytes(200, photo.contentType(), photo.content(), Map.of()))
        .orElseGet(() -> refused(BotApiRefusal.of(404, "Not Found")));
  }

  private static HttpReply refused(BotApiRefusal refusal) {
    return HttpReply.json(refusal.errorCode(), refusal.envelope());
  }

  @Override
  public void close() {
    webhook.close();
    http.close();
  }
}
