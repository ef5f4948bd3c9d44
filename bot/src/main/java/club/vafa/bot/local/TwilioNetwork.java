package club.vafa.bot.local;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** What happens behind Twilio's API: phones, the carrier's way of a message, callbacks, and the words that Twilio obeys itself. */
final class TwilioNetwork implements LocalPhone.Network, AutoCloseable {

  static final int PHONES_MAX = 100_000;
  private static final int UNDER_WAY_MAX = 200;

  private final LocalTwilio.Settings settings;
  private final InstantSource clock;
  private final TwilioMessages messages;
  private final TwilioHooks hooks;
  private final Map<String, LocalPhone> phones = new ConcurrentSkipListMap<>();
  private final Set<String> stopped = ConcurrentHashMap.newKeySet();
  private final List<Consumer<LocalPhone>> listeners = new CopyOnWriteArrayList<>();
  private final ExecutorService carrier = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore underWay = new Semaphore(UNDER_WAY_MAX);
  private volatile Duration step;
  private volatile String inboundUrl = "";
  private volatile Optional<Elsewhere> elsewhere = Optional.empty();

  /** Another provider that carries what the phones send, at its own number; the answer is that text's id. */
  record Elsewhere(String number, BiFunction<LocalPhone, String, String> carries) {}

  TwilioNetwork(LocalTwilio.Settings settings, TwilioMessages messages, TwilioHooks hooks) {
    this.settings = settings;
    this.messages = messages;
    this.hooks = hooks;
    clock = settings.clock();
    step = settings.step();
  }

  LocalPhone phone(String number) {
    if (phones.size() >= PHONES_MAX) {
      throw new IllegalStateException("more than " + PHONES_MAX + " phones");
    }
    return phones.computeIfAbsent(number, _ -> new LocalPhone(number, settings.number(), this));
  }

  List<LocalPhone> phones() {
    return List.copyOf(phones.values());
  }

  void onChange(Consumer<LocalPhone> listener) {
    listeners.add(listener);
  }

  @Override
  public void changed(LocalPhone phone) {
    listeners.forEach(listener -> listener.accept(phone));
  }

  void inboundUrl(String url) {
    inboundUrl = url;
  }

  boolean stopped(String number) {
    return stopped.contains(number);
  }

  void stop(String number) {
    stopped.add(number);
  }

  static String newSid() {
    return "SM" + UUID.randomUUID().toString().replace("-", "");
  }

  /** The way of an accepted message to the phone, with a callback at each station. */
  void deliver(TwilioMessage message) {
    carrier.execute(() -> {
      try {
        underWay.acquire();
        try {
          var sent = station(station(message, "sending", OptionalInt.empty()), "sent", OptionalInt.empty());
          Thread.sleep(step);
          arrive(sent);
        } finally {
          underWay.release();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private void arrive(TwilioMessage message) throws InterruptedException {
    var phone = phone(message.to());
    if (phone.failure().isPresent()) {
      station(message, "undelivered", phone.failure());
    } else {
      phone.add(message.sid(), true, message.from(), message.body(), clock.instant());
      station(message, "delivered", OptionalInt.empty());
    }
  }

  private TwilioMessage station(TwilioMessage message, String status, OptionalInt errorCode) throws InterruptedException {
    if (!status.equals("delivered")) {
      Thread.sleep(step);
    }
    var changed = messages.status(message, status, errorCode);
    tell(changed);
    return changed;
  }

  /** Posts a message's state to its callback address, if it has one. */
  void tell(TwilioMessage message) throws InterruptedException {
    if (message.statusCallback().isPresent()) {
      var form = new LinkedHashMap<String, String>();
      form.put("AccountSid", settings.accountSid());
      form.put("ApiVersion", "2010-04-01");
      form.put("From", message.from());
      form.put("To", message.to());
      form.put("MessageSid", message.sid());
      form.put("SmsSid", message.sid());
      form.put("MessageStatus", message.status());
      form.put("SmsStatus", message.status());
      message.serviceSid().ifPresent(sid -> form.put("MessagingServiceSid", sid));
      message.errorCode().ifPresent(code -> form.put("ErrorCode", Integer.toString(code)));
      hooks.post("status " + message.status(), message.statusCallback().get(), form);
    }
  }

  void carriedBy(Elsewhere other) {
    elsewhere = Optional.of(other);
  }

  /** The number at which the phones find the club. */
  String clubNumber() {
    return elsewhere.map(Elsewhere::number).orElse(settings.number());
  }

  @Override
  public String carry(LocalPhone from, String to, String body) {
    if (elsewhere.isPresent()) {
      return elsewhere.get().carries().apply(from, body);
    }
    var now = clock.instant();
    var message = messages.add(TwilioMessage.inbound(from.number(), to, body, now));
    from.add(message.sid(), false, to, body, now);
    carrier.execute(() -> {
      try {
        receive(from, message, OptOut.of(body));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    return message.sid();
  }

  private void receive(LocalPhone from, TwilioMessage message, Optional<OptOut> optOut) throws InterruptedException {
    if (optOut.isPresent() && optOut.get() == OptOut.STOP) {
      stopped.add(from.number());
    } else if (optOut.isPresent() && optOut.get() == OptOut.START) {
      stopped.remove(from.number());
    }
    optOut.ifPresent(kind -> from.add(newSid(), true, message.to(), kind.answer(), clock.instant()));
    if (!inboundUrl.isEmpty()) {
      var form = InboundForm.of(settings.accountSid(), message);
      if (settings.advancedOptOut()) {
        optOut.ifPresent(kind -> form.put("OptOutType", kind.name()));
        settings.serviceSid().ifPresent(sid -> form.put("MessagingServiceSid", sid));
      }
      var answer = hooks.post("inbound", inboundUrl, form);
      for (var reply : answer.flatMap(Twiml::messages).orElse(List.of())) {
        reply(from, message.to(), reply);
      }
    }
  }

  private void reply(LocalPhone to, String clubNumber, String body) {
    if (!body.isEmpty() && !stopped(to.number())) {
      deliver(messages.add(TwilioMessage.outbound(clubNumber, to.number(), body, Optional.empty(), Optional.empty(), clock.instant())));
    }
  }

  @Override
  public void close() {
    carrier.shutdownNow();
  }
}
