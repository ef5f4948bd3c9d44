package club.vafa.bot.local;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A mail server on this machine that takes every mail (RFC 5321) and keeps the last of them to be read; with faults on demand. */
public final class LocalMail implements AutoCloseable {
  /** Older mails are forgotten. */
  public static final int MAILS_MAX = 500;
  static final int MAIL_BYTES_MAX = 2_000_000;
  private static final int LINE_CHARS_MAX = 2_000;
  private static final int IDLE_MILLIS = 60_000;
  private static final int RECIPIENTS_MAX = 100;
  private static final Pattern PATH = Pattern.compile("(?i)(?:MAIL FROM|RCPT TO):\\s*<([^<>\\s]*)>.*");

  /** Where in the talk something goes wrong, and how. */
  public enum Fault {
    /** 550 5.1.1 to the recipient. */
    NO_SUCH_MAILBOX,
    /** 451 4.7.1 to the recipient: grey-listed. */
    PUT_OFF,
    /** 550 5.7.1 to the mail: unwanted. */
    UNWANTED,
    /** 421 4.3.2 in place of the greeting. */
    CLOSING,
    /** The line breaks before a word of the mail was said. */
    BROKEN_BEFORE_THE_MAIL,
    /** The mail is taken and kept, but the line breaks before that is said. */
    SILENT_AFTER_TAKING
  }

  private final InstantSource clock;
  private final ServerSocket door;
  private final Deque<LocalMailbox.Mail> mails = new ArrayDeque<>();
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Consumer<LocalMailbox.Mail> listener = mail -> { };
  private long number;

  private LocalMail(String host, int port, InstantSource clock) {
    this.clock = clock;
    try {
      door = new ServerSocket();
      door.bind(new InetSocketAddress(InetAddress.getByName(host), port), 200);
    } catch (IOException e) {
      throw new IllegalStateException("no mail server at port " + port, e);
    }
    Thread.ofVirtual().name("local-mail").start(this::welcome);
  }

  /** Port 0: any free one. */
  public static LocalMail start(String host, int port, InstantSource clock) {
    return new LocalMail(host, port, clock);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** The next mails go so, one after the other. */
  public void next(Fault... coming) {
    faults.addAll(List.of(coming));
  }

  /** Oldest first. */
  public List<LocalMailbox.Mail> mails() {
    synchronized (mails) {
      return List.copyOf(mails);
    }
  }

  public List<LocalMailbox.Mail> mails(String to) {
    return mails().stream().filter(mail -> mail.to().contains(to.toLowerCase(Locale.ROOT))).toList();
  }

  public void onMail(Consumer<LocalMailbox.Mail> wants) {
    listener = wants;
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        var socket = door.accept();
        open.add(socket);
        Thread.ofVirtual().name("local-mail-talk").start(() -> talk(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      socket.setSoTimeout(IDLE_MILLIS);
      new Talk(socket).go();
    } catch (IOException e) {
      // Whoever talks to us has gone.
    } finally {
      open.remove(socket);
    }
  }

  private void keep(String from, List<String> to, byte[] content) {
    LocalMailbox.Mail mail;
    synchronized (mails) {
      mail = new LocalMailbox.Mail(++number, from, to, content, clock.instant());
      mails.addLast(mail);
      if (mails.size() > MAILS_MAX) {
        mails.removeFirst();
      }
    }
    listener.accept(mail);
  }

  /** One connection, from the greeting to QUIT. */
  private final class Talk {
    private final Socket socket;
    private final InputStream in;
    private Optional<String> from = Optional.empty();
    private List<String> to = List.of();

    Talk(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
    }

    void go() throws IOException {
      if (faults.peek() == Fault.CLOSING) {
        faults.poll();
        say("421 4.3.2 closing");
        return;
      }
      say("220 local.vafa ESMTP");
      for (var line = line(); line.isPresent(); line = line()) {
        var verb = line.get().split(" ", 2)[0].toUpperCase(Locale.ROOT);
        if (verb.equals("QUIT")) {
          say("221 2.0.0 bye");
          return;
        }
        if (!obey(verb, line.get())) {
          return;
        }
      }
    }

    private boolean obey(String verb, String line) throws IOException {
      switch (verb) {
        case "EHLO" -> say("250-local.vafa\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES");
        case "HELO" -> say("250 local.vafa");
        case "MAIL" -> mail(line);
        case "RCPT" -> recipient(line);
        case "DATA" -> {
          return data();
        }
        case "RSET" -> {
          reset();
          say("250 2.0.0 ok");
        }
        case "NOOP" -> say("250 2.0.0 ok");
        default -> say("502 5.5.1 not known");
      }
      return true;
    }

    private void mail(String line) throws IOException {
      var path = PATH.matcher(line);
      if (!path.matches()) {
        say("501 5.5.4 MAIL FROM:<address>");
        return;
      }
      from = Optional.of(path.group(1));
      to = List.of();
      say("250 2.1.0 ok");
    }

    private void recipient(String line) throws IOException {
      var path = PATH.matcher(line);
      if (from.isEmpty() || !path.matches() || !path.group(1).contains("@")) {
        say(from.isEmpty() ? "503 5.5.1 MAIL first" : "501 5.1.3 RCPT TO:<address>");
      } else if (took(Fault.NO_SUCH_MAILBOX)) {
        say("550 5.1.1 <" + path.group(1) + "> no such mailbox");
      } else if (took(Fault.PUT_OFF)) {
        say("451 4.7.1 try again later");
      } else if (to.size() == RECIPIENTS_MAX) {
        say("452 4.5.3 too many recipients");
      } else {
        to = Stream.concat(to.stream(), Stream.of(path.group(1).toLowerCase(Locale.ROOT))).toList();
        say("250 2.1.5 ok");
      }
    }

    private boolean data() throws IOException {
      if (to.isEmpty()) {
        say("503 5.5.1 RCPT first");
        return true;
      }
      if (took(Fault.BROKEN_BEFORE_THE_MAIL)) {
        return false;
      }
      say("354 go on");
      var content = new ByteArrayOutputStream();
      for (var line = line(); line.isPresent(); line = line()) {
        if (line.get().equals(".")) {
          return taken(content.toByteArray());
        }
        var said = line.get().startsWith(".") ? line.get().substring(1) : line.get();
        if (content.size() < MAIL_BYTES_MAX) {
          content.writeBytes((said + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
      }
      return false;
    }

    private boolean taken(byte[] content) throws IOException {
      if (took(Fault.UNWANTED)) {
        say("550 5.7.1 unwanted");
        reset();
        return true;
      }
      keep(from.orElseThrow(), to, content);
      reset();
      if (took(Fault.SILENT_AFTER_TAKING)) {
        return false;
      }
      say("250 2.0.0 taken");
      return true;
    }

    private void reset() {
      from = Optional.empty();
      to = List.of();
    }

    private boolean took(Fault fault) {
      return faults.peek() == fault && faults.poll() == fault;
    }

    private void say(String answer) throws IOException {
      socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    }

    /** Bytes as characters of the same number; empty at the end of the stream. */
    private Optional<String> line() throws IOException {
      var line = new StringBuilder();
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '\n') {
          return Optional.of(line.toString());
        }
        if (c != '\r' && line.length() < LINE_CHARS_MAX) {
          line.append((char) c);
        }
      }
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      // It is closed then.
    }
  }
}
