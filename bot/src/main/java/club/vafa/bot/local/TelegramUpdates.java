package club.vafa.bot.local;

import static club.vafa.bot.local.BotApiRefusal.badRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The updates that the bot has not confirmed yet, in order, and the long poll that fetches them. */
final class TelegramUpdates {

  /** The oldest are dropped beyond this; Telegram itself keeps updates for a day. */
  static final int UPDATES_MAX = 100_000;
  static final int LIMIT_MAX = 100;
  static final int UNSAVED_MAX = 1_000;
  static final int POLL_MAX_SECONDS = 50;
  private static final Set<String> ONLY_WHEN_ASKED = Set.of("chat_member", "message_reaction", "message_reaction_count");

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<ObjectNode> waiting = new ArrayDeque<>();
  private final Set<String> allowed = new HashSet<>();
  private long nextId;
  private long pollGeneration;
  private boolean webhook;

  TelegramUpdates(long firstId) {
    nextId = firstId;
  }

  /** Queues an update of a kind, if the bot wants that kind; its id, if so. */
  Optional<Long> add(String kind, JsonNode content) {
    lock.lock();
    try {
      if (allowed.isEmpty() ? ONLY_WHEN_ASKED.contains(kind) : !allowed.contains(kind)) {
        return Optional.empty();
      }
      var update = Json.object().put("update_id", nextId++);
      update.set(kind, content);
      waiting.addLast(update);
      if (waiting.size() > UPDATES_MAX) {
        waiting.removeFirst();
      }
      changed.signalAll();
      return Optional.of(nextId - 1);
    } finally {
      lock.unlock();
    }
  }

  /** {@code getUpdates}: confirms below the offset, then waits until there is something or the time is up. */
  ArrayNode poll(Params params) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (webhook) {
        throw conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
      }
      allow(params);
      confirm(params.number("offset", 0));
      int limit = (int) Math.clamp(params.number("limit", LIMIT_MAX), 1, LIMIT_MAX);
      long generation = ++pollGeneration;
      changed.signalAll();
      await(generation, TimeUnit.SECONDS.toNanos(Math.clamp(params.number("timeout", 0), 0, POLL_MAX_SECONDS)));
      var batch = Json.array();
      waiting.stream().limit(limit).forEach(batch::add);
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void await(long generation, long nanos) throws InterruptedException {
    long left = nanos;
    while (waiting.isEmpty() && left > 0) {
      left = changed.awaitNanos(left);
      if (pollGeneration != generation) {
        throw conflict("terminated by other getUpdates request; make sure that only one bot instance is running");
      }
      if (webhook) {
        throw conflict("terminated by setWebhook request");
      }
    }
  }

  private void confirm(long offset) {
    if (offset < 0) {
      while (waiting.size() > -offset) {
        waiting.removeFirst();
      }
    }
    while (!waiting.isEmpty() && waiting.getFirst().path("update_id").asLong() < offset) {
      waiting.removeFirst();
    }
    changed.signalAll();
  }

  /** {@code allowed_updates}: a given list replaces the last one and stays; an empty one means the usual kinds. */
  void allow(Params params) {
    var given = params.json("allowed_updates", "can't parse allowed updates JSON object");
    if (given.isPresent()) {
      if (!given.get().isArray()) {
        throw badRequest("object expected as allowed updates");
      }
      lock.lock();
      try {
        allowed.clear();
        given.get().forEach(kind -> allowed.add(kind.asText()));
      } finally {
        lock.unlock();
      }
    }
  }

  /** With a webhook set, polls are refused and {@link #awaitFirst} hands the updates out. */
  void webhook(boolean on, boolean dropPending) {
    lock.lock();
    try {
      webhook = on;
      if (dropPending) {
        waiting.clear();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the oldest update and leaves it where it is; empty when the webhook was taken away. */
  Optional<ObjectNode> awaitFirst() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (webhook && waiting.isEmpty()) {
        changed.await();
      }
      return webhook ? Optional.of(waiting.getFirst()) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a pause between two attempts, cut short when the webhook is taken away. */
  void pause(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (webhook && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  void remove(ObjectNode update) {
    lock.lock();
    try {
      waiting.removeFirstOccurrence(update);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the bot has confirmed everything; false where it did not in time. */
  boolean awaitEmpty(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!waiting.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** The unconfirmed updates and the next id, for a later life. */
  ObjectNode save() {
    lock.lock();
    try {
      var saved = Json.object().put("nextId", nextId);
      saved.putArray("waiting").addAll(waiting);
      return saved;
    } finally {
      lock.unlock();
    }
  }

  void restore(JsonNode saved) {
    lock.lock();
    try {
      // A killed server may have handed out a few more than it had saved.
      nextId = Math.max(nextId, saved.path("nextId").asLong() + UNSAVED_MAX);
      saved.path("waiting").forEach(update -> waiting.addLast((ObjectNode) update));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static BotApiRefusal conflict(String reason) {
    return BotApiRefusal.of(409, "Conflict: " + reason);
  }
}
