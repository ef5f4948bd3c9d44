package club.vafa.card;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.secret.Secrets;
import club.vafa.text.CsvLine;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.StaffId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Cards made in advance, for the printer. They find nobody before {@link Cards#activate} has handed them to a member. */
public final class CardBatches {
  public static final int BATCH_SIZE_MAX = 100_000;
  private static final int ROUND_MAX = 5_000;

  /** The wish for a batch; its name is for people. */
  public record BatchWish(String name, int size) {
    public BatchWish {
      if (size < 1 || size > BATCH_SIZE_MAX) {
        throw new IllegalArgumentException("a batch has 1 to " + BATCH_SIZE_MAX + " cards: " + size);
      }
    }
  }

  /** Which batch was made. */
  public record Made(UUID batch) {}

  private final Db db;
  private final Requests requests;
  private final Secrets secrets;
  private final Trail trail;
  private final InstantSource clock;
  private final RandomGenerator random;

  public CardBatches(Db db, Requests requests, Secrets secrets, Trail trail, InstantSource clock, RandomGenerator random) {
    this.db = db;
    this.requests = requests;
    this.secrets = secrets;
    this.trail = trail;
    this.clock = clock;
    this.random = random;
  }

  /** Makes a batch, once per key. */
  public Keyed<Made> make(RequestKey key, BatchWish wish, StaffId by) {
    return requests.once(key, wish, Made.class, h -> {
      var id = Ids.v7(clock);
      PrintedSql.batch(h, id, wish.name(), wish.size(), clock.instant(), by);
      int made = 0;
      while (made < wish.size()) {
        made += some(h, id, made + 1, Math.min(ROUND_MAX, wish.size() - made));
      }
      trail.record(h, Actor.of(by), "card.print", "card_batch", id, Map.of("size", wish.size()));
      return Outcome.commit(new Made(id));
    });
  }

  /** Makes so many, or a few less where a number drawn was taken. */
  private int some(Handle h, UUID batch, int first, int wanted) {
    var drawn = Stream.generate(() -> CardNumber.random(random).digits()).limit(wanted).distinct().toList();
    var numbers = PrintedSql.claim(h, drawn);
    var hashes = new ArrayList<String>();
    var sealed = new ArrayList<String>();
    for (int i = 0; i < numbers.size(); i++) {
      String qr = Cards.QR_PREFIX + Secrets.randomToken(Cards.QR_TOKEN_BYTES);
      hashes.add(HexFormat.of().formatHex(secrets.hmac(Cards.PURPOSE, qr)));
      sealed.add(secrets.seal(Cards.PURPOSE, qr));
    }
    PrintedSql.insert(h, batch, first, numbers, hashes, sealed);
    return numbers.size();
  }

  public Optional<CardBatch> byId(UUID id) {
    return db.read(h -> PrintedSql.byId(h, id));
  }

  /** The batches, newest first; the cursor is a batch's id. */
  public Page<CardBatch> list(PageRequest page) {
    return Page.cut(db.read(h -> PrintedSql.page(h, page.after().map(UUID::fromString), page.limit() + 1)), page, b -> b.id().toString());
  }

  /** Gives up a box of cards: those not yet activated never will be. False where there is no such batch, or it was given up before. */
  public boolean giveUp(UUID id, StaffId by) {
    return db.transact(h -> {
      boolean done = PrintedSql.giveUp(h, id, clock.instant());
      if (done) {
        trail.record(h, Actor.of(by), "card.give-up", "card_batch", id, Map.of());
      }
      return done ? Outcome.commit(true) : Outcome.refuse(false);
    });
  }

  /** Hands out the cards of a batch one after the other, in the order of their places, without holding them all. */
  public void each(UUID batch, Consumer<PrintedCard> to) {
    int after = 0;
    while (true) {
      int from = after;
      List<PrintedSql.Place> some = db.read(h -> PrintedSql.places(h, batch, from, ROUND_MAX));
      if (some.isEmpty()) {
        return;
      }
      some.forEach(p -> to.accept(new PrintedCard(p.place(), new CardNumber(p.number()), open(p.qrSealed()))));
      after = some.getLast().place();
    }
  }

  /** The batch as the printer's file: place, number, number as printed, content of the QR. */
  public void csv(UUID batch, Consumer<String> to) {
    to.accept(CsvLine.of(List.of("place", "number", "printed", "qr")));
    each(batch, c -> to.accept(CsvLine.of(List.of(Integer.toString(c.place()), c.number().digits(), c.number().grouped(), c.qr()))));
  }

  private String open(String sealed) {
    return secrets.open(Cards.PURPOSE, sealed).orElseThrow(() -> new IllegalStateException("the card's QR was sealed under another key"));
  }
}
