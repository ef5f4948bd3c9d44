package club.vafa.web;

import club.vafa.Core;
import java.util.List;

/** Every path of the API with its permission and its documentation, in one table. */
public final class Routes {
  public static final String PREFIX = "/api/v1";

  private Routes() {
  }

  static List<Route> of(Core core) {
    return List.of();
  }
}
