package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.member.Profiles;
import club.vafa.message.Button;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.product.Category;
import club.vafa.text.Message;
import club.vafa.text.Typed;
import club.vafa.trail.Actor;
import club.vafa.value.MemberId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the member likes of what the club sells: by buttons in a chat; in one line with the names, in a chat and by SMS alike. */
public final class InterestsDialog extends AskingDialog {

  static final String NAME = "interests";
  private static final String LINE_STEP = "LINE";
  private static final int BUTTONS_MAX = 24;
  private static final int IN_A_ROW = 2;
  private static final Set<String> NOTHING = Set.of("هیچ", "هیچکدام", "هیچ کدام", "none", "nothing");

  public InterestsDialog(Core core) {
    super(core, NAME);
  }

  /** The menu stays below the chat while buttons are pressed. */
  @Override
  public boolean takesWords(Turn turn) {
    return false;
  }

  @Override
  public Answer begin(Turn turn) {
    return core.categories.list().isEmpty() ? turn.end(turn.speech().text(Message.of("interests.nothing"), Menu.keyboard(turn.speech()))) : asked(turn);
  }

  private Answer asked(Turn turn) {
    return turn.go(turn.conversation().ended().at(NAME, LINE_STEP), show(turn));
  }

  @Override
  Answer answered(Turn turn) {
    return turn.words().map(words -> line(turn, words)).orElseGet(() -> begin(turn));
  }

  /** A button turns a category on or off. */
  @Override
  Answer pressed(Turn turn, String code) {
    var category = core.categories.list().stream().filter(one -> one.code().equals(code)).findFirst();
    if (category.isEmpty()) {
      return begin(turn);
    }
    var likes = new LinkedHashSet<>(likes(turn));
    if (!likes.remove(code)) {
      likes.add(code);
    }
    return likes.size() > Profiles.INTERESTS_MAX ? many(turn) : kept(turn, likes, true);
  }

  /** The names of what is liked, with commas between them; a word for none takes all away. */
  private Answer line(Turn turn, String words) {
    if (NOTHING.stream().map(Typed::matchKey).anyMatch(Typed.matchKey(words)::equals)) {
      return kept(turn, Set.of(), false);
    }
    var likes = new LinkedHashSet<String>();
    for (var name : Stream.of(words.split("[,،;؛\\n]")).map(String::strip).filter(one -> !one.isEmpty()).toList()) {
      var found = named(name);
      if (found.isEmpty()) {
        return turn.go(turn.conversation().ended().at(NAME, LINE_STEP), turn.speech().text(Message.of("interests.unknown", "name", Typed.tidy(name)),
            back(turn)));
      }
      likes.add(found.get().code());
    }
    return likes.isEmpty() ? begin(turn) : likes.size() > Profiles.INTERESTS_MAX ? many(turn) : kept(turn, likes, false);
  }

  private Answer many(Turn turn) {
    return turn.end(turn.speech().text(Message.of("interests.many", "limit", Profiles.INTERESTS_MAX), Menu.keyboard(turn.speech())));
  }

  private Optional<Category> named(String name) {
    var key = Typed.matchKey(name);
    return core.categories.list().stream()
        .filter(one -> Stream.of(one.nameFa(), one.nameEn(), one.code()).map(Typed::matchKey).anyMatch(key::equals)).findFirst();
  }

  /** After a button more may be pressed; a line is the whole answer. */
  private Answer kept(Turn turn, Set<String> likes, boolean more) {
    var member = member(turn);
    core.profiles.like(turn.h(), Actor.of(member), member, likes);
    if (more) {
      return asked(turn);
    }
    var done = likes.isEmpty() ? Message.of("interests.cleared") : Message.of("interests.kept", "names", names(turn, List.copyOf(likes)));
    return turn.end(turn.speech().text(done, Menu.keyboard(turn.speech())));
  }

  private Content show(Turn turn) {
    var speech = turn.speech();
    var likes = likes(turn);
    var liked = likes.isEmpty() ? Message.of("interests.none") : names(turn, likes);
    if (speech.sms()) {
      var all = names(turn, core.categories.list().stream().limit(BUTTONS_MAX).map(Category::code).toList());
      return speech.text(Message.of("interests.show.sms", "club", core.clubs.settings().name(), "names", liked, "all", all));
    }
    var rows = new ArrayList<List<Button>>();
    var row = new ArrayList<Button>();
    for (var category : core.categories.list().stream().limit(BUTTONS_MAX).toList()) {
      var key = likes.contains(category.code()) ? "interests.on.button" : "interests.off.button";
      row.add(new Button(speech.say(Message.of(key, "name", category.name())), NAME + ":" + category.code()));
      if (row.size() == IN_A_ROW) {
        rows.add(List.copyOf(row));
        row.clear();
      }
    }
    if (!row.isEmpty()) {
      rows.add(List.copyOf(row));
    }
    return speech.text(Message.of("interests.show", "names", liked), new Keyboard.Inline(rows));
  }

  private Message names(Turn turn, List<String> codes) {
    return codes.stream().map(code -> Message.of("interests.name", "name", core.categories.name(code)))
        .reduce((first, rest) -> Message.of("interests.names", "first", first, "rest", rest)).orElseThrow();
  }

  private List<String> likes(Turn turn) {
    return core.members.interestsOf(turn.h(), member(turn));
  }

  private static MemberId member(Turn turn) {
    return turn.member().orElseThrow().id();
  }
}
