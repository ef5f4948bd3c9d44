package club.vafa.bot.local;

import club.vafa.bot.local.TelegramChange.CallbackAnswer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The bot's last answers to one person's presses, by callback query. */
final class PressAnswers {

  static final int ANSWERS_MAX = 100;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, CallbackAnswer> answers = new LinkedHashMap<>();

  void put(String queryId, CallbackAnswer answer) {
    lock.lock();
    try {
      answers.put(queryId, answer);
      if (answers.size() > ANSWERS_MAX) {
        answers.remove(answers.keySet().iterator().next());
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  Optional<CallbackAnswer> await(String queryId, Duration time) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = time.toNanos();
      while (!answers.containsKey(queryId) && left > 0) {
        left = changed.awaitNanos(left);
      }
      return Optional.ofNullable(answers.get(queryId));
    } finally {
      lock.unlock();
    }
  }
}
