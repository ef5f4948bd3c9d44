package club.vafa.bot;

import club.vafa.Core;
import club.vafa.bot.sms.SmsReading;
import club.vafa.bot.sms.TwilioErrors;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ReachLoss;
import club.vafa.message.Noted;
import club.vafa.trail.Actor;
import club.vafa.value.MessageId;
import club.vafa.value.RunId;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of an SMS after Twilio has taken it. States come late, twice and out of order; the messages room ranks them. */
final class SmsStates {

  private static final Logger LOG = LoggerFactory.getLogger(SmsStates.class);

  private final Core core;

  SmsStates(Core core) {
    this.core = core;
  }

  /** False: the text is not known as sent yet; the state can overtake the answer to the call that sent it. */
  boolean changed(Handle h, SmsReading.Read.State state) {
    return switch (core.messages.delivery(h, Channel.SMS, state.sid(), state.status(), state.to())) {
      case Noted.Newer newer -> {
        state.errorCode().ifPresent(code -> failed(h, newer.message(), state.to(), code));
        yield true;
      }
      case Noted.Older older -> true;
      case Noted.UnknownMessage unknown -> false;
    };
  }

  private void failed(Handle h, MessageId message, String address, int code) {
    if (TwilioErrors.numberGone(code) && !address.isEmpty()) {
      core.reach.lost(h, new ChatAddress(Channel.SMS, address), TwilioErrors.unsubscribed(code) ? ReachLoss.STOPPED_AT_CARRIER
          : ReachLoss.GONE);
    }
    if (TwilioErrors.filtered(code)) {
      core.messages.runOf(h, message).ifPresent(run -> h.afterCommit(() -> pause(run)));
    }
  }

  /** Going on would harm the sender's number; somebody of the staff decides whether to resume. */
  private void pause(RunId run) {
    LOG.warn("the carrier filters run {}: its campaign is paused: {}", run.value(),
        core.campaigns.pause(Actor.SYSTEM, run).getClass().getSimpleName());
  }
}
