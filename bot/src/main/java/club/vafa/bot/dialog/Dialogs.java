package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.text.Keyword;
import club.vafa.text.Keywords;
import club.vafa.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All dialogues, and which of them answers a turn: first the words that are reserved everywhere (STOP, START), then a pressed button, a
 * command, the dialogue that is going on, a keyword or a label of the menu, and last the help.
 */
public final class Dialogs {

  private static final Map<String, String> COMMANDS = Map.ofEntries(
      Map.entry("balance", "balance"), Map.entry("statement", StatementDialog.NAME), Map.entry("why", "why"), Map.entry("card", "card"),
      Map.entry("giftcard", GiftCardDialog.NAME),
      Map.entry("offers", "offers"), Map.entry("rewards", RewardsDialog.NAME), Map.entry("rules", "rules"), Map.entry("branches", BranchesDialog.NAME), Map.entry("profile", ProfileDialog.NAME),
      Map.entry("level", LevelDialog.NAME), Map.entry("subscription", SubscriptionDialog.NAME),
          Map.entry("settings", ProfileDialog.NAME),
      Map.entry("language", ProfileDialog.NAME), Map.entry("play", "play"), Map.entry("give", GiveDialog.NAME),
      Map.entry("verify", "verify"), Map.entry("phone", PhoneDialog.NAME), Map.entry("email", EmailDialog.NAME),
      Map.entry("days", DaysDialog.NAME), Map.entry("interests", InterestsDialog.NAME), Map.entry("mydata", DataDialog.NAME), Map.entry("delete", EraseDialog.NAME), Map.entry("help", "help"));

  private final Core core;
  private final Map<String, Dialog> byName;
  private final JoinDialog join;
  private final StopDialog stop;
  private final HelpDialog help;

  public Dialogs(Core core) {
    this.core = core;
    var card = new CardDialog(core);
    var profile = new ProfileDialog(core);
    join = new JoinDialog(new JoinEnd(core, card));
    stop = new StopDialog(core, join, profile);
    help = new HelpDialog(core);
    byName = List.of(join, stop, help, card, new GiftCardDialog(core), profile, new DaysDialog(core), new InterestsDialog(core), new BalanceDialog(core), new LevelDialog(core),
        new SubscriptionDialog(core), new StatementDialog(core), new WhyDialog(core),
        new OffersDialog(core), new RewardsDialog(core), new RulesDialog(core), new BranchesDialog(core), new PlayDialog(core), new GiveDialog(core),
        new PhoneDialog(core), new EmailDialog(core), new EraseDialog(core), new DataDialog(core), new TakeOverDialog(core, join), new VerifyDialog(core)).stream().collect(Collectors.toUnmodifiableMap(Dialog::name, Function.identity()));
  }

  public Answer answer(Turn turn) {
    return switch (turn.said()) {
      case Said.Pressed(var data, var callback, var message) -> pressed(turn, data);
      case Said.Command(var name, var rest) -> command(turn, name);
      case Said.Words(var text) -> words(turn, text);
      case Said.OwnContact contact -> other(turn);
      case Said.OthersContact contact -> other(turn);
      case Said.Dice dice -> other(turn);
      case Said.Unreadable picture -> other(turn);
    };
  }

  public Answer stoppedAtCarrier(Turn turn) {
    return stop.stoppedAtCarrier(turn);
  }

  public Answer started(Turn turn) {
    return stop.start(turn);
  }

  /** The data is the person's to choose, so it names a dialogue at most; what it may do is looked up there for the member of this chat. */
  private Answer pressed(Turn turn, String data) {
    int colon = data.indexOf(':');
    var dialog = colon < 1 ? Optional.<Dialog>empty() : Optional.ofNullable(byName.get(data.substring(0, colon)));
    if (dialog.isEmpty() || !dialog.get().buttons()) {
      return turn.go(turn.conversation(), List.<Content>of()).toast(turn.speech().say("help.stale"));
    }
    return dialog.get().forMembers() && turn.member().isEmpty() ? membersOnly(turn) : dialog.get().on(turn);
  }

  private Answer command(Turn turn, String name) {
    if (name.equals("start")) {
      return join.begin(turn);
    }
    if (name.equals("stop")) {
      return stop.begin(turn);
    }
    return Optional.ofNullable(COMMANDS.get(name)).map(byName::get).map(dialog -> begin(turn, dialog))
        .orElseGet(() -> underWay(turn).map(dialog -> dialog.begin(turn)).orElseGet(() -> help.unread(turn)));
  }

