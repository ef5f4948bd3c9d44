package club.vafa.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the compiled classes may know of each other. */
class LayoutTest {

  private static final String ROOT = "club.vafa";
  private static final Map<String, Set<String>> MODULES = Map.of(
    "core", Set.of(),
    "bot", Set.of("core"),
    "web", Set.of("core"),
    "scheduler", Set.of("core"),
    "app", Set.of("core", "bot", "web", "scheduler"),
    "bench", Set.of("core", "bot", "web", "scheduler", "app"));
  /** What core must not know: how people and other programs reach the club, and what wakes it. */
  private static final List<String> WIRES = List.of("io.javalin", "jakarta.servlet", "org.eclipse.jetty", "org.telegram", "com.twilio", "okhttp3", "org.quartz",
    "java.net.http", "com.sun.net.httpserver");
  private static final Set<String> CLOCKS = Set.of("java.time.Instant", "java.time.LocalDate", "java.time.LocalDateTime", "java.time.LocalTime",
    "java.time.ZonedDateTime", "java.time.OffsetDateTime", "java.time.Year", "java.time.YearMonth");
  private static final int CONSTRUCTOR_ARGUMENTS_MAX = 7;

  private static Rooms rooms;
  private static JavaClasses classes;

  @BeforeAll
  static void read() throws IOException {
    rooms = Rooms.read(Sources.HOME.resolve("CONTRIBUTING.md"));
    classes = new ClassFileImporter().withImportOption(LayoutTest::delivered).importPackages(ROOT);
  }

  private static boolean delivered(Location location) {
    return !location.contains("/test-classes/") && !location.contains("-tests.jar");
  }

  @Test
  void theClassesOfAllModulesAreLookedAt() {
    assertThat(classes.stream().map(LayoutTest::module).distinct()).contains("core", "bot", "web", "scheduler", "app");
    assertThat(classes).hasSizeGreaterThan(200);
  }

  @Test
  void aModuleKnowsOnlyThoseBelowIt() {
    assertThat(dependencies((from, to) -> !module(from).equals(module(to)) && !MODULES.get(module(from)).contains(module(to)))).isEmpty();
  }

  @Test
  void coreKnowsNoWire() {
    assertThat(classes.stream().filter(c -> module(c).equals("core")).flatMap(c -> c.getDirectDependenciesFromSelf().stream())
      .filter(d -> WIRES.stream().anyMatch(wire -> d.getTargetClass().getPackageName().startsWith(wire))).map(Dependency::getDescription)).isEmpty();
  }

  @Test
  void theTableNamesOnlyRoomsAboveTheLine() {
    List<String> order = List.copyOf(rooms.features().keySet());
    assertThat(order.stream().flatMap(room -> rooms.features().get(room).stream()
      .filter(named -> !rooms.features().containsKey(named) || order.indexOf(named) >= order.indexOf(room)).map(named -> room + " names " + named))).isEmpty();
  }

  @Test
  void everyRoomOfCoreIsInTheTable() {
    assertThat(classes.stream().filter(c -> module(c).equals("core")).map(LayoutTest::room).filter(room -> !room.isEmpty() && !rooms.has(room)).distinct()).isEmpty();
  }

  @Test
  void aRoomImportsOnlyTheFoundationAndWhatItsLineNames() {
    assertThat(dependencies((from, to) -> inRoom(from) && inRoom(to) && !rooms.mayImport(room(from), room(to)))).isEmpty();
  }

  @Test
  void theFoundationImportsNoFeatureAndNoRoomImportsTheWiring() {
    assertThat(dependencies((from, to) -> inRoom(from) && module(to).equals("core")
      && (room(to).isEmpty() || rooms.foundation().contains(room(from)) && !rooms.foundation().contains(room(to))))).isEmpty();
  }

  @Test
  void theRoomsOfTheFoundationMakeNoCircle() {
    for (String room : rooms.foundation()) {
      assertThat(reachable(room, Set.of())).as("what %s imports, and what that imports", room).doesNotContain(room);
    }
  }

  @Test
  void aRoomsSqlIsUsedByThatRoomAlone() {
    assertThat(dependencies((from, to) -> to.getSimpleName().endsWith("Sql") && !to.getPackageName().equals(from.getPackageName()))).isEmpty();
  }

