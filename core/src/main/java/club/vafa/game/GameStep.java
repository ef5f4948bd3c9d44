package club.vafa.game;

import club.vafa.approval.Approving;
import java.util.List;

/// What became of a step of staff on a game's way to its launch.
public sealed interface GameStep {

  record Done(Game game) implements GameStep {}

  record NoSuchGame() implements GameStep {}

  /// Another game has this code.
  record CodeTaken(String code) implements GameStep {}

  /// The game is in a state from which this step does not lead on.
  record WrongState(GameState state) implements GameStep {}

  /// It must not be launched as it is planned; every flaw is named.
  record Flawed(List<Flaw> flaws) implements GameStep {
    public Flawed {
      flaws = List.copyOf(flaws);
    }
  }

  /// The yes was not accepted.
  record NotApproved(Approving why) implements GameStep {}

  /// Nobody has approved exactly this content.
  record ApprovalMissing() implements GameStep {}
}
