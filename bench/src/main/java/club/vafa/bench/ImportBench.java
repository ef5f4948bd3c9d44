package club.vafa.bench;

import java.io.BufferedWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/// Purchases and members a second from one file over `POST /imports`, against one caller who sends them one by one over HTTP to the same club. Rounds of the
/// two alternate, and each ratio is the median of the pairs.
final class ImportBench implements Main.Benchmark {

  private static final int LINES_PER_MEMBER = 10;
  private static final int FIRST_NEW_MEMBER = 3_000_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private int newMembers = FIRST_NEW_MEMBER;

  private record Pair(double one, double file) {
    double ratio() {
      return file / one;
    }
  }

  @Override
  public String run(Progress progress, Options options) throws Exception {
    try (var club = BenchClub.open(progress)) {
      club.join(options.members(), progress);
      try (var process = ClubProcess.start("web", club.settings(), club.folder())) {
        progress.say("warming up");
        Round.run(1, options.seconds(), n -> new OneSale(process.port(), options.members()));
        file(process.port(), "purchases", sales(club.folder(), options.members(), options.members()));
        var sales = new Pair[options.rounds()];
        var members = new Pair[options.rounds()];
        for (int i = 0; i < options.rounds(); i++) {
          sales[i] = new Pair(Round.run(1, options.seconds(), n -> new OneSale(process.port(), options.members())).rate(),
              file(process.port(), "purchases", sales(club.folder(), options.members(), options.members() * LINES_PER_MEMBER)));
          members[i] = new Pair(Round.run(1, options.seconds(), n -> new OneMember(process.port())).rate(),
              file(process.port(), "members", people(club.folder(), options.members() * LINES_PER_MEMBER)));
          progress.say(String.format(Locale.ROOT, "purchases %.0f/s from a file, %.0f/s one by one; members %.0f/s from a file, %.0f/s one by one",
              sales[i].file(), sales[i].one(), members[i].file(), members[i].one()));
        }
        var sale = median(sales);
        var member = median(members);
        return String.format(Locale.ROOT, "import ratio=%.1f purchases=%.0f/s one=%.0f/s members-ratio=%.1f members=%.0f/s one=%.0f/s", sale.ratio(),
            sale.file(), sale.one(), member.ratio(), member.file(), member.one());
      }
    }
  }

  private static Pair median(Pair[] pairs) {
    Arrays.sort(pairs, (a, b) -> Double.compare(a.ratio(), b.ratio()));
    return pairs[pairs.length / 2];
  }

  private static Path sales(Path folder, int members, int lines) throws Exception {
    var file = folder.resolve("purchases.csv");
    var run = UUID.randomUUID();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("phone,branch,till,receipt,at,paid\n");
      for (int i = 0; i < lines; i++) {
        out.write(BenchClub.phone((int) (i * 7919L % members)).e164() + "," + BenchClub.BRANCHES.get(i % 3) + ",1," + run + "-" + i + ",2026-05-"
            + (10 + i % 18) + " 12:00," + 100_000L * (5 + i % 75) + "\n");
      }
    }
    return file;
  }

  private Path people(Path folder, int lines) throws Exception {
    var file = folder.resolve("members.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("phone,name,birthday,points\n");
      for (int i = 0; i < lines; i++) {
        out.write(BenchClub.phone(newMembers++).e164() + ",عضو تازه,1365/4/" + (1 + i % 28) + ",100\n");
      }
    }
    return file;
  }

  /// Lines a second, all of which must be taken.
  private double file(int port, String kind, Path file) throws Exception {
    long began = System.nanoTime();
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/imports?kind=" + kind))
        .header("Authorization", "Bearer " + BenchClub.OWNER_TOKEN).header("Idempotency-Key", UUID.randomUUID().toString()).header("Content-Type", "text/csv")
        .POST(HttpRequest.BodyPublishers.ofFile(file)).build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    double seconds = (System.nanoTime() - began) / 1e9;
    if (answer.statusCode() != 201 || !answer.body().contains("\"refused\":0")) {
      throw new IllegalStateException("an import was answered " + answer.statusCode() + ": " + answer.body());
    }
    try (var lines = Files.lines(file)) {
      return (lines.count() - 1) / seconds;
    }
  }

  private abstract static class Caller implements Round.Client {
    private final HttpWire wire;

    Caller(int port) throws Exception {
      wire = new HttpWire(port);
    }

    void send(String path, String body) throws Exception {
      var answer = wire.send("POST", path, "Authorization: Bearer " + BenchClub.OWNER_TOKEN + "\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\n", body);
      if (answer.status() != 201) {
        throw new IllegalStateException(path + " was answered " + answer.status() + ": " + answer.body());
      }
    }

    @Override
    public void close() throws Exception {
      wire.close();
    }
  }

  private static final class OneSale extends Caller {
    private final int members;
    private int next;

    OneSale(int port, int members) throws Exception {
      super(port);
      this.members = members;
    }

    @Override
    public void once() throws Exception {
      int i = next++;
      send("/api/v1/purchases", """
          {"phone": "%s", "branch": "%s", "till": "1", "receipt": "%s", "paid": {"amount": %d, "currency": "IRR"}, "items": []}"""
          .formatted(BenchClub.phone((int) (i * 7919L % members)).e164(), BenchClub.BRANCHES.get(i % 3), UUID.randomUUID(), 100_000L * (5 + i % 75)));
    }
  }

  private final class OneMember extends Caller {
    OneMember(int port) throws Exception {
      super(port);
    }

    @Override
    public void once() throws Exception {
      send("/api/v1/members", """
          {"phone": "%s", "name": "عضو تازه", "termsAccepted": true, "birthday": {"calendar": "jalali", "date": "1365-04-12"}}"""
          .formatted(BenchClub.phone(newMembers++).e164()));
    }
  }
}
