package club.vafa.app.sample;

import club.vafa.Core;
import club.vafa.award.ClubAnswer;
import club.vafa.award.Joining;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.member.ChatAddress;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.NewMember;
import club.vafa.member.PhoneProof;
import club.vafa.purchase.Customer;
import club.vafa.purchase.Recording;
import club.vafa.purchase.Sale;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.StaffId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Lets the sample's people join and buy, each at the moment at which it happened. Done again, it changes nothing: a phone joins once, and
 * a visit has its key. The waiting for the disk at each commit is left out, since a loading that is cut off is done again anyway.
 */
final class SamplePast {

  private static final int THREADS_MAX = 3;
  private static final int PROGRESS_STEPS = 10;
  private static final String CALLER = "sample-club";
  private static final String WORDING = "آیا مایلید پیام‌های باشگاه را با پیامک دریافت کنید؟";

  private static final Map<String, Long> PRICES =
      SampleMenu.PRODUCTS.stream().collect(Collectors.toMap(product -> product.code(), product -> product.price()));

  private final Core core;
  private final Consumer<String> progress;
  private final AtomicInteger done = new AtomicInteger();

  SamplePast(Core core, Consumer<String> progress) {
    this.core = core;
    this.progress = progress;
  }

  /** The cashiers are those of the branches, by the branch's code. */
  void make(List<SamplePerson> people, Map<String, StaffId> cashiers) {
    int threads = Math.min(THREADS_MAX, Math.max(2, Runtime.getRuntime().availableProcessors()));
    try (var executor = Executors.newFixedThreadPool(threads)) {
      var parts = new ArrayList<Future<?>>();
      for (int i = 0; i < threads; i++) {
        int part = i;
        var own = people.stream().filter(person -> person.number() % threads == part).toList();
        parts.add(executor.submit(() -> make(own, people.size(), cashiers)));
      }
      for (var part : parts) {
        part.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the sample club could not be loaded", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while loading the sample club", e);
    }
  }

  private void make(List<SamplePerson> people, int all, Map<String, StaffId> cashiers) {
    try (Handle h = core.db.jdbi().open()) {
      h.execute("set synchronous_commit = off");
      try {
        var clock = new SampleClock(core.clock.instant());
        var rooms = new SampleRooms(Db.over(new OneConnection(h.getConnection())), core.secrets, clock);
        for (var person : people) {
          clock.set(person.joinedAt());
          var member = join(rooms, person);
          for (int visit = 0; visit < person.visits().size(); visit++) {
            clock.set(person.visits().get(visit).at());
            buy(rooms, member, person, visit, cashiers);
          }
          tell(done.incrementAndGet(), all);
        }
      } finally {
        h.execute("reset synchronous_commit");
      }
    }
  }

  private static MemberId join(SampleRooms rooms, SamplePerson person) {
    return rooms.db.transact(h -> {
      var known = rooms.members.byPhone(h, person.phone()).map(Member::id);
      if (known.isPresent()) {
        return Outcome.refuse(known.get());
      }
      var wish = new NewMember(Optional.of(person.phone()), Optional.of(PhoneProof.SMS), Optional.of(ChatAddress.sms(person.phone())),
          person.name(), person.language(), How.SMS, Optional.of(1), Optional.empty());
      var joined = rooms.joins.join(h, new Joining(wish, person.birthday(), Optional.of(new ClubAnswer(person.clubMessages(), WORDING))));
      return Outcome.commit(joined.member().id());
    });
  }

  private static void buy(SampleRooms rooms, MemberId member, SamplePerson person, int number, Map<String, StaffId> cashiers) {
    var visit = person.visits().get(number);
    var key = new RequestKey(CALLER, "person-" + person.number() + "-visit-" + number);
    var items = visit.lines().stream()
        .map(line -> new Sale.Item(Optional.of(line.product()), Optional.empty(), line.quantity(), price(line))).toList();
    var sale = new Sale(new Customer.ById(member), visit.branch(), visit.till(), "%03d-%03d".formatted(person.number(), number),
        Optional.of(visit.at()), Optional.empty(), items);
    var answer = rooms.purchases.record(key, sale, Optional.ofNullable(cashiers.get(visit.branch())));
    boolean recorded = answer instanceof Keyed.First(Recording.Recorded _) || answer instanceof Keyed.Again(Recording.Recorded _);
    if (!recorded) {
      throw new IllegalStateException("a sale of the sample was not recorded: " + answer);
    }
  }

  private static Money price(SamplePerson.Line line) {
    return Money.rials(PRICES.get(line.product()));
  }

  private void tell(int soFar, int all) {
    if (soFar % Math.max(1, all / PROGRESS_STEPS) == 0) {
      progress.accept("loading the sample club: %d of %d members with their purchases".formatted(soFar, all));
    }
  }
}
