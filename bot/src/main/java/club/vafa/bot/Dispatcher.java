package club.vafa.bot;

import club.vafa.Core;
import club.vafa.bot.dialog.Said;
import club.vafa.bot.kavenegar.KavenegarReading;
import club.vafa.bot.mail.MailReading;
import club.vafa.bot.sms.SmsReading;
import club.vafa.bot.telegram.TelegramReading;
import club.vafa.conversation.Conversation;
import club.vafa.conversation.Handled;
import club.vafa.conversation.Handler;
import club.vafa.conversation.Incoming;
import club.vafa.member.ChatAddress;
import club.vafa.member.ReachLoss;
import club.vafa.value.Phone;
import org.jdbi.v3.core.Handle;

/**
 * Gives everything that came in to whoever has to do with it: people's words and presses to the talk, blocking and unblocking to the reach,
 * delivery states to the messages. What nobody can read is set aside with its reason.
 */
public final class Dispatcher implements Handler {

  /**
   * The sender of a text may have died before its id was written. Its lease has to run out before the state can settle how that ended: nine
   * attempts, each after twice the time, last more than four minutes.
   */
  static final int STATE_ATTEMPTS_MAX = 9;

  private final Core core;
  private final Talk talk;
  private final SmsStates states;
  private final MailStates returned;

  public Dispatcher(Core core, Talk talk) {
    this.core = core;
    this.talk = talk;
    this.states = new SmsStates(core);
    this.returned = new MailStates(core);
  }

  @Override
  public Handled handle(Handle h, Conversation conversation, Incoming incoming) {
    return switch (incoming.channel()) {
      case TELEGRAM -> telegram(h, conversation, incoming);
      case SMS -> sms(h, conversation, incoming);
      case EMAIL -> mail(h, conversation, incoming);
    };
  }

  private Handled telegram(Handle h, Conversation conversation, Incoming incoming) {
    return switch (TelegramReading.read(incoming)) {
      case TelegramReading.Read.Person(Said said) -> talk.said(h, conversation, said, key(incoming));
      case TelegramReading.Read.ReachOf(boolean reachable) -> {
        var chat = new ChatAddress(incoming.channel(), incoming.address());
        if (reachable) {
          core.reach.restored(h, chat);
        } else {
          core.reach.lost(h, chat, ReachLoss.BLOCKED);
        }
        yield new Handled.Went(conversation);
      }
      case TelegramReading.Read.Nothing nothing -> new Handled.Went(conversation);
      case TelegramReading.Read.Poison(String reason) -> new Handled.Aside(reason);
    };
  }

  private Handled sms(Handle h, Conversation conversation, Incoming incoming) {
    return switch (KavenegarReading.reads(incoming) ? KavenegarReading.read(incoming) : SmsReading.read(incoming)) {
      case SmsReading.Read.Text text when !isNumber(incoming.address()) ->
          new Handled.Aside("not from a phone number that can be answered");
      case SmsReading.Read.Text text -> talk.texted(h, conversation, text, key(incoming));
      case SmsReading.Read.State state -> states.changed(h, state)
          ? new Handled.Went(conversation) : new Handled.Later("the state of a text that is not known as sent", STATE_ATTEMPTS_MAX);
      case SmsReading.Read.Poison(String reason) -> new Handled.Aside(reason);
    };
  }

  private Handled mail(Handle h, Conversation conversation, Incoming incoming) {
    return switch (MailReading.read(incoming)) {
      case MailReading.Read.Bounce bounce -> returned.returned(h, conversation, bounce);
      case MailReading.Read.Nothing nothing -> new Handled.Went(conversation);
      case MailReading.Read.Poison(String reason) -> new Handled.Aside(reason);
    };
  }

  private boolean isNumber(String address) {
    return Phone.parse(address, core.clubs.settings().phoneRegion()).filter(phone -> phone.e164().equals(address)).isPresent();
  }

  private static String key(Incoming incoming) {
    return incoming.channel() + ":" + incoming.account() + ":" + incoming.providerId();
  }
}