  private Answer words(Turn turn, String text) {
    // A member's menu stands below the chat while a dialogue goes on, too.
    var keyword = Keywords.read(text).or(() -> turn.member().flatMap(member -> Menu.meaning(turn.speech().texts(), text)));
    if (keyword.filter(Keyword::reserved).isPresent()) {
      return keyword.get() == Keyword.STOP ? stop.begin(turn) : stop.start(turn);
    }
    var going = underWay(turn);
    boolean asksForReading = keyword.filter(word -> word == Keyword.HELP || word == Keyword.RULES || word == Keyword.BRANCHES).isPresent();
    if (going.isPresent() && !asksForReading && (keyword.isEmpty() || going.get().takesWords(turn))) {
      return going.get().on(turn);
    }
    return keyword.or(() -> Menu.meaning(turn.speech().texts(), text)).map(word -> begin(turn, meant(word)))
        .orElseGet(() -> stranger(turn) ? join.begin(turn) : codeOrUnread(turn, text));
  }

  /** By SMS a code stands after the word: a play to verify, a gift card to look at. */
  private Answer codeOrUnread(Turn turn, String text) {
    if (byName.get(GiftCardDialog.NAME) instanceof GiftCardDialog dialog && dialog.reads(text)) {
      return begin(turn, dialog);
    }
    if (byName.get(EmailDialog.NAME) instanceof EmailDialog dialog && dialog.reads(text)) {
      return begin(turn, dialog);
    }
    var verify = byName.get("verify");
    return verify instanceof VerifyDialog dialog && dialog.reads(text) ? begin(turn, dialog) : help.unread(turn);
  }

  private Dialog meant(Keyword word) {
    var name = switch (word) {
      case JOIN -> JoinDialog.NAME;
      case BALANCE -> "balance";
      case STATEMENT -> StatementDialog.NAME;
      case WHY -> "why";
      case CARD -> "card";
      case GIFT_CARD -> GiftCardDialog.NAME;
      case PLAY -> "play";
      case REWARDS -> RewardsDialog.NAME;
      case OFFERS -> "offers";
      case RULES -> "rules";
      case BRANCHES -> BranchesDialog.NAME;
      case PROFILE -> ProfileDialog.NAME;
      case DAYS -> DaysDialog.NAME;
      case INTERESTS -> InterestsDialog.NAME;
      case ERASE -> EraseDialog.NAME;
      case DATA -> DataDialog.NAME;
      case LEVEL -> LevelDialog.NAME;
      case GIVE -> GiveDialog.NAME;
      case SUBSCRIPTION -> SubscriptionDialog.NAME;
      case EMAIL, EMAIL_ON, EMAIL_OFF, EMAIL_FIRST, SMS_FIRST, TELEGRAM_FIRST -> EmailDialog.NAME;
      case REFER, HELP, STOP, START -> "help";
    };
    return byName.get(name);
  }

  /** Whoever is joining may look something up in between; the question that was asked stays open. */
  private Answer begin(Turn turn, Dialog dialog) {
    if (dialog.forMembers() && turn.member().isEmpty()) {
      return membersOnly(turn);
    }
    var answer = dialog.begin(turn);
    boolean between = turn.conversation().in(JoinDialog.NAME) && dialog != join && answer.next().dialog().isEmpty();
    return between ? answer.at(turn.conversation()) : answer;
  }

  /** Whoever is joining is asked again where they were; everybody else is told how to join. */
  private Answer membersOnly(Turn turn) {
    if (turn.conversation().in(JoinDialog.NAME) && !turn.speech().sms()) {
      return join.begin(turn);
    }
    var club = core.clubs.settings().name();
    return turn.stay(turn.speech().text(turn.speech().sms() ? Message.of("help.sms.stranger", "club", club) : Message.of("join.first"),
        Keyboard.NONE));
  }

  private Answer other(Turn turn) {
    return underWay(turn).map(dialog -> dialog.on(turn)).orElseGet(() -> stranger(turn) ? join.begin(turn) : help.unread(turn));
  }

  private static boolean stranger(Turn turn) {
    return turn.member().isEmpty() && !turn.speech().sms();
  }

  private Optional<Dialog> underWay(Turn turn) {
    return Optional.ofNullable(byName.get(turn.conversation().dialog()));
  }
}
