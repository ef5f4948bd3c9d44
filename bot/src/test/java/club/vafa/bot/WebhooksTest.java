package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.bot.sms.SmsWebhook;
import club.vafa.bot.telegram.TelegramWebhook;
import club.vafa.campaign.CampaignDraft;
import club.vafa.campaign.CampaignState;
import club.vafa.campaign.Saving;
import club.vafa.member.Channel;
import club.vafa.message.DeliveryStatus;
import club.vafa.message.Pace;
import club.vafa.segment.Audience;
import club.vafa.trail.Actor;
import club.vafa.value.Language;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What providers push: genuine or forged, once, twice, or broken. */
class WebhooksTest {

  private static final String SECRET = "a-secret-of-the-shop";

  @RegisterExtension
  static final BotHouse house = new BotHouse(Optional.of(SECRET));

  private static String signed(String url, Map<String, String> form) throws Exception {
    var text = new StringBuilder(url);
    new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(house.twilio.authToken().getBytes(), "HmacSHA1"));
    return java.util.Base64.getEncoder().encodeToString(mac.doFinal(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static Map<String, String> text(String sid, String from, String body) {
    return new HashMap<>(Map.of("MessageSid", sid, "From", from, "To", house.twilio.number(), "Body", body, "NewParameterOfTomorrow", "1"));
  }

  @Test
  void withASecretUpdatesArePushedAndAWholeDialogueGoesThrough() throws Exception {
    house.chatter("Ali").joined().says("موجودی", "موجودی شما");
    assertThat(house.telegram.log().count("setWebhook")).isPositive();
    assertThat(house.telegram.log().count("getUpdates")).isZero();
    assertThat(house.bot().pollAge()).isEmpty();
  }

  @Test
  void anUpdateWithoutTheSecretIsForgedAndOneThatComesTwiceCountsOnce() throws Exception {
    var webhook = house.bot().telegramWebhook().orElseThrow();
    var update = "{\"update_id\":77,\"message\":{\"message_id\":1,\"chat\":{\"id\":555,\"type\":\"private\"},\"from\":{\"id\":555},\"text\":\"/help\"}}";
    assertThat(webhook.accept(Optional.empty(), update)).isInstanceOf(TelegramWebhook.Answer.Forged.class);
    assertThat(webhook.accept(Optional.of("a-secret-of-the-shoP"), update)).isInstanceOf(TelegramWebhook.Answer.Forged.class);
    assertThat(webhook.accept(Optional.of(SECRET), update)).isInstanceOf(TelegramWebhook.Answer.Taken.class);
    assertThat(webhook.accept(Optional.of(SECRET), update)).isInstanceOf(TelegramWebhook.Answer.Taken.class);
    house.awaitHandled("555", 1);
    assertThat(house.handled("address = '555'")).isEqualTo(1);
  }

  @Test
  void aBrokenBodyWithTheSecretIsKeptAsideAndAcknowledged() throws Exception {
    var webhook = house.bot().telegramWebhook().orElseThrow();
    for (var body : new String[] {"{broken", "", "[]", "null", "\"text\"", "{\"update_id\":\"x\"}", "{\"update_id\":1.5}"}) {
      assertThat(webhook.accept(Optional.of(SECRET), body)).as(body).isInstanceOf(TelegramWebhook.Answer.Taken.class);
    }
    BotHouse.await(() -> house.aside("kind = 'unreadable' and provider_id like 'sha256:%'") >= 6);
  }

  @Test
  void aTextWithoutTwiliosSignatureIsForged() throws Exception {
    var webhook = house.bot().smsWebhook().orElseThrow();
    var form = text("SM1", "+989121110000", "عضویت");
    var url = house.incoming().toString();
    assertThat(webhook.accept(form, Map.of())).isInstanceOf(SmsWebhook.Answer.Forged.class);
    assertThat(webhook.accept(form, Map.of("X-Twilio-Signature", "bm90IGl0"))).isInstanceOf(SmsWebhook.Answer.Forged.class);
    var signature = Map.of("X-Twilio-Signature", signed(url, form));
    var changed = new HashMap<>(form);
    changed.put("Body", "لغو");
    assertThat(webhook.accept(changed, signature)).isInstanceOf(SmsWebhook.Answer.Forged.class);
    assertThat(webhook.accept(form, Map.of("x-twilio-signature", signed(url, form)))).isInstanceOf(SmsWebhook.Answer.Taken.class);
    assertThat(webhook.accept(form, signature)).as("a replay is acknowledged").isInstanceOf(SmsWebhook.Answer.Taken.class);
    house.awaitHandled("+989121110000", 1);
    assertThat(house.handled("address = '+989121110000'")).as("and changes nothing").isEqualTo(1);
    var nothing = Map.of("Body", "x");
    assertThat(webhook.accept(nothing,
        Map.of("X-Twilio-Signature", signed(url, nothing)))).isInstanceOf(SmsWebhook.Answer.Unreadable.class);
  }

  @Test
  void aTextFromWhatIsNoPhoneIsPutAside() throws Exception {
    var form = text("SM2", "VAFA-SHOP", "hello");
    house.bot().smsWebhook().orElseThrow().accept(form, Map.of("X-Twilio-Signature", signed(house.incoming().toString(), form)));
    BotHouse.await(() -> house.aside("provider_id = 'SM2'") == 1);
  }

  @Test
  void statesComeTwiceAndOutOfOrderAndNeverGoBack() throws Exception {
    var texter = house.texter();
    texter.says("عضویت", "نامتان را");
    var sid = texter.phone.inbox().getLast().sid();
    BotHouse.await(() -> "delivered".equals(house.twilio.status(sid).orElse("")));
    BotHouse.await(() -> {
      house.club.clock().advance(Duration.ofSeconds(2));
      return status(sid).equals(DeliveryStatus.DELIVERED.name());
    });
    house.twilio.repeatCallback(sid, "sent");
    house.twilio.repeatCallback(sid, "delivered");
    BotHouse.await(() -> house.handled("kind = 'status' and address = '" + sid + "'") >= 2);
    assertThat(status(sid)).isEqualTo(DeliveryStatus.DELIVERED.name());
  }

  @Test
  void aNumberThatIsToldToBeGoneIsNotReachedAnyMore() throws Exception {
    var texter = house.texter();
    texter.says("عضویت", "نامتان را");
    texter.phone.failWith(OptionalInt.of(30005));
    texter.phone.send("مینا");
    var chat = club.vafa.member.ChatAddress.sms(new club.vafa.value.Phone(texter.phone.number()));
    BotHouse.await(() -> {
      house.club.clock().advance(Duration.ofSeconds(2));
      return house.core().db.read(h -> !house.core().reach.reachable(h, chat));
    });
  }

  @Test
  void aCampaignThatTheCarrierFiltersIsPaused() throws Exception {
    var core = house.core();
    core.messages.pace(Channel.SMS, new Pace(2, 1, Duration.ZERO, 1));
    for (int i = 0; i < 8; i++) {
      var member = house.club.consenting(Language.FA, Channel.SMS);
      var number = core.db.read(h -> core.members.phoneOf(h, member.id())).orElseThrow();
      house.twilio.phone(number.e164()).failWith(OptionalInt.of(30007));
    }
    var at = house.club.clock().instant().plus(Duration.ofMinutes(5));
    var draft = new CampaignDraft("filtered", Audience.EVERYBODY, List.of(Channel.SMS), Optional.of("سلام"), Optional.empty(), 0);
    var campaign = ((Saving.Saved) core.campaigns.create(Actor.SYSTEM, draft)).campaign().id();
    core.campaigns.schedule(Actor.SYSTEM, campaign, at);
    house.club.clock().set(at);
    core.campaignRuns.start(campaign, at);
    BotHouse.await(() -> {
      house.club.clock().advance(Duration.ofSeconds(2));
      return core.campaigns.byId(campaign).orElseThrow().state() == CampaignState.PAUSED;
    });
    core.messages.pace(Channel.SMS, Pace.UNLIMITED);
  }

  private static String status(String sid) {
    return house.core().db.read(h -> h.createQuery("""
        select coalesce(d.delivery, '') from message_provider p join message_done d on d.id = p.message_id where p.provider_id = :sid
        """).bind("sid", sid).mapTo(String.class).findOne()).orElse("");
  }
}
