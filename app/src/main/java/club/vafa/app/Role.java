package club.vafa.app;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a process does of the house's work. Every process wires everything; its roles say which loops run in it. */
public enum Role {
  /** The API, the providers' webhooks and the documentation. */
  WEB,
  /** The inbox, the dialogues and the delivery of messages. */
  BOT,
  /** The jobs that have their time. */
  SCHEDULER;

  static Set<Role> all() {
    return EnumSet.allOf(Role.class);
  }

  /** Reads "web,bot"; refuses anything that is not a list of roles. */
  static Set<Role> read(String list) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : list.split(",", -1)) {
      roles.add(Arrays.stream(values()).filter(role -> role.word().equals(name.strip())).findFirst().orElseThrow(() -> new StartRefused(
        "--roles is \"" + list + "\"; accepted is any of " + Arrays.stream(values()).map(Role::word).collect(Collectors.joining(",")) + " joined by commas")));
    }
    return roles;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
