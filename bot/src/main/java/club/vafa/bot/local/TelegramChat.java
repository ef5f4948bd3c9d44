package club.vafa.bot.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The private chat of one person with the bot: its messages in order, and a way to wait for one. */
final class TelegramChat {

  /** The oldest are forgotten beyond this, as on a phone that has only so much memory. */
  static final int MESSAGES_MAX = 500;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final TreeMap<Long, ChatMessage> messages = new TreeMap<>();
  private long revision;

  /** Appends a message and returns the chat's new revision. */
  long append(long messageId, boolean fromBot, ObjectNode wire, ObjectNode keyboard) {
    return inLock(() -> {
      messages.put(messageId, new ChatMessage(messageId, fromBot, wire, keyboard, revision));
      if (messages.size() > MESSAGES_MAX) {
        messages.pollFirstEntry();
      }
    });
  }

  Optional<ChatMessage> find(long messageId) {
    lock.lock();
    try {
      return Optional.ofNullable(messages.get(messageId));
    } finally {
      lock.unlock();
    }
  }

  /** Replaces a message's wire form; refusals that the change throws leave the message as it was. */
  Optional<ChatMessage> edit(long messageId, UnaryOperator<ChatMessage> change) {
    lock.lock();
    try {
      var old = messages.get(messageId);
      if (old == null) {
        return Optional.empty();
      }
      var edited = change.apply(old);
      revision++;
      var kept = edited.with(edited.wire(), revision);
      messages.put(messageId, kept);
      changed.signalAll();
      return Optional.of(kept);
    } finally {
      lock.unlock();
    }
  }

  boolean delete(long messageId) {
    lock.lock();
    try {
      var found = messages.remove(messageId) != null;
      if (found) {
        revision++;
        changed.signalAll();
      }
      return found;
    } finally {
      lock.unlock();
    }
  }

  /** Oldest first. */
  List<ChatMessage> messages() {
    lock.lock();
    try {
      return List.copyOf(messages.values());
    } finally {
      lock.unlock();
    }
  }

  long revision() {
    lock.lock();
    try {
      return revision;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a message fits; the newest that fits is returned. */
  Optional<ChatMessage> await(Predicate<ChatMessage> wanted, Duration time) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = time.toNanos();
      while (true) {
        for (var message : new ArrayList<>(messages.descendingMap().values())) {
          if (wanted.test(message)) {
            return Optional.of(message);
          }
        }
        if (left <= 0) {
          return Optional.empty();
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private long inLock(Runnable change) {
    lock.lock();
    try {
      revision++;
      change.run();
      changed.signalAll();
      return revision;
    } finally {
      lock.unlock();
    }
  }
}
