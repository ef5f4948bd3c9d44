package club.vafa.bot;

import club.vafa.Core;
import club.vafa.bot.dialog.Answer;
import club.vafa.bot.dialog.Dialogs;
import club.vafa.bot.dialog.Said;
import club.vafa.bot.dialog.Speech;
import club.vafa.bot.dialog.Turn;
import club.vafa.bot.sms.SmsReading;
import club.vafa.conversation.Conversation;
import club.vafa.conversation.Handled;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.message.Content;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.text.Texts;
import club.vafa.value.Language;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * One turn of a talk: finds out who speaks and in which language, has the dialogues answer, and queues what they say in the same
 * transaction.
 */
public final class Talk {

  /** How exactly it is known when somebody last did something. */
  private static final Duration SEEN_EACH = Duration.ofDays(1);

  private final Core core;
  private final Texts texts;
  private final Dialogs dialogs;

  public Talk(Core core, Texts texts, Dialogs dialogs) {
    this.core = core;
    this.texts = texts;
    this.dialogs = dialogs;
  }

  Handled said(Handle h, Conversation conversation, Said said, String key) {
    var turn = turn(h, conversation, said, key);
    if (said instanceof Said.Command(var name, var rest) && name.equals("start")) {
      core.reach.restored(h, turn.chat());
    }
    var answer = dialogs.answer(turn);
    if (said instanceof Said.Pressed(var data, var callback, var message)) {
      say(turn, new Content.Toast(callback, answer.toast()));
    }
    return went(turn, answer);
  }

  /** The words on which the carrier acts by itself are acted on, but answered only where the carrier does not. */
  Handled texted(Handle h, Conversation conversation, SmsReading.Read.Text text, String key) {
    var turn = turn(h, conversation, new Said.Words(text.body()), key);
    if (text.carriers().isEmpty()) {
      return went(turn, dialogs.answer(turn));
    }
    var answer = switch (text.carriers().get()) {
      case STOP -> dialogs.stoppedAtCarrier(turn);
      case START -> dialogs.started(turn);
      case HELP -> dialogs.answer(turn);
    };
    return text.answeredByCarrier() ? new Handled.Went(answer.next()) : went(turn, answer);
  }

  private Turn turn(Handle h, Conversation conversation, Said said, String key) {
    var member = core.members.byChat(h, new ChatAddress(conversation.channel(), conversation.address()));
    member.filter(known -> known.seenAt().isBefore(core.clock.instant().minus(SEEN_EACH))).ifPresent(known ->
        core.members.seen(h, known.id()));
    var language = member.map(known -> known.language())
        .or(() -> Optional.ofNullable(conversation.data().get("language")).flatMap(Language::find))
        .or(() -> languageOf(conversation, said))
        .orElse(core.clubs.settings().mainLanguage());
    return new Turn(h, conversation, said, member, new Speech(texts, language, conversation.channel()), key);
  }

  /** A stranger who texts in Latin letters is answered in English; in a chat the language is asked for. */
  private static Optional<Language> languageOf(Conversation conversation, Said said) {
    boolean latin = said instanceof Said.Words(String text) && text.codePoints().anyMatch(c -> c >= 'A' && c <= 'z')
        && text.codePoints().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
    return conversation.channel() == Channel.SMS && latin ? Optional.of(Language.EN) : Optional.empty();
  }

  private Handled went(Turn turn, Answer answer) {
    answer.contents().forEach(content -> say(turn, content));
    return new Handled.Went(answer.next());
  }

  private void say(Turn turn, Content content) {
    var chat = turn.chat();
    var to = turn.member().map(member -> Recipient.of(member.id(), chat.channel(), chat.address()))
        .orElse(Recipient.stranger(chat.channel(), chat.address()));
    core.messages.enqueue(turn.h(), Outgoing.reply(core.clock, to, content));
  }
}
