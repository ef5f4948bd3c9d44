package club.vafa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Processes of the club on one database, each of which may be killed at any time; another one takes its place. Nobody waits until they are ready:
/// a crash does not ask either.
final class Swarm implements AutoCloseable {

  private static final List<String> JAVA = List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders",
      "--enable-native-access=ALL-UNNAMED", "-Duser.timezone=UTC");

  private record Member(String roles, Process process) {}

  private final Map<String, String> settings;
  private final Path folder;
  private final List<Member> members = new ArrayList<>();
  private int started;

  Swarm(Map<String, String> settings, Path folder) {
    this.settings = Map.copyOf(settings);
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(new Thread(this::killAll));
  }

  void start(String roles) throws IOException {
    members.add(begin(roles));
  }

  private Member begin(String roles) throws IOException {
    started++;
    var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(JAVA);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "club.vafa.app.Main", "serve", "--roles=" + roles));
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(started).toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("VAFA_"));
    builder.environment().putAll(new HashMap<>(settings));
    builder.environment().put("VAFA_DATA", folder.resolve("data-" + started).toString());
    return new Member(roles, builder.start());
  }

  int size() {
    return members.size();
  }

  /// kill -9 for one of them, and another in its place; the number of the process that is no more.
  long killAndReplace(int which) throws IOException, InterruptedException {
    var victim = members.get(which);
    victim.process().destroyForcibly().waitFor();
    members.set(which, begin(victim.roles()));
    return victim.process().pid();
  }

  boolean allRunning() {
    return members.stream().allMatch(member -> member.process().isAlive());
  }

  /// The lines of all logs, those of the killed too, that tell of an error.
  List<String> errors() throws IOException {
    var errors = new ArrayList<String>();
    for (int i = 1; i <= started; i++) {
      for (var line : Files.readAllLines(log(i))) {
        if (line.contains("\"level\":\"ERROR\"") || line.contains(" ERROR ")) {
          errors.add(i + ": " + line);
        }
      }
    }
    return errors;
  }

  private Path log(int number) {
    return folder.resolve("swarm-" + number + ".log");
  }

  private void killAll() {
    members.forEach(member -> member.process().destroyForcibly());
  }

  @Override
  public void close() throws InterruptedException {
    killAll();
    for (var member : members) {
      member.process().waitFor();
    }
  }
}
