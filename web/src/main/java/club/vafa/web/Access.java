package club.vafa.web;

import club.vafa.staff.Permission;

/** Who may use a route. */
public sealed interface Access {
  /** Anybody, without a token. */
  record Open() implements Access {}

  /** Anybody with a token. */
  record SignedIn() implements Access {}

  record Needs(Permission permission) implements Access {}
}
