package club.vafa.bot;

import club.vafa.Core;
import club.vafa.bot.mail.MailReading;
import club.vafa.conversation.Conversation;
import club.vafa.conversation.Handled;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ReachLoss;
import club.vafa.message.DeliveryStatus;
import club.vafa.message.Noted;
import club.vafa.value.MessageId;
import org.jdbi.v3.core.Handle;

/**
 * What becomes of a mail that came back. Anybody can write such a report, so it counts only where it names a mail of ours by its number,
 * which nobody but its receiver knows, and that receiver's own address.
 */
final class MailStates {
  private final Core core;

  MailStates(Core core) {
    this.core = core;
  }

  Handled returned(Handle h, Conversation conversation, MailReading.Read.Bounce bounce) {
    return switch (core.messages.delivery(h, Channel.EMAIL, bounce.messageId(), DeliveryStatus.UNDELIVERED)) {
      case Noted.Newer(MessageId message) -> gone(h, conversation, message, bounce);
      case Noted.Older(MessageId message) -> gone(h, conversation, message, bounce);
      case Noted.UnknownMessage unknown -> new Handled.Later("a report about a mail that is not known as sent");
    };
  }

  private Handled gone(Handle h, Conversation conversation, MessageId message, MailReading.Read.Bounce bounce) {
    var member = core.messages.memberOf(h, message).flatMap(id -> core.members.byId(h, id));
    if (member.isPresent() && !core.members.emailOf(h, member.get().id()).filter(bounce.recipient()::equals).isPresent()) {
      return new Handled.Aside("a report about an address that is not its member's");
    }
    if (member.isPresent() && bounce.forGood()) {
      core.reach.lost(h, ChatAddress.email(bounce.recipient()), ReachLoss.BOUNCED);
    }
    return new Handled.Went(conversation);
  }
}
