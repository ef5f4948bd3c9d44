package club.vafa.game;

/// How far a game has come. Any edit before the launch leads back to DRAFT; nothing leads back from LAUNCHED.
public enum GameState {
  DRAFT, SUBMITTED, APPROVED, LAUNCHED, CLOSED;

  boolean editable() {
    return this == DRAFT || this == SUBMITTED || this == APPROVED;
  }
}
