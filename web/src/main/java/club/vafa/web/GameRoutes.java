package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.GameApi;
import club.vafa.web.api.GameShapes;

/** Games: planning, approval, launch, plays. */
final class GameRoutes {

  private GameRoutes() {}

  static void add(RouteTable to, Core core) {
    var games = new GameApi(core);
    to.get("/games", GAME_READ, "The games, newest first").lists(GameApi.GameView.class).by(games::list);
    to.post("/games", GAME_WRITE, "Plan a game").takes(GameShapes.GameWish.class).answers(201, GameApi.GameView.class).refuses(CODE_TAKEN)
        .by(games::create);
    to.get("/games/{game}", GAME_READ, "A game").answers(200, GameApi.GameView.class).by(games::show);
    to.put("/games/{game}", GAME_WRITE, "Change a game's plan").says("Possible until the launch. Every approval of it becomes void.")
        .takes(GameShapes.GameWish.class).answers(200, GameApi.GameView.class).refuses(CODE_TAKEN, WRONG_STATE).by(games::edit);
    to.post("/games/{game}/submission", GAME_WRITE, "Ask for the approval of a game").says("All that stands against its launch is named.")
        .answers(200, GameApi.GameView.class).refuses(WRONG_STATE, GAME_FLAWED).by(games::submit);
    to.post("/games/{game}/approval", GAME_APPROVE, "Approve a game").says("By somebody who has not written any of it.")
        .takes(GameApi.ApprovalWish.class)
        .answers(200, GameApi.GameView.class)
        .refuses(WRONG_STATE, NOTHING_TO_APPROVE, SAME_PERSON, ALONE_LATER, CONTENT_CHANGED, ALREADY_APPROVED, BOARD_REFERENCE_MISSING)
        .by(games::approve);
    to.post("/games/{game}/launch", GAME_WRITE, "Launch a game").says("Fills its budget and publishes the hashes of all seeds.")
        .answers(200, GameApi.GameView.class).refuses(WRONG_STATE, APPROVAL_MISSING, GAME_FLAWED).by(games::launch);
    to.post("/games/{game}/close", GAME_WRITE, "Close a game").takes(GameApi.CloseWish.class).answers(200, GameApi.GameView.class)
        .refuses(WRONG_STATE)
        .by(games::close);
    to.get("/games/{game}/results", GAME_READ, "How a game goes").answers(200, GameApi.ResultsView.class).by(games::results);
    to.get("/games/{game}/rounds", GAME_READ, "The seeds of a game, day by day").lists(GameApi.RoundView.class).by(games::rounds);
    to.get("/plays/{code}/verification", new Access.Open(), "Work a play out again")
        .says("Open to anybody who has the play's code. The seed is shown once the day of the play is over.")
            .answers(200, GameApi.ProofView.class)
        .by(games::verify);
  }
}
