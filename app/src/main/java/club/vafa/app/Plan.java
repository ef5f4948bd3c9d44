package club.vafa.app;

import java.util.Set;

/** What is to be started: which roles, and whether as a demo. */
record Plan(Set<Role> roles, Kind kind) {

  enum Kind { DEMO, SERVE, REHEARSAL }

  /** True for everything that is not production: the playground stands in for providers, keys are made where they are missing. */
  boolean demo() {
    return kind != Kind.SERVE;
  }

  boolean sampleClub() {
    return kind == Kind.DEMO;
  }

  boolean has(Role role) {
    return roles.contains(role);
  }
}
