package club.vafa.bench;

import java.util.List;
import java.util.Optional;

/// What a run may be told: clients at once, seconds of each round, pairs of rounds, members in the database, seeds to go through,
/// for how many seconds another transaction is held open, how many processes are killed, and the seed by which that goes.
record Options(int clients, int seconds, int rounds, Optional<Integer> membersGiven, int seeds, int held, int kills, Optional<Integer> seed) {

  static final int FEW_MEMBERS = 2_000;
  static final String ACCEPTED = "--clients=16 --seconds=10 --rounds=3 --members=2000 --seeds=1000 --held=60 --kills=50 --seed=1";

  static Options read(List<String> args) {
    var known = List.of("clients", "seconds", "rounds", "members", "seeds", "held", "kills", "seed");
    for (var arg : args) {
      if (arg.startsWith("--") && !known.contains(arg.substring(2).split("=", 2)[0])) {
        throw new IllegalArgumentException(arg + " is not known; accepted are " + ACCEPTED);
      }
    }
    return new Options(number(args, "clients", 16), number(args, "seconds", 10), number(args, "rounds", 3), number(args, "members"),
        number(args, "seeds", 1_000), number(args, "held", 60), number(args, "kills", 50), number(args, "seed"));
  }

  int members() {
    return members(FEW_MEMBERS);
  }

  /// For a benchmark that wants more, or fewer, than the others.
  int members(int otherwise) {
    return membersGiven.orElse(otherwise);
  }

  private static int number(List<String> args, String name, int otherwise) {
    return number(args, name).orElse(otherwise);
  }

  private static Optional<Integer> number(List<String> args, String name) {
    var prefix = "--" + name + "=";
    return args.stream().filter(a -> a.startsWith(prefix)).map(a -> a.substring(prefix.length())).findFirst().map(given -> {
      if (!given.matches("[1-9][0-9]{0,6}")) {
        throw new IllegalArgumentException("--" + name + " is \"" + given + "\"; accepted is a whole number from 1 to 9999999");
      }
      return Integer.parseInt(given);
    });
  }
}
