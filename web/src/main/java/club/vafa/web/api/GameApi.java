package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.game.ClosedWhy;
import club.vafa.game.Game;
import club.vafa.game.GameResults;
import club.vafa.game.GameState;
import club.vafa.game.GameStep;
import club.vafa.game.PrizeId;
import club.vafa.game.Proof;
import club.vafa.game.Round;
import club.vafa.game.Verification;
import club.vafa.value.GameId;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.RoundId;
import club.vafa.value.StaffId;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.api.GameShapes.GameWish;
import club.vafa.web.json.Doc;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Games on their way to the launch, how they go, and the proof of a play. */
public final class GameApi {
  /** A game. */
  public record GameView(
      GameId id,
      @Doc(value = "Where it is on its way.", example = "draft") GameState state,
      @Doc(value = "Grows with each edit.", example = "1") int version,
      GameWish plan,
      @Doc("Everybody who has written it: none of them approves it.") List<StaffId> makers,
      Instant createdAt,
      Optional<Instant> launchedAt,
      Optional<Instant> closedAt,
      Optional<ClosedWhy> closedWhy) {
    static GameView of(Game game) {
      return new GameView(game.id(), game.state(), game.version(), GameWish.of(game.plan()), List.copyOf(game.makers()), game.createdAt(),
          game.launchedAt(), game.closedAt(), game.closedWhy());
    }
  }

  /** The yes to a game. */
  public record ApprovalWish(@Doc(value = "The reference of the board's decision.", example = "1405/12",
      max = 100) Optional<String> boardReference) {}

  /** Why a game is closed. */
  public record CloseWish(@Doc(value = "Why, for the trail.", example = "The season is over.", max = 500) String why) {}

  /** How often a prize was given. */
  public record GivenView(PrizeId prize, @Doc(value = "So many times.", example = "12") long times) {}

  /** How a game goes. */
  public record ResultsView(
      @Doc(value = "Plays.", example = "480") long plays,
      @Doc(value = "Plays that won.", example = "240") long wins,
      @Doc("The budget.") Money budget,
      @Doc("What is left of it.") Money left,
      List<GivenView> given) {
    static ResultsView of(Game game, GameResults results) {
      var currency = game.plan().budget().currency();
      return new ResultsView(results.plays(), results.wins(), new Money(results.budget().amount(), currency),
          new Money(results.budget().remaining(), currency), results.given().stream().map(one -> new GivenView(one.prize(), one.times()))
              .toList());
    }
  }

  /** A day of a game under one seed. */
  public record RoundView(RoundId id, LocalDate day,
      @Doc(value = "SHA-256 of the seed, published at the launch.", example = "9f86d081…") String seedSha256,
      @Doc("The seed in hexadecimal, once its day is over.") Optional<String> seed) {
    static RoundView of(Round round) {
      return new RoundView(round.id(), round.day(), round.seedSha256(), round.seed().map(HexFormat.of()::formatHex));
    }
  }

  /** What a look at a proof can show. */
  public enum ProofState { PROVEN, NOT_YET, TAMPERED }

  /** The tickets of one prize: from the first up to and without the last. */
  public record SliceView(PrizeId prize, LocalText label, @Doc(value = "The first ticket.", example = "0") long from,
      @Doc(value = "The ticket after the last.", example = "3") long until) {}

