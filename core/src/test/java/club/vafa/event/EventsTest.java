package club.vafa.event;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventsTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final TestClub club = new TestClub(DATABASE);
  private final Db db = club.core().db;
  private final Events events = new Events(db, club.clock());
  private final List<MemberId> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();

  @BeforeEach
  void nothingOpen() {
    db.jdbi().useHandle(h -> h.execute("delete from event_work"));
    events.join(listener("hears", e -> heard.add(e.member())));
  }

  @Test
  void anEventReachesEachListenerOnceHoweverManyPump() throws Exception {
    for (int i = 0; i < 200; i++) {
      happen();
    }
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 6; i++) {
        var owner = "pump-" + i;
        threads.submit(() -> {
          while (events.pump(owner) || open() > 0) {
            Thread.onSpinWait();
          }
          return true;
        });
      }
    }
    assertThat(heard).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void whatIsRolledBackDidNotHappen() {
    db.transact(h -> {
      events.record(h, event());
      return Outcome.refuse(true);
    });
    events.pump("pump");
    assertThat(heard).isEmpty();
  }

  @Test
  void aListenerThatFailsIsTriedAgainLaterAndPutAsideInTheEnd() {
    events.join(listener("fails", e -> {
      failures.incrementAndGet();
      throw new IllegalStateException("cannot");
    }));
    happen();
    for (int i = 0; i < Events.ATTEMPTS_MAX + 2; i++) {
      events.pump("pump");
      club.clock().advance(Duration.ofHours(1));
    }
    assertThat(heard).hasSize(1);
    assertThat(failures).hasValue(Events.ATTEMPTS_MAX);
    assertThat(open()).isZero();
    String reason = db.read(h -> h.createQuery("select reason from event_aside where listener = 'fails'").mapTo(String.class).one());
    assertThat(reason).isEqualTo("IllegalStateException");
  }

  @Test
  void aFailureLeavesNothingOfTheListenersWork() {
    events.join(new Listener() {
      @Override
      public String name() {
        return "halfway";
      }

      @Override
      public boolean wants(Event event) {
        return true;
      }

      @Override
      public void on(Handle h, Event event) {
        h.execute("update club set welcome_points = 12345");
        throw new IllegalStateException("after half of the work");
      }
    });
    happen();
    events.pump("pump");
    assertThat(club.core().clubs.settings().welcomePoints()).isNotEqualTo(12_345);
  }

  private void happen() {
    db.transact(h -> {
      events.record(h, event());
      return Outcome.commit(true);
    });
  }

  private Event event() {
    return new Event.MemberJoined(new MemberId(Ids.random()), "TELEGRAM", club.clock().instant());
  }

  private long open() {
    return db.read(h -> events.work().depth(h));
  }

  private interface Heard {
    void on(Event event);
  }

  private static Listener listener(String name, Heard does) {
    return new Listener() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public boolean wants(Event event) {
        return event instanceof Event.MemberJoined;
      }

      @Override
      public void on(Handle h, Event event) {
        does.on(event);
      }
    };
  }
}
