package club.vafa.bot;

import club.vafa.Core;
import club.vafa.bot.dialog.Dialogs;
import club.vafa.bot.kavenegar.KavenegarSettings;
import club.vafa.bot.kavenegar.KavenegarWebhook;
import club.vafa.bot.kavenegar.KavenegarWire;
import club.vafa.bot.mail.MailSettings;
import club.vafa.bot.mail.MailWire;
import club.vafa.bot.sms.SmsWebhook;
import club.vafa.bot.sms.SmsWire;
import club.vafa.bot.sms.TwilioSettings;
import club.vafa.bot.telegram.TelegramSettings;
import club.vafa.bot.telegram.TelegramWebhook;
import club.vafa.bot.telegram.TelegramWire;
import club.vafa.message.Sender;
import club.vafa.message.Share;
import club.vafa.queue.Wakeup;
import club.vafa.queue.Worker;
import club.vafa.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The bot of this process. Made in every process, since the web needs its webhooks; started only where the role is asked for: then it polls
 * (if it is elected), works the inbox and sends.
 */
public final class Bot {

  static final int INBOX_WORKERS = 4;
  private static final int INBOX_BATCH_MAX = 20;
  private static final Duration SWEEP_EACH = Duration.ofSeconds(15);
  private static final Duration TAKING_GRACE = Duration.ofSeconds(2);

  private final Core core;
  private final Optional<TelegramWire> telegram;
  private final Optional<SmsWire> sms;
  private final Optional<KavenegarWire> kavenegar;
  private final Optional<MailWire> mail;
  private final List<Worker> inbox;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<Settler> settlers = new ArrayList<>();
  private final Worker sweep;

  public Bot(Core core, Optional<TelegramSettings> telegram, Optional<TwilioSettings> twilio) {
    this(core, telegram, twilio, Optional.empty(), Optional.empty());
  }

  public Bot(Core core, Optional<TelegramSettings> telegram, Optional<TwilioSettings> twilio, Optional<KavenegarSettings> kavenegar,
      Optional<MailSettings> mail) {
    this.core = core;
    // With the process's number, so that an operator can tell whose a lease is.
    var owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    var texts = new Texts(core.clubs.settings().zone());
    this.telegram = telegram.map(settings -> new TelegramWire(core, texts, settings, owner));
    this.sms = twilio.map(settings -> new SmsWire(core, settings));
    this.kavenegar = kavenegar.map(settings -> new KavenegarWire(core, settings));
    this.mail = mail.map(settings -> new MailWire(core, texts, settings));
    var dispatcher = new Dispatcher(core, new Talk(core, texts, new Dialogs(core)));
    inbox = IntStream.rangeClosed(1, INBOX_WORKERS)
        .mapToObj(i -> new Worker("inbox-" + i, core.inbox.arrived(), () ->
            core.inbox.work(INBOX_BATCH_MAX, dispatcher) == INBOX_BATCH_MAX)).toList();
    Stream.of(this.telegram.map(TelegramWire::sender), this.sms.map(SmsWire::sender), this.kavenegar.map(KavenegarWire::sender), this.mail.map(MailWire::sender)).flatMap(Optional::stream)
        .forEach(sender -> sends(sender, owner));
    sweep = new Worker("send-sweep", new Wakeup(), SWEEP_EACH, () -> core.outbox.sweep() > 0);
  }

  private void sends(Sender sender, String owner) {
    Arrays.stream(Share.values()).forEach(share -> deliveries.add(new Delivery(core.outbox, core.messages, sender, share, owner)));
    if (sender.settles()) {
      settlers.add(new Settler(core.outbox, sender));
    }
  }

  /** What Telegram pushes updates to; empty without a bot. */
  public Optional<TelegramWebhook> telegramWebhook() {
    return telegram.map(TelegramWire::webhook);
  }

  /** What Twilio posts texts and states to; empty without an account. */
  public Optional<SmsWebhook> smsWebhook() {
    return sms.map(SmsWire::webhook);
  }

  /** What Kavenegar calls with texts and states; empty without an account. */
  public Optional<KavenegarWebhook> kavenegarWebhook() {
    return kavenegar.map(KavenegarWire::webhook);
  }

  /** How long ago Telegram last answered a poll of this process; empty where this process does not poll. */
  public Optional<Duration> pollAge() {
    return telegram.flatMap(TelegramWire::pollAge);
  }

  public void start() {
    inbox.forEach(Worker::start);
    deliveries.forEach(Delivery::start);
    sweep.start();
    settlers.forEach(Settler::start);
    mail.ifPresent(MailWire::start);
    telegram.ifPresent(TelegramWire::start);
  }

  /** Takes nothing in any more, lets what is being handled and sent come to its end, and is down within the time given. */
  public void stop(Duration grace) throws InterruptedException {
    long until = System.nanoTime() + grace.toNanos();
    if (telegram.isPresent()) {
      telegram.get().stopTaking(TAKING_GRACE);
    }
    for (var worker : inbox) {
      worker.stop(left(until));
    }
    if (mail.isPresent()) {
      mail.get().stop(left(until));
    }
    sweep.stop(left(until));
    for (var settler : settlers) {
      settler.stop(left(until));
    }
    for (var delivery : deliveries) {
      delivery.stop(left(until));
    }
    telegram.ifPresent(TelegramWire::close);
    sms.ifPresent(SmsWire::close);
    kavenegar.ifPresent(KavenegarWire::close);
    mail.ifPresent(MailWire::close);
  }

  private static Duration left(long untilNanos) {
    return Duration.ofNanos(Math.max(0, untilNanos - System.nanoTime()));
  }
}
