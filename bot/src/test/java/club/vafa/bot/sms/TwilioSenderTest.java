package club.vafa.bot.sms;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.bot.local.Fault;
import club.vafa.bot.local.LocalTwilio;
import club.vafa.member.Channel;
import club.vafa.message.Content;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.message.Sending;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each answer of Twilio, and none, means for a message. */
class TwilioSenderTest {

  private final LocalTwilio twilio = LocalTwilio.start();

  @AfterEach
  void close() {
    twilio.close();
  }

  private Sending send(URI api, String to, Content content) {
    var nowhere = URI.create("http://127.0.0.1:1/status");
    var settings = new TwilioSettings(twilio.accountSid(), twilio.authToken(), twilio.number(), api, nowhere, nowhere);
    try (var http = new TwilioHttp(api)) {
      return new TwilioSender(settings, http, InstantSource.system()).send(Outgoing.reply(InstantSource.system(), Recipient.stranger(Channel.SMS, to), content));
    }
  }

  private Sending sendWhen(Fault fault) {
    twilio.faults().next("*", 1, fault);
    return send(URI.create(twilio.baseUrl()), "+989121234567", Content.text("hello"));
  }

  @Test
  void aTextIsTakenWithItsPartsCounted() throws Exception {
    var phone = twilio.phone("+989121234567");
    var end = send(URI.create(twilio.baseUrl()), phone.number(), Content.text("سلام ".repeat(20)));
    assertThat(end).isInstanceOfSatisfying(Sending.Sent.class, sent -> {
      assertThat(sent.providerId()).startsWith("SM");
      assertThat(sent.parts()).isEqualTo(2);
    });
    assertThat(phone.awaitSms(sms -> true, java.time.Duration.ofSeconds(5)).body()).startsWith("سلام");
  }

  @ParameterizedTest
  @CsvSource({"400,21211,true", "400,21610,true", "400,21614,true", "400,21635,true", "400,21408,false", "400,21617,false"})
  void aRefusalSaysWhetherTheNumberIsGone(int status, int code, boolean gone) {
    assertThat(sendWhen(Fault.twilio(status, code, "refused"))).isInstanceOfSatisfying(Sending.Refused.class, refused -> {
      assertThat(refused.channelGone()).isEqualTo(gone);
      assertThat(refused.reason()).contains(String.valueOf(code));
    });
  }

  @Test
  void tooFastAndNotSetUpWaitForEverybody() {
    assertThat(sendWhen(Fault.twilio(429, 20429, "Too Many Requests"))).isInstanceOfSatisfying(Sending.Later.class,
        later -> assertThat(later.wholeChannel()).isTrue());
    assertThat(sendWhen(Fault.twilio(401, 20003, "Authenticate"))).isInstanceOf(Sending.Later.class);
  }

  @Test
  void aServerErrorIsPostedOnceAndItsEndIsUnknown() {
    assertThat(sendWhen(Fault.twilio(500, 20500, "Internal Server Error"))).isInstanceOf(Sending.Lost.class);
    assertThat(sendWhen(Fault.badGateway())).isInstanceOf(Sending.Lost.class);
    assertThat(sendWhen(new Fault.Answer(503, "text/html", "<html>", Map.of("Retry-After", "0"), false))).isInstanceOf(Sending.Lost.class);
    assertThat(sendWhen(Fault.drop())).isInstanceOf(Sending.Lost.class);
    assertThat(sendWhen(Fault.json(201, "not json"))).isInstanceOf(Sending.Lost.class);
    assertThat(twilio.log().calls().stream().filter(call ->
        call.direction() == club.vafa.bot.local.WireCall.Direction.FROM_CLUB)).hasSize(5);
  }

  @Test
  void aServerThatIsNotThereWasNotReached() throws IOException {
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    assertThat(send(URI.create("http://127.0.0.1:" + closed), "+989121234567",
        Content.text("hello"))).isInstanceOf(Sending.NotReached.class);
    assertThat(send(URI.create("http://nobody.invalid"), "+989121234567", Content.text("hello"))).isInstanceOf(Sending.NotReached.class);
  }

  @Test
  void whatOnlyAChatCanShowIsNotSentAndALongTextIsRefused() {
    assertThat(send(URI.create(twilio.baseUrl()), "+989121234567", new Content.Toast("1", "pressed"))).isEqualTo(new Sending.Sent("", 0));
    assertThat(send(URI.create(twilio.baseUrl()), "+989121234567", Content.text("x".repeat(1601)))).isInstanceOf(Sending.Refused.class);
    assertThat(twilio.log().calls()).isEmpty();
  }
}
