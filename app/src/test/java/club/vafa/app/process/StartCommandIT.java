package club.vafa.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.app.database.DataFolder;
import club.vafa.app.database.EmbeddedDatabase;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start commands of docker/, run as they stand there, on this machine and with the jar and the Java of this build. */
class StartCommandIT {

  private static final String JAR_IN_IMAGE = "/opt/vafa/vafa.jar";
  private static final String KEY = "a key of this test, long enough";

  @TempDir
  private static Path folder;
  private static DataFolder data;
  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() {
    data = DataFolder.open(folder);
    database = EmbeddedDatabase.start(data, line -> {});
  }

  @AfterAll
  static void stop() {
    database.close();
    data.close();
  }

  @Test
  void theImagesStartCommandStartsTheWholeClub() throws Exception {
    int port = Vafa.freePort();
    List<String> command = new ArrayList<>(instruction("ENTRYPOINT"));
    command.addAll(instruction("CMD"));
    try (Vafa vafa = Vafa.start(onThisMachine(command), settings(port))) {
      vafa.awaitReady(port);
      assertThat(health(port)).as("the image's health check").isZero();
      vafa.terminate();
      vafa.awaitEnd(Duration.ofSeconds(10));
    }
    assertThat(health(port)).as("the image's health check, once nothing runs").isNotZero();
  }

  @Test
  void theCommandsOfComposeStartEachRoleByItself() throws Exception {
    List<List<String>> commands = composeCommands();
    assertThat(commands).extracting(List::getLast).containsExactly("--roles=web", "--roles=bot", "--roles=scheduler");
    List<Integer> ports = new ArrayList<>();
    List<Vafa> started = new ArrayList<>();
    try {
      for (List<String> arguments : commands) {
        List<String> command = new ArrayList<>(instruction("ENTRYPOINT"));
        command.addAll(arguments);
        // In containers each has a machine of its own, and with it the same port.
        ports.add(Vafa.freePort());
        started.add(Vafa.start(onThisMachine(command), settings(ports.getLast())));
      }
      for (int i = 0; i < started.size(); i++) {
        int port = ports.get(i);
        started.get(i).awaitReady(port).awaitLine("vafa is up");
        assertThat(health(port)).as("the image's health check of %s", commands.get(i)).isZero();
        assertThat(ask(port, "/metrics").body()).as("figures of %s", commands.get(i)).contains("vafa_inbox_depth", "hikaricp_connections");
        assertThat(ask(port, "/api/v1/me").statusCode()).as("the API of %s", commands.get(i)).isEqualTo(commands.get(i).contains("--roles=web") ? 401 : 404);
      }
      assertThat(started).allMatch(Vafa::running);
    } finally {
      for (Vafa vafa : started) {
        vafa.terminate();
      }
    }
    for (Vafa vafa : started) {
      vafa.awaitEnd(Duration.ofSeconds(10));
    }
  }

  @Test
  void rolesThatShareAMachineAndItsSettingsDoNotNeedAPortEach() throws Exception {
    Map<String, String> settings = settings(Vafa.freePort());
    settings.remove("VAFA_PROBE_PORT");
    try (Vafa bot = Vafa.start(settings, "serve", "--roles=bot"); Vafa scheduler = Vafa.start(settings, "serve", "--roles=scheduler")) {
      for (Vafa vafa : List.of(bot, scheduler)) {
        int port = Integer.parseInt(vafa.awaitLine("vafa: health and figures at ").replaceAll(".*localhost:(\\d+)/metrics", "$1"));
        assertThat(ask(port, "/health/ready").statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void probesCanBeKeptAwayFromThePublicPort() throws Exception {
    Map<String, String> settings = settings(Vafa.freePort());
    int probes = Vafa.freePort();
    settings.put("VAFA_PROBE_PORT", Integer.toString(probes));
    try (Vafa web = Vafa.start(settings, "serve", "--roles=web")) {
      web.awaitReady(probes);
      assertThat(ask(probes, "/metrics").statusCode()).isEqualTo(200);
      assertThat(ask(Integer.parseInt(settings.get("VAFA_PORT")), "/api/v1/me").statusCode()).isEqualTo(401);
    }
  }

  private static HttpResponse<String> ask(int port, String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(10)).build(),
        HttpResponse.BodyHandlers.ofString());
    }
  }

  private static int health(int port) throws Exception {
    Matcher matcher = Pattern.compile("HEALTHCHECK [^\\[]*CMD (\\[.*])").matcher(Files.readString(Vafa.HOME.resolve("docker/Dockerfile")).replace("\\\n", " "));
    assertThat(matcher.find()).isTrue();
    try (Vafa probe = Vafa.start(onThisMachine(array(matcher.group(1))), imageSettings(port))) {
      return probe.awaitEnd(Duration.ofSeconds(20));
    }
  }

  /** What the image sets, with this port in the place of its own. */
  private static Map<String, String> imageSettings(int port) throws IOException {
    String line = Files.readAllLines(Vafa.HOME.resolve("docker/Dockerfile")).stream().filter(l -> l.startsWith("ENV ")).findFirst().orElseThrow();
    return Arrays.stream(line.substring(4).split(" ")).map(pair -> pair.split("=")).filter(pair -> pair[0].endsWith("PORT"))
      .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.toString(port)));
  }

  private static Map<String, String> settings(int port) {
    String password = database.url().credentials().getProperty("password");
    Map<String, String> settings = new HashMap<>();
    settings.put("VAFA_DATABASE_URL", database.url().jdbc().replace("jdbc:postgresql://", "postgresql://vafa:" + password + "@"));
    settings.put("VAFA_SECRET_KEY", KEY);
    settings.put("VAFA_PORT", Integer.toString(port));
    settings.put("VAFA_PROBE_PORT", Integer.toString(port));
    settings.put("VAFA_DATA", folder.resolve("not-needed").toString());
    return settings;
  }

  private static List<String> onThisMachine(List<String> command) {
    assertThat(command.getFirst()).isEqualTo("java");
    List<String> here = new ArrayList<>(command.stream().map(word -> word.equals(JAR_IN_IMAGE) ? Vafa.jar().toString() : word).toList());
    here.set(0, Vafa.java());
    return here;
  }

  private static List<String> instruction(String name) throws IOException {
    return Files.readAllLines(Vafa.HOME.resolve("docker/Dockerfile")).stream().filter(line -> line.startsWith(name + " "))
      .map(line -> array(line.substring(name.length()))).findFirst().orElseThrow();
  }

  private static List<List<String>> composeCommands() throws IOException {
    return Files.readAllLines(Vafa.HOME.resolve("docker/compose.yaml")).stream().filter(line -> line.strip().startsWith("command:"))
      .map(line -> array(line.substring(line.indexOf('[')))).toList();
  }

  private static List<String> array(String json) {
    try {
      return new ObjectMapper().readValue(json, new TypeReference<>() {});
    } catch (IOException e) {
      throw new AssertionError("no array: " + json, e);
    }
  }
}
