package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.StatementLine;
import club.vafa.ledger.Unit;
import club.vafa.message.Button;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.text.Message;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came and went, newest first, in pages that are turned in place. The cursor in a button is only looked up among the member's own
 * lines.
 */
public final class StatementDialog extends ButtonDialog {

  static final String NAME = "statement";
  private static final int LINES = 8;
  private static final int LINES_BY_SMS = 3;
  private static final String NEWEST = "newest";
  private static final Pattern CURSOR = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  public StatementDialog(Core core) {
    super(core, NAME);
  }

  @Override
  public Answer begin(Turn turn) {
    var page = page(turn, Optional.empty());
    return turn.end(Content.text(body(turn, page), keyboard(turn, page, true)));
  }

  @Override
  public Answer on(Turn turn) {
    if (!(turn.said() instanceof Said.Pressed(var data, var callback, var message)) || data.equals(NAME + ":")) {
      return begin(turn);
    }
    var cursor = data.substring(NAME.length() + 1);
    boolean newest = cursor.equals(NEWEST);
    if (!newest && !CURSOR.matcher(cursor).matches()) {
      return turn.go(turn.conversation(), List.of()).toast(turn.speech().say("help.stale"));
    }
    var page = page(turn, newest ? Optional.empty() : Optional.of(cursor));
    var body = body(turn, page);
    var keyboard = keyboard(turn, page, newest);
    return turn.go(turn.conversation(),
        message.<Content>map(id -> new Content.Edit(id, body, keyboard)).orElse(Content.text(body, keyboard)));
  }

  private Page<StatementLine> page(Turn turn, Optional<String> after) {
    var person = core.members.idsOf(turn.h(), turn.member().orElseThrow().id()).stream().map(HolderId::of).toList();
    return core.ledger.statement(turn.h(), person, Unit.POINTS, new PageRequest(turn.speech().sms() ? LINES_BY_SMS : LINES, after));
  }

  private String body(Turn turn, Page<StatementLine> page) {
    if (page.items().isEmpty()) {
      return turn.speech().fitting(Message.of("balance.statement.empty", "club", core.clubs.settings().name()));
    }
    var lines = new ArrayList<String>();
    lines.add(turn.speech().fitting(Message.of("balance.statement", "club", core.clubs.settings().name())));
    lines.addAll(LineWords.lines(page.items(), turn.speech(), core.clubs.settings()));
    return String.join("\n", lines);
  }

  private Keyboard keyboard(Turn turn, Page<StatementLine> page, boolean newest) {
    var row = new ArrayList<Button>();
    if (!newest) {
      row.add(new Button(turn.speech().say("balance.statement.newest"), NAME + ":" + NEWEST));
    }
    page.next().ifPresent(next -> row.add(new Button(turn.speech().say("balance.statement.older"), NAME + ":" + next)));
    return row.isEmpty() || turn.speech().sms() ? Keyboard.NONE : new Keyboard.Inline(List.of(row));
  }
}
