package club.vafa.bot.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Kavenegar's API for one key and one line, as published: sending, and asking for states by its number or by the caller's. Joined to phones, its
 * messages reach them, and the club is called with states and with what they send.
 */
public final class LocalKavenegar implements AutoCloseable {
  /** A message that was taken. */
  public record Taken(long id, String localId, String receptor, String text, int status) {}

  static final int MESSAGES_MAX = 100_000;
  private static final Pattern PATH = Pattern.compile("/v1/([^/]+)/sms/([a-z]+)\\.json");
  private static final Pattern RECEPTOR = Pattern.compile("(\\+98|0098|98|0)9[0-9]{9}");
  private static final int SENT = 4;
  private static final int UNKNOWN = 100;
  private static final int PERSIAN_CHARS_MAX = 268;
  private static final int LATIN_CHARS_MAX = 612;

  private final String key;
  private final String line;
  private final Faults faults = new Faults();
  private final List<Taken> messages = new CopyOnWriteArrayList<>();
  private final Map<String, Taken> byLocalId = new ConcurrentHashMap<>();
  private final Map<Long, Integer> states = new ConcurrentHashMap<>();
  // Goes on over a restart, since a text with a number that was there before is taken for the same text.
  private final AtomicLong number = new AtomicLong(InstantSource.system().millis());
  private final WireLog log;
  private final KavenegarNetwork network;
  private final LocalHttp http;
  private volatile Optional<Function<String, LocalPhone>> phones = Optional.empty();

  private LocalKavenegar(String key, String line, int port, InstantSource clock, Duration step) {
    this.key = key;
    this.line = line;
    log = new WireLog(WireCall.Wire.KAVENEGAR, clock);
    network = new KavenegarNetwork(line, clock, step, log);
    http = new LocalHttp("127.0.0.1", port, this::handle);
  }

  /** Port 0: any free one. */
  public static LocalKavenegar start(String key, String line, int port) {
    return new LocalKavenegar(key, line, port, InstantSource.system(), Duration.ZERO);
  }

  /** The step is how long a message stays at each station. */
  public static LocalKavenegar start(String key, String line, InstantSource clock, Duration step) {
    return new LocalKavenegar(key, line, 0, clock, step);
  }

  /** Takes over the phones of this server: from now on their texts come in here, and messages reach them from here. */
  public void takeOver(LocalTwilio other) {
    phones = Optional.of(other::phone);
    other.carriedBy(line, (from, body) -> {
      long id = number.incrementAndGet();
      network.receive(from, id, body);
      return Long.toString(id);
    });
  }

  /** Where the club is called with texts that came in, and with states. */
  public void call(String messages, String status) {
    network.calls(new KavenegarNetwork.Calls(messages, status));
  }

  public WireLog log() {
    return log;
  }

  public String baseUrl() {
    return http.baseUrl();
  }

  /** The methods are called {@code send}, {@code status} and {@code statuslocalmessageid}. */
  public Faults faults() {
    return faults;
  }

  /** Oldest first. */
  public List<Taken> messages() {
    return List.copyOf(messages);
  }

  private HttpReply handle(HttpCall call) throws IOException, InterruptedException {
    var path = PATH.matcher(call.path());
    var method = path.matches() ? path.group(2) : "unknown";
    var fault = faults.take(method);
    faults.delay();
    LocalHttp.Handler work = c -> path.matches() ? answer(path.group(1), method, c) : said(404, "متد نامشخص است");
    long started = System.nanoTime();
    var reply = fault.isPresent() ? Fault.around(fault.get(), work, call) : work.handle(call);
    log.add(WireCall.Direction.FROM_CLUB, method, reply.status(), started, "");
    return reply;
  }

  private HttpReply answer(String with, String method, HttpCall call) {
    if (!with.equals(key)) {
      return said(403, "کد شناسائی API-Key معتبر نمی‌باشد");
    }
    if (!call.method().equals("POST") || !call.mediaType().equals("application/x-www-form-urlencoded")) {
      return said(405, "متد Get/Post اشتباه است");
    }
    var form = HttpCall.form(call.bodyText());
    return switch (method) {
      case "send" -> send(form);
      case "statuslocalmessageid" -> state(Optional.ofNullable(byLocalId.get(form.getOrDefault("localid", ""))), form);
      case "status" -> state(messages.stream().filter(one -> Long.toString(one.id()).equals(form.get("messageid"))).findFirst(), form);
      default -> said(404, "متد نامشخص است");
    };
  }

  private synchronized HttpReply send(Map<String, String> form) {
    var text = form.getOrDefault("message", "");
    if (!form.containsKey("receptor") || !form.containsKey("message")) {
      return said(406, "پارامترهای اجباری خالی ارسال شده اند");
    }
    if (!RECEPTOR.matcher(form.get("receptor")).matches()) {
      return said(411, "دریافت کننده نامعتبر است");
    }
    if (!line.equals(form.get("sender"))) {
      return said(412, "ارسال کننده نامعتبر است");
    }
    boolean latin = text.chars().allMatch(c -> c < 128);
    if (text.isBlank() || text.length() > (latin ? LATIN_CHARS_MAX : PERSIAN_CHARS_MAX)) {
      return said(413, "پیام خالی است و یا طول پیام بیش از حد مجاز می‌باشد");
    }
    if (messages.size() >= MESSAGES_MAX) {
      return said(418, "اعتبار حساب شما کافی نیست");
    }
    var localId = form.getOrDefault("localid", "");
    // The same number of the caller's means the same message: it is not sent again.
    var known = Optional.ofNullable(byLocalId.get(localId));
    var taken = known.orElseGet(() -> new Taken(number.incrementAndGet(), localId, form.get("receptor"), text, 1));
    if (known.isEmpty()) {
      messages.add(taken);
      phones.ifPresent(all -> network.deliver(taken, all.apply(PlaygroundActions.phone(taken.receptor())), state -> states.put(taken.id(), state)));
      if (!localId.isEmpty()) {
        byLocalId.put(localId, taken);
      }
    }
    var answer = envelope(200, "تایید شد");
    answer.putArray("entries").addObject().put("messageid", taken.id()).put("message", text).put("status", taken.status())
        .put("statustext", "در صف ارسال").put("sender", line).put("receptor", taken.receptor()).put("date", 0).put("cost", 120);
    return HttpReply.json(200, answer);
  }

  private HttpReply state(Optional<Taken> message, Map<String, String> form) {
    var answer = envelope(200, "تایید شد");
    answer.putArray("entries").addObject().put("messageid", message.map(Taken::id).orElse(0L)).put("localid", form.getOrDefault("localid", ""))
        .put("status", message.map(one -> states.getOrDefault(one.id(), SENT)).orElse(UNKNOWN))
        .put("statustext", message.isPresent() ? "ارسال شده به مخابرات" : "شناسه پیامک نامعتبر است");
    return HttpReply.json(200, answer);
  }

  private static HttpReply said(int status, String words) {
    return HttpReply.json(status, envelope(status, words));
  }

  private static ObjectNode envelope(int status, String words) {
    var answer = Json.object();
    answer.putObject("return").put("status", status).put("message", words);
    return answer;
  }

  @Override
  public void close() {
    network.close();
    http.close();
  }
}
