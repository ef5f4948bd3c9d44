package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.calendar.Anniversary;
import club.vafa.calendar.BirthdayCheck;
import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.LeapChoice;
import club.vafa.member.Member;
import club.vafa.message.Button;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.occasion.Occasion;
import club.vafa.occasion.OccasionKind;
import club.vafa.occasion.Remembering;
import club.vafa.text.Message;
import club.vafa.text.Typed;
import club.vafa.trail.Actor;
import club.vafa.value.MemberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The member's own days beside the birthday: shown, and kept by one line with a name and a date, in a chat and by SMS alike. A name that is
 * there already gets the new date.
 */
public final class DaysDialog extends AskingDialog {

  static final String NAME = "days";
  private static final String LINE_STEP = "LINE";
  private static final Set<String> WEDDING = Set.of("سالگرد ازدواج", "ازدواج", "سالگرد عروسی", "عروسی", "wedding", "wedding day", "wedding anniversary",
      "our wedding");
  private static final Set<String> REMOVE = Set.of("حذف", "remove", "delete");

  public DaysDialog(Core core) {
    super(core, NAME);
  }

  @Override
  public Answer begin(Turn turn) {
    return turn.go(turn.conversation().ended().at(NAME, LINE_STEP), show(turn));
  }

  @Override
  Answer answered(Turn turn) {
    return turn.words().map(words -> line(turn, words)).orElseGet(() -> begin(turn));
  }

  @Override
  Answer pressed(Turn turn, String wish) {
    if (!wish.startsWith("remove:")) {
      return begin(turn);
    }
    var id = wish.substring("remove:".length());
    return days(turn).stream().filter(one -> one.id().toString().equals(id)).findFirst().map(one -> removed(turn, one))
        .orElseGet(() -> turn.go(turn.conversation(), List.<Content>of()).toast(turn.speech().say("help.stale")));
  }

  private Answer line(Turn turn, String words) {
    var parts = Typed.tidy(words).split(" ", 2);
    if (parts.length == 2 && REMOVE.contains(Typed.matchKey(parts[0]))) {
      return named(turn, parts[1]).map(one -> removed(turn, one)).orElseGet(() -> say(turn, Message.of("days.unknown", "title", parts[1])));
    }
    return switch (DayLine.read(words, core.clubs.today())) {
      case DayLine.Unread(String why) -> say(turn, Message.of(why));
      case DayLine.Named(String title, CalendarDate date) -> keep(turn, title, date);
    };
  }

  private Answer keep(Turn turn, String title, CalendarDate date) {
    MemberId member = member(turn).id();
    var by = Actor.of(member);
    var day = Anniversary.of(date, LeapChoice.DAY_BEFORE);
    var stored = named(turn, title);
    var done = stored.map(one -> core.occasions.change(turn.h(), by, member, one.id(), Optional.empty(), day))
        .orElseGet(() -> wedding(title) ? core.occasions.rememberWedding(turn.h(), by, member, day)
            : core.occasions.addOwn(turn.h(), by, member, title, day));
    return switch (done) {
      case Remembering.Remembered(var occasion, var _) -> said(turn, Message.of("days.kept", "title", called(turn, occasion), "date", date));
      case Remembering.Same(var occasion) -> said(turn, Message.of("days.same", "title", called(turn, occasion), "date", date));
      case Remembering.TooSoon(var _, var until) -> said(turn, Message.of("days.soon", "day", until));
      case Remembering.NotABirthday(BirthdayCheck why) -> say(turn, Message.of(why == BirthdayCheck.IN_THE_FUTURE ? "days.future" : "days.old"));
      case Remembering.TooMany(int limit) -> said(turn, Message.of("days.many", "limit", limit));
      case Remembering.TitleRefused(int max) -> say(turn, Message.of("days.title", "max", max));
      case Remembering.NoSuchDay _ -> begin(turn);
    };
  }

  private Answer removed(Turn turn, Occasion one) {
    var member = member(turn).id();
    core.occasions.remove(turn.h(), Actor.of(member), member, one.id());
    return said(turn, Message.of("days.removed", "title", called(turn, one)));
  }

  /** Said, and the conversation goes on where it was: another line may follow. */
  private Answer say(Turn turn, Message message) {
    return turn.go(turn.conversation().ended().at(NAME, LINE_STEP), turn.speech().text(message, back(turn)));
  }

  private static Answer said(Turn turn, Message message) {
    return turn.end(turn.speech().text(message, Menu.keyboard(turn.speech())));
  }

  private Content show(Turn turn) {
    var speech = turn.speech();
    var days = days(turn);
    var club = core.clubs.settings().name();
    var lines = days.stream().<Message>map(one -> Message.of("days.line", "title", called(turn, one), "date", one.day().first()))
        .reduce((first, rest) -> Message.of("days.lines", "first", first, "rest", rest)).orElseGet(() -> Message.of("days.none"));
    if (speech.sms()) {
      return speech.text(Message.of("days.show.sms", "club", club, "lines", lines));
    }
    List<List<Button>> rows = new ArrayList<>();
    days.forEach(one -> rows.add(List.of(new Button(speech.say(Message.of("days.remove.button", "title", called(turn, one))), NAME + ":remove:" + one.id()))));
    var message = Message.of("days.show", "lines", lines);
    return rows.isEmpty() ? speech.text(message, back(turn)) : speech.text(message, new Keyboard.Inline(rows));
  }

  private List<Occasion> days(Turn turn) {
    return core.occasions.of(turn.h(), member(turn).id()).stream().filter(one -> one.kind() != OccasionKind.BIRTHDAY).toList();
  }

  private Optional<Occasion> named(Turn turn, String title) {
    var key = Typed.matchKey(title);
    return days(turn).stream().filter(one -> one.kind() == OccasionKind.WEDDING ? wedding(title)
        : one.title().filter(own -> Typed.matchKey(own).equals(key)).isPresent()).findFirst();
  }

  private static boolean wedding(String title) {
    return WEDDING.stream().map(Typed::matchKey).anyMatch(Typed.matchKey(title)::equals);
  }

  private static Object called(Turn turn, Occasion one) {
    return one.title().<Object>map(title -> title).orElseGet(() -> Message.of("days.wedding"));
  }

  private static Member member(Turn turn) {
    return turn.member().orElseThrow();
  }
}
