package club.vafa.bot.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Connections to the mail server: a few at once, each used for many mails one after the other. */
final class SmtpServer implements AutoCloseable {
  static final int CONNECTIONS_MAX = 8;
  private static final int MAILS_PER_CONNECTION_MAX = 100;
  private static final Duration IDLE_MAX = Duration.ofSeconds(5);
  private static final Duration WAIT_MAX = Duration.ofSeconds(15);

  private final MailSettings settings;
  private final Session session;
  private final Semaphore free = new Semaphore(CONNECTIONS_MAX);
  private final Deque<SmtpCall> idle = new ArrayDeque<>();

  SmtpServer(MailSettings settings, Duration answer) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings, answer));
  }

  Session session() {
    return session;
  }

  /** A connection that is signed in, the caller's until it is given back; empty where all are in use for long. */
  Optional<SmtpCall> take() throws MessagingException, InterruptedException {
    if (!free.tryAcquire(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
      return Optional.empty();
    }
    try {
      var call = idle();
      return Optional.of(call.isPresent() ? call.get() : open());
    } catch (MessagingException | RuntimeException e) {
      free.release();
      throw e;
    }
  }

  /** What went wrong with a connection is not found out by the next mail. */
  void giveBack(SmtpCall call, boolean sound) {
    if (sound && call.mails() < MAILS_PER_CONNECTION_MAX) {
      synchronized (idle) {
        idle.addFirst(call);
      }
    } else {
      close(call);
    }
    free.release();
  }

  private Optional<SmtpCall> idle() {
    while (true) {
      SmtpCall call;
      synchronized (idle) {
        call = idle.pollFirst();
      }
      if (call == null) {
        return Optional.empty();
      }
      if (call.idleNanos() < IDLE_MAX.toNanos()) {
        return Optional.of(call);
      }
      close(call);
    }
  }

  private SmtpCall open() throws MessagingException {
    var smtp = settings.smtp();
    boolean tls = smtp.security() == MailSettings.Security.TLS;
    var call = new SmtpCall(session, tls ? "smtps" : "smtp", tls);
    try {
      call.connect(smtp.host(), smtp.port(), smtp.signIn().map(MailSettings.SignIn::user).orElse(null),
          smtp.signIn().map(MailSettings.SignIn::password).orElse(null));
      return call;
    } catch (MessagingException e) {
      close(call);
      throw e;
    }
  }

  private static void close(SmtpCall call) {
    try {
      call.close();
    } catch (MessagingException e) {
      // It is of no use any more either way.
    }
  }

  private static Properties properties(MailSettings settings, Duration answer) {
    var given = new Properties();
    for (var protocol : new String[] {"smtp", "smtps"}) {
      var mail = "mail." + protocol + ".";
      given.setProperty(mail + "connectiontimeout", Long.toString(Duration.ofSeconds(10).toMillis()));
      given.setProperty(mail + "timeout", Long.toString(answer.toMillis()));
      given.setProperty(mail + "writetimeout", Long.toString(answer.toMillis()));
      given.setProperty(mail + "auth", Boolean.toString(settings.smtp().signIn().isPresent()));
      given.setProperty(mail + "ssl.checkserveridentity", "true");
      given.setProperty(mail + "quitwait", "false");
      given.setProperty(mail + "from", settings.bounces().map(box -> box.address().address()).orElse(settings.from().address()));
      // Servers that know how send back the headers of what they could not deliver, by which the message is found.
      given.setProperty(mail + "dsn.ret", "HDRS");
      given.setProperty(mail + "dsn.notify", "FAILURE");
    }
    boolean startTls = settings.smtp().security() == MailSettings.Security.STARTTLS;
    given.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
    given.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
    return given;
  }

  @Override
  public void close() {
    synchronized (idle) {
      idle.forEach(SmtpServer::close);
      idle.clear();
    }
  }
}