  @Test
  void timeIsAnArgument() {
    assertThat(classes.stream().flatMap(c -> c.getMethodCallsFromSelf().stream())
      .filter(call -> call.getName().equals("now") && CLOCKS.contains(call.getTargetOwner().getName())).map(Object::toString)).isEmpty();
    assertThat(classes.stream().filter(c -> !module(c).equals("bench")).flatMap(c -> c.getMethodCallsFromSelf().stream())
      .filter(call -> call.getName().equals("currentTimeMillis") || call.getName().startsWith("system") && call.getTargetOwner().getName().equals("java.time.Clock"))
      .map(Object::toString)).isEmpty();
  }

  @Test
  void onlyTheCommandLinePrints() {
    assertThat(classes.stream().filter(c -> !c.getPackageName().equals(ROOT + ".app") && !module(c).equals("bench"))
      .flatMap(c -> c.getFieldAccessesFromSelf().stream())
      .filter(access -> access.getTargetOwner().getName().equals("java.lang.System") && Set.of("out", "err").contains(access.getName()))
      .map(Object::toString)).isEmpty();
    assertThat(classes.stream().flatMap(c -> c.getMethodCallsFromSelf().stream()).filter(call -> call.getName().equals("printStackTrace"))
      .map(Object::toString)).isEmpty();
  }

  @Test
  void namesSayWhatAThingIs() {
    assertThat(classes.stream().map(JavaClass::getSimpleName).filter(name -> name.matches("Default[A-Z].*|.*(Impl|Helper|Utils?|Manager|Dto|Dao)"))).isEmpty();
    assertThat(classes.stream().map(JavaClass::getPackageName).distinct()
      .filter(name -> Stream.of(name.split("\\.")).anyMatch(Set.of("util", "utils", "common", "impl", "dao", "dto", "manager", "helper", "helpers")::contains))).isEmpty();
  }

  @Test
  void aConstructorHasFewArguments() {
    assertThat(classes.stream().filter(c -> !c.isRecord() && !c.isEnum()).flatMap(c -> c.getConstructors().stream())
      .filter(c -> !c.getOwner().isInnerClass() || !c.getOwner().isAnonymousClass())
      .filter(c -> c.getRawParameterTypes().size() > CONSTRUCTOR_ARGUMENTS_MAX).map(JavaConstructor::getFullName)).isEmpty();
  }

  private static Set<String> reachable(String room, Set<String> seen) {
    Set<String> next = new java.util.TreeSet<>();
    classes.stream().filter(c -> room(c).equals(room)).flatMap(c -> c.getDirectDependenciesFromSelf().stream()).map(d -> d.getTargetClass().getBaseComponentType())
      .filter(LayoutTest::inRoom).map(LayoutTest::room).filter(other -> !other.equals(room) && !seen.contains(other)).forEach(next::add);
    Set<String> all = new java.util.TreeSet<>(seen);
    all.addAll(next);
    for (String other : next) {
      all.addAll(reachable(other, all));
    }
    return all;
  }

  /** Dependencies between two classes of the house that the predicate finds, in words. */
  private static List<String> dependencies(BiPredicate<JavaClass, JavaClass> wrong) {
    return classes.stream().flatMap(c -> c.getDirectDependenciesFromSelf().stream())
      .filter(d -> ours(d.getTargetClass().getBaseComponentType()) && wrong.test(d.getOriginClass(), d.getTargetClass().getBaseComponentType()))
      .map(Dependency::getDescription).distinct().sorted().toList();
  }

  private static boolean ours(JavaClass c) {
    return c.getPackageName().equals(ROOT) || c.getPackageName().startsWith(ROOT + ".");
  }

  private static boolean inRoom(JavaClass c) {
    return ours(c) && module(c).equals("core") && !room(c).isEmpty();
  }

  private static String module(JavaClass c) {
    String word = word(c);
    return word.equals("core") ? "unknown" : MODULES.containsKey(word) ? word : "core";
  }

  /** The room of a class of core; empty for the wiring at its root. */
  private static String room(JavaClass c) {
    return ours(c) && module(c).equals("core") ? word(c) : "";
  }

  private static String word(JavaClass c) {
    return c.getPackageName().equals(ROOT) ? "" : c.getPackageName().substring(ROOT.length() + 1).split("\\.")[0];
  }
}
