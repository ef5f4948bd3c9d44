package club.vafa.bot.sms;

import club.vafa.member.Channel;
import club.vafa.message.Outgoing;
import club.vafa.message.Sender;
import club.vafa.message.Sending;
import club.vafa.message.Settling;
import club.vafa.message.Unsettled;
import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import java.time.InstantSource;
import java.util.Optional;

/** Brings a message to a phone. Of pictures and animations the words are sent; what only a chat can show is not sent at all. */
final class TwilioSender implements Sender {

  /** Twilio's limit for one message, in characters. */
  private static final int BODY_MAX = 1600;

  private final TwilioSettings settings;
  private final TwilioRestClient client;
  private final TwilioList list;

  TwilioSender(TwilioSettings settings, TwilioHttp http, InstantSource clock) {
    this.settings = settings;
    this.client = new TwilioRestClient.Builder(settings.account(), settings.token()).httpClient(http).build();
    this.list = new TwilioList(client, clock);
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public Sending send(Outgoing message) {
    return SmsWords.of(message.content()).<Sending>map(words -> call(message.address(), words)).orElse(new Sending.Sent("", 0));
  }

  @Override
  public boolean settles() {
    return true;
  }

  @Override
  public Settling settle(Unsettled message) {
    return list.find(message);
  }

  private Sending call(String to, String words) {
    if (words.length() > BODY_MAX) {
      return new Sending.Refused("longer than " + BODY_MAX + " characters", false);
    }
    try {
      var sent = creator(to, words).setStatusCallback(settings.status()).create(client);
      var failedAtOnce = sent.getStatus() == Message.Status.FAILED || sent.getStatus() == Message.Status.UNDELIVERED;
      return failedAtOnce ? TwilioErrors.of(400, Optional.ofNullable(sent.getErrorCode()).orElse(0))
          : new Sending.Sent(sent.getSid(), TwilioList.parts(Optional.ofNullable(sent.getNumSegments()), words));
    } catch (TwilioHttp.NeverSent e) {
      return new Sending.NotReached(e.getMessage());
    } catch (ApiException e) {
      return e.getStatusCode() == null ? new Sending.Lost("unreadable answer")
          : TwilioErrors.of(e.getStatusCode(), Optional.ofNullable(e.getCode()).orElse(0));
    } catch (TwilioException e) {
      return new Sending.Lost(Optional.ofNullable(e.getMessage()).orElse("no answer"));
    }
  }

  private MessageCreator creator(String to, String words) {
    return settings.throughMessagingService()
        ? Message.creator(new PhoneNumber(to), settings.from(), words)
        : Message.creator(new PhoneNumber(to), new PhoneNumber(settings.from()), words);
  }
}
