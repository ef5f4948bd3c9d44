package club.vafa.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.TestClub;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final Instant MIDNIGHT = Instant.parse("2026-06-01T20:30:00Z");
  private static final Instant REVEALED = MIDNIGHT.plusSeconds(Rounds.REVEAL_DELAY_SECONDS);

  private final MemberId member = new MemberId(Ids.random());
  private TestClub club;
  private Game game;
  private Play play;

  @BeforeEach
  void play() {
    club = new TestClub(database);
    game = club.launched(fineWheel());
    play = played("هفت:7");
  }

  @Test
  void theSeedIsNotShownBeforeTheRoundHasEnded() {
    club.core().rounds.revealDue();
    assertThat(verify()).isInstanceOfSatisfying(Verification.NotYet.class, notYet -> {
      assertThat(notYet.from()).isEqualTo(REVEALED);
      assertThat(notYet.proof().seed()).isEmpty();
      assertThat(notYet.proof().draw()).isEmpty();
    });
    club.clock().set(REVEALED.minusMillis(1));
    club.core().rounds.revealDue();
    assertThat(verify()).isInstanceOf(Verification.NotYet.class);
    var plain = club.core().db.read(h -> h.createQuery("select count(*) from game_round where game_id = :game and seed is not null")
        .bind("game", game.id()).mapTo(Long.class).one());
    assertThat(plain).isZero();
  }

  @Test
  void theDatabaseItselfRefusesToRevealASeedTooEarlyOrAnotherSeed() {
    assertThatThrownBy(() -> update("update game_round set seed = '\\x00', revealed_at = '2026-06-01T10:00:00Z'"))
        .satisfies(e -> assertThat(Db.violatedConstraint(e)).contains("game_round_not_before_its_end"));
    assertThatThrownBy(() -> update("update game_round set seed = '\\x00', revealed_at = ends_at"))
        .satisfies(e -> assertThat(Db.violatedConstraint(e)).contains("game_round_seed_kept"));
  }

  @Test
  void aPlayIsWorkedOutAgainFromWhatIsPublishedAlone() throws Exception {
    club.clock().set(REVEALED);
    var proof = proven();
    var seed = HexFormat.of().parseHex(proof.seed().orElseThrow());
    // The promise of before the play was kept …
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(seed))).isEqualTo(proof.seedSha256());
    // … the message is made of the round, the member, the number of the play and the member's own word …
    assertThat(proof.message()).isEqualTo(proof.round() + ":" + member + ":1:هفت:7");
    // … and the ticket follows from both, and lies on the prize that was given.
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(seed, "HmacSHA256"));
    var number = new BigInteger(1, mac.doFinal((proof.message() + ":0").getBytes(StandardCharsets.UTF_8)), 0, 8);
    long ticket = number.mod(BigInteger.valueOf(proof.tickets())).longValueExact();
    var slice = proof.slices().stream().filter(s -> s.from() <= ticket && ticket < s.until()).findFirst().orElseThrow();
    assertThat(slice.prize()).isEqualTo(proof.given());
    assertThat(slice.label()).isEqualTo(play.label());
  }

  @Test
  void theHashShownBeforeThePlayIsTheHashOfTheSeedShownAfter() {
    var promised = club.core().db.read(h -> club.core().rounds.ofGame(h, game.id())).getFirst().seedSha256();
    club.clock().set(REVEALED);
    assertThat(proven().seedSha256()).isEqualTo(promised);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "TICKET | update game_play set ticket = (ticket + 1) % tickets",
      "TICKET | update game_play set number = 2",
      "TICKET | update game_play set luck = 'another word, given afterwards'",
      "TICKET | update game_play set tickets = tickets + 1",
      "PRIZE  | update game_play set given_id = '00000000-0000-4000-8000-000000000000'",
      "PRIZE  | update game_play set drawn_id = '00000000-0000-4000-8000-000000000000'",
      "PLAN   | update game set plan = jsonb_set(plan, '{prizes,2,weight}', '400')",
      "PLAN   | update game set content_hash = sha256('another plan')",
      "PLAN   | update game_play set round_id = (select id from game_round where game_id <> game_play.game_id limit 1)",
  })
  void aRecordThatWasTamperedWithIsFoundOut(Verification.What what, String tampering) {
    club.launchedWheel();
    club.clock().set(REVEALED);
    assertThat(verify()).isInstanceOf(Verification.Proven.class);
    update(tampering);
    assertThat(verify()).isInstanceOfSatisfying(Verification.Tampered.class, tampered -> assertThat(tampered.what()).isEqualTo(what));
  }

  @Test
  void anExchangedSeedIsFoundOut() {
    club.clock().set(REVEALED);
    proven();
    club.core().db.transact(h -> {
      h.execute("alter table game_round drop constraint game_round_seed_kept");
      h.createUpdate("update game_round set seed = sha256('another seed') where game_id = :game and seed is not null")
          .bind("game", game.id()).execute();
      return Outcome.commit(true);
    });
    try {
      assertThat(verify()).isInstanceOfSatisfying(Verification.Tampered.class, t -> assertThat(t.what()).isEqualTo(Verification.What.SEED));
    } finally {
      club.core().db.transact(h -> {
        h.createUpdate("delete from game_round where game_id = :game").bind("game", game.id()).execute();
        h.execute("alter table game_round add constraint game_round_seed_kept check (seed is null or sha256(seed) = seed_hash)");
        return Outcome.commit(true);
      });
    }
  }

  @Test
  void aPrizeGivenInPlaceOfOneWithoutStockIsNoTampering() {
    var plan = club.wheelPlan();
    var stocked = new Prize(new PrizeId(Ids.random()), plan.name(), 1, plan.prizes().getFirst().gift(), Optional.of(1L),
        plan.prizes().getFirst().cost());
    var consolation = new Consolation(new PrizeId(Ids.random()), plan.name(), plan.prizes().getFirst().gift(),
        plan.prizes().getFirst().cost());
    game = club.launched(new GamePlan(plan.code(), plan.name(), plan.terms(), List.of(stocked), Optional.of(consolation),
        plan.budget(), plan.startsAt(), plan.endsAt(), plan.limit(), plan.price()));
    club.core().plays.play(new MemberId(Ids.random()), game.id(), "first", "");
    play = played("");
    club.clock().set(REVEALED);
    assertThat(proven().stockRanOut()).isTrue();
  }

  @Test
  void aCodeIsReadAsPeopleTypeItAndAnUnknownOneIsNoPlay() {
    var games = club.core().games;
    assertThat(games.verify(" " + play.code().toLowerCase() + " ")).isInstanceOf(Verification.NotYet.class);
    assertThat(games.verify("0000000000")).isEqualTo(new Verification.NoSuchPlay());
    assertThat(games.verify("کد بازی")).isEqualTo(new Verification.NoSuchPlay());
  }

  @Test
  void whatIsDueIsRevealedByItself() {
    club.clock().set(REVEALED.plus(Duration.ofDays(2)));
    assertThat(club.core().rounds.revealDue()).isGreaterThanOrEqualTo(3);
    var rounds = club.core().db.read(h -> club.core().rounds.ofGame(h, game.id()));
    assertThat(rounds).filteredOn(r -> r.seed().isPresent()).hasSize(3);
  }

  /// The usual wheel with so many tickets that another word or number has another ticket.
  private GamePlan fineWheel() {
    var plan = club.wheelPlan();
    var prizes = plan.prizes().stream().map(p -> new Prize(p.id(), p.label(), p.weight() * 100_000, p.gift(), p.stock(), p.cost()))
        .toList();
    return new GamePlan(plan.code(), plan.name(), plan.terms(), prizes, plan.consolation(), plan.budget(), plan.startsAt(), plan.endsAt(),
        plan.limit(), plan.price());
  }

  private Play played(String luck) {
    return ((Playing.Played) club.core().plays.play(member, game.id(), "key", luck)).play();
  }

  private Verification verify() {
    return club.core().games.verify(play.code());
  }

  private Proof proven() {
    assertThat(verify()).isInstanceOf(Verification.Proven.class);
    return ((Verification.Proven) verify()).proof();
  }

  /// Changes the rows of this test's game and play alone.
  private void update(String sql) {
    var table = sql.split(" ")[1];
    var key = table.equals("game") ? "id" : "game_id";
    club.core().db.transact(h -> Outcome.commit(h.createUpdate(sql + " where " + key + " = :game").bind("game", game.id()).execute()));
  }
}
