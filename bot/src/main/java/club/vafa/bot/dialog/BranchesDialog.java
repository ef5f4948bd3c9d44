package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.branch.Branch;
import club.vafa.branch.Openness;
import club.vafa.message.Button;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.text.Code;
import club.vafa.text.Message;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the club's branches are, whether they are open now, and how to find them. Anybody may ask. */
public final class BranchesDialog extends ButtonDialog {

  static final String NAME = "branches";
  private static final int BRANCHES_A_PAGE = 5;
  private static final int BRANCHES_BY_SMS = 3;
  private static final Pattern OFFSET = Pattern.compile("[0-9]{1,4}");

  public BranchesDialog(Core core) {
    super(core, NAME);
  }

  @Override
  public boolean forMembers() {
    return false;
  }

  @Override
  public Answer begin(Turn turn) {
    return turn.stay(turn.speech().sms() ? bySms(turn.speech()) : Content.text(body(turn.speech(), 0), keyboard(turn.speech(), 0)));
  }

  @Override
  public Answer on(Turn turn) {
    if (!(turn.said() instanceof Said.Pressed(var data, var callback, var message))) {
      return begin(turn);
    }
    var offset = data.substring(NAME.length() + 1);
    if (!OFFSET.matcher(offset).matches() || Integer.parseInt(offset) >= open().size()) {
      return turn.go(turn.conversation(), List.<Content>of()).toast(turn.speech().say("help.stale"));
    }
    var body = body(turn.speech(), Integer.parseInt(offset));
    var keyboard = keyboard(turn.speech(), Integer.parseInt(offset));
    return turn.go(turn.conversation(),
        message.<Content>map(id -> new Content.Edit(id, body, keyboard)).orElse(Content.text(body, keyboard)));
  }

  private List<Branch> open() {
    return core.branches.list().stream().filter(branch -> !branch.closed()).toList();
  }

  private String body(Speech speech, int offset) {
    var all = open();
    if (all.isEmpty()) {
      return speech.say("branch.none");
    }
    var parts = new ArrayList<String>();
    parts.add(speech.say(Message.of("branch.title", "count", all.size())));
    all.stream().skip(offset).limit(BRANCHES_A_PAGE).forEach(branch -> parts.add(chat(speech, branch)));
    return String.join("\n\n", parts);
  }

  private String chat(Speech speech, Branch branch) {
    var lines = new ArrayList<String>();
    lines.add(branch.name().in(speech.language()));
    address(speech, branch).ifPresent(lines::add);
    hours(speech, branch).ifPresent(lines::add);
    branch.phone().ifPresent(phone -> lines.add(speech.say(Message.of("branch.phone", "phone", new Code(phone)))));
    map(branch).ifPresent(link -> lines.add(speech.say(Message.of("branch.map", "link", new Code(link)))));
    return String.join("\n", lines);
  }

  private Keyboard keyboard(Speech speech, int offset) {
    var row = new ArrayList<Button>();
    if (offset > 0) {
      row.add(new Button(speech.say("branch.before"), NAME + ":" + Math.max(0, offset - BRANCHES_A_PAGE)));
    }
    if (offset + BRANCHES_A_PAGE < open().size()) {
      row.add(new Button(speech.say("branch.after"), NAME + ":" + (offset + BRANCHES_A_PAGE)));
    }
    return row.isEmpty() ? Keyboard.NONE : new Keyboard.Inline(List.of(row));
  }

  private Content bySms(Speech speech) {
    var all = open();
    var club = core.clubs.settings().name();
    if (all.isEmpty()) {
      return Content.text(speech.say(Message.of("branch.none.sms", "club", club)));
    }
    var lines = new ArrayList<String>();
    lines.add(speech.say(Message.of("branch.title.sms", "club", club)));
    all.stream().limit(BRANCHES_BY_SMS).forEach(branch -> {
      var parts = new ArrayList<String>();
      address(speech, branch).ifPresent(parts::add);
      hours(speech, branch).ifPresent(parts::add);
      var name = branch.name().in(speech.language());
      lines.add(parts.isEmpty() ? name : speech.say(Message.of("branch.line.sms", "name", name,
          "rest", String.join(speech.say("branch.join.sms"), parts))));
    });
    if (all.size() > BRANCHES_BY_SMS) {
      lines.add(speech.say(Message.of("branch.more.sms", "count", all.size() - BRANCHES_BY_SMS)));
    }
    return Content.text(String.join("\n", lines));
  }

  private static Optional<String> address(Speech speech, Branch branch) {
    return Optional.of(branch.address().in(speech.language())).filter(address -> !address.isBlank());
  }

  private Optional<String> hours(Speech speech, Branch branch) {
    var now = LocalDateTime.ofInstant(core.clock.instant(), core.clubs.settings().zone());
    return switch (branch.at(now)) {
      case Openness.Open(var until) -> Optional.of(speech.fitting(until.map(end -> Message.of("branch.open.until", "time", end.toLocalTime()))
          .orElse(Message.of("branch.open.always"))));
      case Openness.Closed(var opens) -> Optional.of(speech.fitting(opens.map(at -> opening(now.toLocalDate(), at))
          .orElse(Message.of("branch.closed"))));
      case Openness.Untold _ -> Optional.of(branch.hours()).filter(hours -> !hours.isBlank())
          .map(hours -> speech.say(Message.of("branch.hours", "hours", hours)));
      case Openness.ForGood _ -> Optional.empty();
    };
  }

  private static Message opening(LocalDate today, LocalDateTime at) {
    var day = at.toLocalDate();
    return day.equals(today) ? Message.of("branch.opens.today", "time", at.toLocalTime())
        : day.equals(today.plusDays(1)) ? Message.of("branch.opens.tomorrow", "time", at.toLocalTime())
        : Message.of("branch.opens.later", "day", day, "time", at.toLocalTime());
  }

  /** A link that every phone opens in its own map. */
  private static Optional<String> map(Branch branch) {
    return branch.latitude().flatMap(north -> branch.longitude().map(east ->
        String.format(Locale.ROOT, "https://www.google.com/maps/search/?api=1&query=%.6f,%.6f", north, east)));
  }
}
