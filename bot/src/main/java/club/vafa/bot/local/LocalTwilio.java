package club.vafa.bot.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Twilio's Messages API for one account with one number, and the phones of the people whom it reaches. The club's side is HTTP, as
 * <a href="https://www.twilio.com/docs/messaging/api/message-resource">published</a>; the people's side is {@link LocalPhone}.
 */
public final class LocalTwilio implements AutoCloseable {

  /**
   * How the server is set up.
   *
   * @param port 0 for any free one
   * @param number the club's own, in E.164
   * @param serviceSid of the messaging service that holds the number, if there is one
   * @param advancedOptOut whether that service has Advanced Opt-Out, which adds OptOutType to the inbound webhook
   * @param step how long a message stays at each station (queued, sending, sent, delivered)
   */
  public record Settings(String host, int port, String accountSid, String authToken, String number, Optional<String> serviceSid,
      boolean advancedOptOut, Duration step, InstantSource clock) {

    /** On a free port of the loopback, as fast as it goes. */
    public static Settings forTests() {
      return new Settings("127.0.0.1", 0, "AC0123456789abcdef0123456789abcdef", "local-auth-token-for-tests", "+982100000000",
          Optional.empty(), false, Duration.ZERO, InstantSource.system());
    }

    public Settings withPort(int newPort) {
      return new Settings(host, newPort, accountSid, authToken, number, serviceSid, advancedOptOut, step, clock);
    }

    public Settings withService(String sid, boolean newAdvancedOptOut) {
      return new Settings(host, port, accountSid, authToken, number, Optional.of(sid), newAdvancedOptOut, step, clock);
    }

    public Settings withStep(Duration newStep) {
      return new Settings(host, port, accountSid, authToken, number, serviceSid, advancedOptOut, newStep, clock);
    }

    public Settings withClock(InstantSource newClock) {
      return new Settings(host, port, accountSid, authToken, number, serviceSid, advancedOptOut, step, newClock);
    }
  }

  private final Settings settings;
  private final Faults faults = new Faults();
  private final WireLog log;
  private final TwilioMessages messages;
  private final TwilioHooks hooks;
  private final TwilioNetwork network;
  private final TwilioApi api;
  private final LocalHttp http;

  private LocalTwilio(Settings settings) {
    this.settings = settings;
    log = new WireLog(WireCall.Wire.TWILIO, settings.clock());
    messages = new TwilioMessages(settings.accountSid(), settings.clock());
    hooks = new TwilioHooks(settings.authToken(), log);
    network = new TwilioNetwork(settings, messages, hooks);
    api = new TwilioApi(settings, messages, network);
    http = new LocalHttp(settings.host(), settings.port(), this::handle);
  }

  public static LocalTwilio start(Settings settings) {
    return new LocalTwilio(settings);
  }

  public static LocalTwilio start() {
    return start(Settings.forTests());
  }

  /** Such as {@code http://127.0.0.1:8082}; the club's setting for Twilio's base address. */
  public String baseUrl() {
    return http.baseUrl();
  }

  public int port() {
    return http.port();
  }

  public String accountSid() {
    return settings.accountSid();
  }

  public String authToken() {
    return settings.authToken();
  }

  /** The club's number. */
  public String number() {
    return settings.number();
  }

  /** Where an inbound message is posted to: the public address, which is also what is signed. */
  public void inboundWebhook(String publicUrl) {
    network.inboundUrl(publicUrl);
  }

  /** Posts that go to addresses beginning with the first are sent to the second, still signed over the first. */
  public void route(String publicBase, String reachableBase) {
    hooks.route(publicBase, reachableBase);
  }

  /** From now on another provider, at its own number, carries what the phones send; it answers a text's id. */
  void carriedBy(String number, BiFunction<LocalPhone, String, String> other) {
    network.carriedBy(new TwilioNetwork.Elsewhere(number, other));
  }

  /** The number at which the phones find the club. */
  String clubNumber() {
    return network.clubNumber();
  }

  /** A person's phone, the same one for the same number. */
  public LocalPhone phone(String e164) {
    return network.phone(e164);
  }

  public List<LocalPhone> phones() {
    return network.phones();
  }

  public void onChange(Consumer<LocalPhone> listener) {
    network.onChange(listener);
  }

  /** Whether Twilio itself has closed this number after STOP. */
  public boolean stopped(String e164) {
    return network.stopped(e164);
  }

  /** A message's status as Twilio shows it. */
  public Optional<String> status(String sid) {
    return messages.find(sid).map(TwilioMessage::status);
  }

  /** Posts this status to the message's callback address once more, or late, or out of order, without changing the message. */
  public void repeatCallback(String sid, String status) throws InterruptedException {
    var message = messages.find(sid).orElseThrow(() -> new IllegalArgumentException("no message " + sid));
    network.tell(message.with(status, message.updated(), OptionalInt.empty()));
  }

  /** The methods are called {@code create message}, {@code fetch message} and {@code list messages}. */
  public Faults faults() {
    return faults;
  }

  public WireLog log() {
    return log;
  }

  /** What must outlive a restart of the playground: threads, and who has said STOP. */
  JsonNode save() {
    return TwilioMemory.save(network);
  }

  void restore(JsonNode saved) {
    TwilioMemory.restore(network, saved);
  }

  private HttpReply handle(HttpCall call) throws IOException, InterruptedException {
    long started = System.nanoTime();
    var name = TwilioApi.name(call);
    var fault = faults.take(name);
    faults.delay();
    var note = new String[] {""};
    LocalHttp.Handler work = c -> {
      try {
        return api.handle(c);
      } catch (TwilioRefusal refusal) {
        note[0] = refusal.note();
        return HttpReply.json(refusal.status(), refusal.body());
      }
    };
    var reply = fault.isPresent() ? Fault.around(fault.get(), work, call) : work.handle(call);
    log.add(WireCall.Direction.FROM_CLUB, name, reply.status(), started, note[0]);
    return reply;
  }

  @Override
  public void close() {
    network.close();
    hooks.close();
    http.close();
  }
}
