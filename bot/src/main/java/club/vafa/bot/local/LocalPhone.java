package club.vafa.bot.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A person's mobile phone, as far as text messages go. */
public final class LocalPhone {

  /** Older messages are forgotten. */
  public static final int MESSAGES_MAX = 500;

  /** What sending needs of the network behind the phone. */
  interface Network {
    String carry(LocalPhone from, String clubNumber, String body);

    void changed(LocalPhone phone);
  }

  private final String number;
  private final String clubNumber;
  private final Network network;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Sms> messages = new ArrayDeque<>();
  private volatile OptionalInt failure = OptionalInt.empty();
  private long revision;

  LocalPhone(String number, String clubNumber, Network network) {
    this.number = number;
    this.clubNumber = clubNumber;
    this.network = network;
  }

  /** In E.164. */
  public String number() {
    return number;
  }

  /** Sends a message to the club's number; its sid. */
  public String send(String body) {
    return network.carry(this, clubNumber, body);
  }

  /** What came from the club, oldest first. */
  public List<Sms> inbox() {
    return thread().stream().filter(Sms::fromClub).toList();
  }

  /** Both sides, oldest first. */
  public List<Sms> thread() {
    lock.lock();
    try {
      return List.copyOf(messages);
    } finally {
      lock.unlock();
    }
  }

  public long revision() {
    lock.lock();
    try {
      return revision;
    } finally {
      lock.unlock();
    }
  }

  /** From now on messages to this phone end undelivered with this error code, such as 30003, or with none are delivered again. */
  public void failWith(OptionalInt errorCode) {
    failure = errorCode;
  }

  OptionalInt failure() {
    return failure;
  }

  /** Waits for a message from the club that fits, the newest first; refuses with the whole thread in the text when none comes in time. */
  public Sms awaitSms(Predicate<Sms> wanted, Duration time) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = time.toNanos();
      while (true) {
        for (var sms : new ArrayList<>(messages).reversed()) {
          if (sms.fromClub() && wanted.test(sms)) {
            return sms;
          }
        }
        if (left <= 0) {
          throw new AssertionError("no such message in " + time + "; the thread is "
              + messages.stream().map(sms -> (sms.fromClub() ? "club: " : "phone: ") + sms.body()).toList());
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  void add(String sid, boolean fromClub, String other, String body, Instant at) {
    lock.lock();
    try {
      messages.addLast(new Sms(sid, fromClub, other, body, at, ++revision));
      if (messages.size() > MESSAGES_MAX) {
        messages.removeFirst();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    network.changed(this);
  }
}