  /** Every number of a play that is needed to work it out again. */
  public record ProofView(
      @Doc(value = "Whether the play follows from the seed that was promised before it.", example = "proven") ProofState state,
      @Doc("From when the seed is shown, where it is not yet.") Optional<Instant> revealedFrom,
      @Doc("What does not agree, where something does not.") Optional<Verification.What> differs,
      @Doc(value = "The play's code.", example = "7Q2M9XKD3A") String code,
      GameId game, LocalText gameName,
      @Doc(value = "SHA-256 of the plan at the launch.", example = "9f86d081…") String planSha256,
      RoundId round,
      @Doc(value = "SHA-256 of the seed.", example = "9f86d081…") String seedSha256,
      @Doc("The seed in hexadecimal, once its day is over.") Optional<String> seed,
      @Doc(value = "What the seed was drawn with: round, member, number of the play, luck.", example = "round:member:1:luck",
          max = 500) String message,
      @Doc(value = "How many tickets there are.", example = "8") long tickets,
      @Doc("Which block of the draw counted.") Optional<Integer> block,
      @Doc("The drawn number, 0 to 2^64 - 1.") Optional<String> number,
      @Doc("The drawn ticket.") Optional<Long> ticket,
      List<SliceView> slices,
      @Doc("The prize of the ticket.") PrizeId drawn,
      @Doc("The prize that was given.") PrizeId given,
      @Doc("Whether the drawn prize had run out.") boolean stockRanOut,
      Instant playedAt) {
    static ProofView of(ProofState state, Proof proof, Optional<Instant> from, Optional<Verification.What> differs) {
      var slices = proof.slices().stream().map(slice -> new SliceView(slice.prize(), slice.label(), slice.from(), slice.until())).toList();
      return new ProofView(state, from, differs, proof.code(), proof.game(), proof.gameName(), proof.planSha256(), proof.round(),
          proof.seedSha256(),
          proof.seed(), proof.message(), proof.tickets(), proof.draw().map(draw -> draw.block()), proof.draw()
              .map(draw -> draw.number().toString()),
          proof.draw().map(draw -> draw.ticket()), slices, proof.drawn(), proof.given(), proof.stockRanOut(), proof.playedAt());
    }
  }

  private final Core core;

  public GameApi(Core core) {
    this.core = core;
  }

  public Reply list(Call call) {
    var page = call.pageById();
    return Reply.of(core.db.read(h -> core.games.page(h, page)).map(GameView::of));
  }

  public Reply create(Call call) {
    return reply(core.gameDesk.create(call.body(GameWish.class).plan(), call.session().staffId()));
  }

  public Reply show(Call call) {
    return of(call, game -> Reply.of(GameView.of(game)));
  }

  public Reply edit(Call call) {
    return step(call, id -> core.gameDesk.edit(id, call.body(GameWish.class).plan(), call.session().staffId()));
  }

  public Reply submit(Call call) {
    return step(call, id -> core.gameDesk.submit(id, call.session().staffId()));
  }

  public Reply approve(Call call) {
    return step(call, id -> core.gameDesk.approve(id, call.session().staffId(), call.body(ApprovalWish.class).boardReference()));
  }

  public Reply launch(Call call) {
    return step(call, id -> core.gameDesk.launch(id, call.session().staffId()));
  }

  public Reply close(Call call) {
    return step(call, id -> core.gameDesk.close(id, call.session().staffId(), call.body(CloseWish.class).why()));
  }

  public Reply results(Call call) {
    return of(call, game -> Reply.of(ResultsView.of(game, core.db.read(h -> core.games.results(h, game)))));
  }

  public Reply rounds(Call call) {
    return of(call, game -> Reply.of(Replies.page(core.db.read(h -> core.rounds.ofGame(h, game.id())), call.page(), round -> round.id()
        .toString())
        .map(RoundView::of)));
  }

  public Reply verify(Call call) {
    return switch (core.games.verify(call.path("code"))) {
      case Verification.Proven(Proof proof) -> Reply.of(ProofView.of(ProofState.PROVEN, proof, Optional.empty(), Optional.empty()));
      case Verification.NotYet(Proof proof, Instant from) ->
          Reply.of(ProofView.of(ProofState.NOT_YET, proof, Optional.of(from), Optional.empty()));
      case Verification.Tampered(Proof proof, var what) ->
          Reply.of(ProofView.of(ProofState.TAMPERED, proof, Optional.empty(), Optional.of(what)));
      case Verification.NoSuchPlay _ -> Refusals.notFound();
    };
  }

  private Reply of(Call call, Function<Game, Reply> reply) {
    return call.id("game", GameId::new).flatMap(id -> core.db.read(h -> core.games.find(h, id))).map(reply).orElseGet(Refusals::notFound);
  }

  private static Reply step(Call call, Function<GameId, GameStep> step) {
    return call.id("game", GameId::new).map(step).map(GameApi::reply).orElseGet(Refusals::notFound);
  }

  private static Reply reply(GameStep step) {
    return step instanceof GameStep.Done(Game game) ? Reply.of(GameView.of(game)) : Refusals.of(step);
  }
}
