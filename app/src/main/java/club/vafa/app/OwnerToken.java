package club.vafa.app;

import club.vafa.app.database.DataFolder;
import club.vafa.app.settings.Settings;
import club.vafa.secret.Secrets;
import club.vafa.staff.OwnersToken;
import club.vafa.staff.Tokens;
import java.util.Optional;

/** The owner's API token as the terminal shows it. */
final class OwnerToken {

  private static final String FILE = "owner.token";

  private OwnerToken() {}

  /**
   * Sees to it that there is one, and gives back what is to be shown. The demo keeps its token in a file of this user, so that it can be shown at each
   * start; production shows the one that it makes once.
   */
  static Optional<String> shown(Settings settings, Plan plan, Optional<DataFolder> data, Tokens tokens) {
    Optional<String> given = settings.keys().ownerToken();
    if (plan.demo() && given.isEmpty()) {
      given = data.map(folder -> folder.secret(FILE, () -> Tokens.PREFIX + Secrets.randomToken(Tokens.TOKEN_BYTES)));
    }
    Optional<String> demos = plan.demo() ? given : Optional.empty();
    return switch (tokens.owners(given)) {
      case OwnersToken.Made made -> Optional.of(made.secret());
      case OwnersToken.Given() -> demos;
      case OwnersToken.Kept() -> demos;
    };
  }
}
