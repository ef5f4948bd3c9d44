package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.text.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the club keeps about the member, in short: how much of what. The whole is handed out by the shop, as a page or a file. */
public final class DataDialog implements Dialog {

  static final String NAME = "data";

  private final Core core;

  public DataDialog(Core core) {
    this.core = core;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Answer begin(Turn turn) {
    var rows = new LinkedHashMap<String, Integer>();
    var person = core.members.person(turn.h(), turn.member().orElseThrow().id()).orElseThrow();
    core.personData.forEach(room -> room.export(turn.h(), person, (section, fields) -> rows.merge(section, 1, Integer::sum)));
    var lines = rows.entrySet().stream().map(entry -> line(turn, entry)).collect(Collectors.joining("\n"));
    return turn.end(turn.speech().text(Message.of("profile.data", "club", core.clubs.settings().name(), "lines", lines),
        Menu.keyboard(turn.speech())));
  }

  private static String line(Turn turn, Map.Entry<String, Integer> entry) {
    var key = "identity.section." + entry.getKey();
    var name = turn.speech().texts().has(key, turn.language()) ? turn.speech().say(key) : entry.getKey();
    return turn.speech().say(Message.of("profile.data.line", "name", name, "count", entry.getValue()));
  }
}
