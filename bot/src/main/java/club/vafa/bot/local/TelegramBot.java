package club.vafa.bot.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What the server knows of its one bot: who talks to it, the open updates and button presses, files and profile. */
final class TelegramBot {

  static final int PEOPLE_MAX = 200_000;
  /** A press that the bot has not answered by then is too old to be answered. */
  static final int PRESS_ANSWER_SECONDS = 60;
  static final int PRESSES_MAX = 10_000;

  private static final long FIRST_SECOND = 1_767_225_600;
  private static final long UPDATE_IDS_PER_SECOND = 20;
  private static final long UPDATE_ID_FIRST_MAX = 2_000_000_000;

  /** A button press, open until it is answered. */
  record Press(String queryId, TelegramPerson person, long atSecond) {}

  final InstantSource clock;
  final long id;
  final String username;
  final TelegramUpdates updates;
  final TelegramFiles files;
  final TelegramProfile profile;
  private final String firstName;
  private final RandomGenerator random;
  private final AtomicLong nextMessageId;
  private final AtomicLong nextQueryId;
  private final Map<Long, TelegramPerson> people = new ConcurrentSkipListMap<>();
  private final Map<String, Press> presses = new LinkedHashMap<>();
  private final List<Consumer<TelegramChange>> listeners = new CopyOnWriteArrayList<>();

  TelegramBot(LocalTelegram.Settings settings) {
    clock = settings.clock();
    random = settings.random();
    id = Long.parseLong(settings.token().substring(0, settings.token().indexOf(':')));
    username = settings.username();
    firstName = settings.botName();
    // Ids begin at the clock, so that a restarted server does not hand out those of its former life again; an update's id has 31 bits.
    var second = clock.instant().getEpochSecond();
    updates = new TelegramUpdates(1 + (second - FIRST_SECOND) * UPDATE_IDS_PER_SECOND % UPDATE_ID_FIRST_MAX);
    nextMessageId = new AtomicLong(second - 1_600_000_000L);
    nextQueryId = new AtomicLong(second * 1_000_000L);
    files = new TelegramFiles(second);
    profile = new TelegramProfile();
  }

  /** A throw as Telegram's servers make it: 1–6, for the ball games 1–5, for the slot machine 1–64. */
  int throwDice(String emoji) {
    int sides = switch (emoji) {
      case "🏀", "⚽", "⚽️" -> 5;
      case "🎰" -> 64;
      default -> 6;
    };
    synchronized (random) {
      return random.nextInt(sides) + 1;
    }
  }

  ObjectNode user() {
    return Json.object().put("id", id).put("is_bot", true).put("first_name", firstName).put("username", username);
  }

  long nextMessageId() {
    return nextMessageId.incrementAndGet();
  }

  /** A message that an earlier life of the server numbered so. */
  void messageIdUsed(long messageId) {
    nextMessageId.accumulateAndGet(messageId, Math::max);
  }

  long now() {
    return clock.instant().getEpochSecond();
  }

  TelegramPerson add(long personId, String name, String phone, String language) {
    if (people.size() >= PEOPLE_MAX) {
      throw new IllegalStateException("more than " + PEOPLE_MAX + " people");
    }
    var known = people.putIfAbsent(personId, new TelegramPerson(this, personId, name, phone, language));
    if (known == null) {
      tell(new TelegramChange.Person(personId));
    }
    return people.get(personId);
  }

  Optional<TelegramPerson> person(long personId) {
    return Optional.ofNullable(people.get(personId));
  }

  List<TelegramPerson> people() {
    return List.copyOf(people.values());
  }

  /** Opens a press and returns the id of its callback query. */
  synchronized String press(TelegramPerson person) {
    var queryId = Long.toString(nextQueryId.incrementAndGet());
    presses.put(queryId, new Press(queryId, person, now()));
    if (presses.size() > PRESSES_MAX) {
      presses.remove(presses.keySet().iterator().next());
    }
    return queryId;
  }

  /** Closes a press; empty where there is none of this id that is still young enough. */
  synchronized Optional<Press> answered(String queryId) {
    return Optional.ofNullable(presses.remove(queryId)).filter(press -> now() - press.atSecond() <= PRESS_ANSWER_SECONDS);
  }

  void onChange(Consumer<TelegramChange> listener) {
    listeners.add(listener);
  }

  void tell(TelegramChange change) {
    listeners.forEach(listener -> listener.accept(change));
  }
}
