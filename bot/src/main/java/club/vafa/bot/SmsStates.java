package club.vafa.bot;

import club.vafa.Core;
import club.vafa.bot.sms.SmsReading;
import club.vafa.bot.sms.TwilioErrors;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ReachLoss;
import club.vafa.message.Noted;
import org.jdbi.v3.core.Handle;

/** What becomes of an SMS after Twilio has taken it. States come late, twice and out of order; the messages room ranks them. */
final class SmsStates {

  private final Core core;

  SmsStates(Core core) {
    this.core = core;
  }

  void changed(Handle h, SmsReading.Read.State state) {
    switch (core.messages.delivery(h, Channel.SMS, state.sid(), state.status())) {
      case Noted.Newer newer -> state.errorCode().ifPresent(code -> failed(h, state.to(), code));
      case Noted.Older older -> { }
      // Thrown, so that the inbox tries again a little later: the state can overtake the answer to the call that sent the text.
      case Noted.UnknownMessage unknown -> throw new IllegalStateException("a state of a text that is not known as sent");
    }
  }

  private void failed(Handle h, String address, int code) {
    if (TwilioErrors.numberGone(code) && !address.isEmpty()) {
      core.reach.lost(h, new ChatAddress(Channel.SMS, address), TwilioErrors.unsubscribed(code) ? ReachLoss.STOPPED_AT_CARRIER : ReachLoss.GONE);
    }
  }
}
