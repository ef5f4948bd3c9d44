package club.vafa.bot.sms;

import club.vafa.member.Channel;
import club.vafa.message.Outgoing;
import club.vafa.message.Sender;
import club.vafa.message.Sending;
import club.vafa.text.SmsSegments;
import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings a message to a phone. Of pictures and animations the words are sent; what only a chat can show is not sent at all. */
final class TwilioSender implements Sender {

  /** Twilio's limit for one message, in characters. */
  private static final int BODY_MAX = 1600;

  private final TwilioSettings settings;
  private final TwilioRestClient client;

  TwilioSender(TwilioSettings settings, TwilioHttp http) {
    this.settings = settings;
    this.client = new TwilioRestClient.Builder(settings.account(), settings.token()).httpClient(http).build();
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public Sending send(Outgoing message) {
    return SmsWords.of(message.content()).<Sending>map(words -> call(message.address(), words)).orElse(new Sending.Sent("", 0));
  }

  private Sending call(String to, String words) {
    if (words.length() > BODY_MAX) {
      return new Sending.Refused("longer than " + BODY_MAX + " characters", false);
    }
    try {
      var sent = creator(to, words).setStatusCallback(settings.status()).create(client);
      var failedAtOnce = sent.getStatus() == Message.Status.FAILED || sent.getStatus() == Message.Status.UNDELIVERED;
      return failedAtOnce ? TwilioErrors.of(400, Optional.ofNullable(sent.getErrorCode()).orElse(0))
          : new Sending.Sent(sent.getSid(), parts(sent.getNumSegments(), words));
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

  /** Twilio's own count; while it is still counting ("0", or nothing) ours. */
  private static int parts(@Nullable String told, String words) {
    return told != null && told.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(told) : SmsSegments.of(words).segments();
  }
}
