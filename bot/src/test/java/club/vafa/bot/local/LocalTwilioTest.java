package club.vafa.bot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import com.twilio.exception.ApiException;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.security.RequestValidator;
import com.twilio.type.PhoneNumber;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The local Messages API as Twilio's own SDK sees it, and its webhooks as Twilio's own validator sees them. */
class LocalTwilioTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String PUBLIC = "https://club.example";
  private static final String SARA = "+989121234567";

  /** What the club's webhook received. */
  private record Hook(String path, Map<String, String> form, String signature, String idempotencyToken) {}

  /** The SDK's client, calling the local server in place of api.twilio.com, once. */
  private static final class Redirected extends NetworkHttpClient {
    private final LocalTwilio to;

    Redirected(LocalTwilio to) {
      super(HttpClientBuilder.create().disableAutomaticRetries());
      this.to = to;
    }

    @Override
    public Response reliableRequest(Request request) {
      return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
      var local = new Request(request.getMethod(), request.getUrl().replace("https://api.twilio.com", to.baseUrl()));
      request.getPostParams().forEach((name, values) -> values.forEach(value -> local.addPostParam(name, value)));
      request.getQueryParams().forEach((name, values) -> values.forEach(value -> local.addQueryParam(name, value)));
      local.setAuth(request.getUsername(), request.getPassword());
      return super.makeRequest(local);
    }
  }

  private final LocalTwilio twilio = LocalTwilio.start();
  private final TwilioRestClient client = new TwilioRestClient.Builder(twilio.accountSid(), twilio.authToken())
      .httpClient(new Redirected(twilio)).build();
  private final BlockingQueue<Hook> hooks = new LinkedBlockingQueue<>();
  private final Map<String, String> answer = new ConcurrentHashMap<>(Map.of("type", "text/xml", "body", "<Response/>"));
  private HttpServer club;

  @BeforeEach
  void theClubListens() throws IOException {
    club = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    club.createContext("/", exchange -> {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = exchange.getRequestHeaders();
      hooks.add(new Hook(exchange.getRequestURI().getPath(), HttpCall.form(body), headers.getFirst("X-Twilio-Signature"),
          headers.getFirst("I-Twilio-Idempotency-Token")));
      exchange.getResponseHeaders().set("Content-Type", answer.get("type"));
      var bytes = answer.get("body").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    club.start();
    twilio.route(PUBLIC, "http://127.0.0.1:" + club.getAddress().getPort());
    twilio.inboundWebhook(PUBLIC + "/twilio/inbound");
  }

  @AfterEach
  void close() {
    twilio.close();
    club.stop(0);
  }

  private Hook hook() throws InterruptedException {
    var hook = hooks.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
    assertThat(hook).as("a webhook").isNotNull();
    return hook;
  }

  private Message send(String to, String body) {
    return Message.creator(new PhoneNumber(to), new PhoneNumber(twilio.number()), body).create(client);
  }

  private int refused(String to, String body) {
    return catchThrowableOfType(ApiException.class, () -> send(to, body)).getCode();
  }

  @Test
  void aMessageGoesThroughItsStationsWithSignedCallbacks() throws Exception {
    var created = Message.creator(new PhoneNumber(SARA), new PhoneNumber(twilio.number()), "سلام")
        .setStatusCallback(PUBLIC + "/twilio/status").create(client);
    assertThat(created.getStatus()).isEqualTo(Message.Status.QUEUED);
    assertThat(created.getSid()).matches("SM[0-9a-f]{32}");
    assertThat(created.getDateCreated()).isNotNull();

    for (var status : new String[] {"sending", "sent", "delivered"}) {
      var hook = hook();
      assertThat(hook.form()).containsEntry("MessageStatus", status).containsEntry("MessageSid", created.getSid());
      assertThat(hook.idempotencyToken()).isNotBlank();
      assertThat(new RequestValidator(twilio.authToken()).validate(PUBLIC + "/twilio/status", hook.form(), hook.signature())).isTrue();
      assertThat(new RequestValidator("another token").validate(PUBLIC + "/twilio/status", hook.form(), hook.signature())).isFalse();
    }
    assertThat(twilio.phone(SARA).awaitSms(sms -> true, SOON).body()).isEqualTo("سلام");
    var fetched = Message.fetcher(created.getSid()).fetch(client);
    assertThat(fetched.getStatus()).isEqualTo(Message.Status.DELIVERED);
    assertThat(fetched.getNumSegments()).isEqualTo("1");
    assertThat(fetched.getPrice()).isEqualTo("-0.0079");
  }

  @Test
  void aPhoneThatCannotBeReachedEndsTheMessageUndelivered() throws Exception {
    twilio.phone(SARA).failWith(OptionalInt.of(30003));
    var created = Message.creator(new PhoneNumber(SARA), new PhoneNumber(twilio.number()), "x").setStatusCallback(PUBLIC + "/s")
        .create(client);
    hook();
    hook();
    assertThat(hook().form()).containsEntry("MessageStatus", "undelivered").containsEntry("ErrorCode", "30003");
    assertThat(Message.fetcher(created.getSid()).fetch(client).getErrorCode()).isEqualTo(30003);
    assertThat(twilio.phone(SARA).inbox()).isEmpty();
  }

  @Test
  void theListIsFilteredByReceiverAndDayAndComesInPages() throws Exception {
    for (int i = 0; i < 5; i++) {
      send(SARA, "n" + i);
    }
    send("+989350000000", "other");
    twilio.phone(SARA).awaitSms(sms -> twilio.phone(SARA).inbox().size() == 5, SOON);
    var today = ZonedDateTime.now(ZoneOffset.UTC);
    var found = Message.reader().setTo(new PhoneNumber(SARA)).setDateSent(today).pageSize(2).read(client);
    assertThat(found).extracting(Message::getBody).containsExactlyInAnyOrder("n0", "n1", "n2", "n3", "n4");
    assertThat(Message.reader().setTo(new PhoneNumber(SARA)).setDateSentBefore(today.minusDays(1)).read(client)).isEmpty();
  }

  private JsonNode list(String pathAndQuery) throws Exception {
    var basic = Base64.getEncoder().encodeToString((twilio.accountSid() + ":" + twilio.authToken()).getBytes(StandardCharsets.UTF_8));
    var answer = java.net.http.HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(twilio.baseUrl() + pathAndQuery))
        .header("Authorization", "Basic " + basic).build(), HttpResponse.BodyHandlers.ofString());
    return Json.MAPPER.readTree(answer.body());
  }

  @Test
  void thePagesOfTheListAreThoseThatArePublished() throws Exception {
    var path = "/2010-04-01/Accounts/" + twilio.accountSid() + "/Messages.json";
    for (int i = 0; i < 5; i++) {
      send(SARA, "n" + i);
    }
    var first = list(path + "?To=%2B989121234567&PageSize=2");
    assertThat(first.fieldNames()).toIterable().contains("end", "first_page_uri", "next_page_uri", "page", "page_size", "previous_page_uri", "start",
        "uri", "messages");
    assertThat(first.path("messages").findValuesAsText("body")).containsExactly("n4", "n3");
    assertThat(first.path("previous_page_uri").isNull()).isTrue();
    send(SARA, "newer");
    var second = list(first.path("next_page_uri").asText());
    assertThat(second.path("messages").findValuesAsText("body")).as("what came meanwhile shifts nothing").containsExactly("n2", "n1");
    assertThat(second.path("page").asInt()).isEqualTo(1);
    assertThat(second.path("start").asInt()).isEqualTo(2);
    assertThat(second.path("end").asInt()).isEqualTo(3);
    var third = list(second.path("next_page_uri").asText());
    assertThat(third.path("messages").findValuesAsText("body")).containsExactly("n0");
    assertThat(third.path("next_page_uri").isNull()).isTrue();
    assertThat(list(second.path("previous_page_uri").asText()).path("messages").findValuesAsText("body")).containsExactly("n4", "n3");
    assertThat(list(path + "?PageToken=PAnothing").path("code").asInt()).isEqualTo(20001);
    assertThat(list(path + "?DateSent%3E=yesterday").path("code").asInt()).isEqualTo(20001);
    assertThat(list("/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json").path("code").asInt()).isEqualTo(20404);
  }

  @Test
  void whatWaitsInTheQueueHasNoDateOfSending() {
    try (var slow = LocalTwilio.start(LocalTwilio.Settings.forTests().withStep(Duration.ofHours(1)))) {
      var there = new TwilioRestClient.Builder(slow.accountSid(), slow.authToken()).httpClient(new Redirected(slow)).build();
      Message.creator(new PhoneNumber(SARA), new PhoneNumber(slow.number()), "x").create(there);
      assertThat(Message.reader().setTo(SARA).read(there)).singleElement().satisfies(waiting -> assertThat(waiting.getDateSent()).isNull());
      assertThat(Message.reader().setTo(SARA).setDateSentAfter(ZonedDateTime.now(ZoneOffset.UTC).minusDays(1)).read(there)).isEmpty();
    }
  }

  @Test
  void anInboundMessageIsPostedSignedAndItsTwimlComesBack() throws Exception {
    answer.put("body", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Message>موجودی شما ۵۰ امتیاز</Message></Response>");
    var sid = twilio.phone(SARA).send("موجودی");
    var hook = hook();
    assertThat(hook.path()).isEqualTo("/twilio/inbound");
    assertThat(hook.form()).containsEntry("Body", "موجودی").containsEntry("From", SARA).containsEntry("To", twilio.number())
        .containsEntry("MessageSid", sid).containsEntry("NumMedia", "0").containsEntry("FromCountry", "IR");
    assertThat(new RequestValidator(twilio.authToken()).validate(PUBLIC + "/twilio/inbound", hook.form(), hook.signature())).isTrue();
    assertThat(twilio.phone(SARA).awaitSms(sms -> true, SOON).body()).isEqualTo("موجودی شما ۵۰ امتیاز");
  }

  @Test
  void aPlainTextAnswerIsSentToThePhoneAsTwilioDoes() throws Exception {
    answer.putAll(Map.of("type", "text/plain", "body", "OK"));
    twilio.phone(SARA).send("hi");
    assertThat(twilio.phone(SARA).awaitSms(sms -> true, SOON).body()).isEqualTo("OK");
  }

  @Test
  void stopClosesTheNumberUntilStart() throws Exception {
    twilio.phone(SARA).send(" stop ");
    assertThat(hook().form()).containsEntry("Body", " stop ").doesNotContainKey("OptOutType");
    assertThat(twilio.phone(SARA).awaitSms(sms -> true, SOON).body()).contains("unsubscribed");
    assertThat(refused(SARA, "x")).isEqualTo(21610);
    assertThat(twilio.phone(SARA).send("stop please")).isNotEmpty();
    twilio.phone(SARA).send("START");
    twilio.phone(SARA).awaitSms(sms -> sms.body().contains("re-subscribed"), SOON);
    assertThat(send(SARA, "x").getStatus()).isEqualTo(Message.Status.QUEUED);
  }

  @Test
  void withAdvancedOptOutTheWebhookSaysWhichKindOfWordItWas() throws Exception {
    var service = "MG" + "0".repeat(32);
    try (var advanced = LocalTwilio.start(LocalTwilio.Settings.forTests().withService(service, true))) {
      advanced.inboundWebhook("http://127.0.0.1:" + club.getAddress().getPort() + "/in");
      advanced.phone(SARA).send("STOP");
      assertThat(hook().form()).containsEntry("OptOutType", "STOP").containsEntry("MessagingServiceSid", service);
    }
  }

  @Test
  void whatTwilioRefusesIsRefusedWithItsCode() {
    assertThat(refused("0912", "x")).isEqualTo(21211);
    assertThat(refused(SARA, " ")).isEqualTo(21602);
    assertThat(refused(SARA, "ا".repeat(1_601))).isEqualTo(21617);
    var otherNumber = catchThrowableOfType(ApiException.class,
        () -> Message.creator(new PhoneNumber(SARA), new PhoneNumber("+12025550100"), "x").create(client));
    assertThat(otherNumber.getCode()).isEqualTo(21606);
    var unknown = catchThrowableOfType(ApiException.class, () -> Message.fetcher("SM" + "0".repeat(32)).fetch(client));
    assertThat(unknown.getCode()).isEqualTo(20404);
    assertThat(unknown.getStatusCode()).isEqualTo(404);
    var stranger = new TwilioRestClient.Builder(twilio.accountSid(), "wrong").httpClient(new Redirected(twilio)).build();
    var unauthorised = catchThrowableOfType(ApiException.class, () -> Message.fetcher("SM" + "0".repeat(32)).fetch(stranger));
    assertThat(unauthorised.getCode()).isEqualTo(20003);
    assertThat(unauthorised.getStatusCode()).isEqualTo(401);
  }

  @Test
  void anErrorAfterAcceptingStillReachesThePhone() throws Exception {
    twilio.faults().next("create message", 1, Fault.twilio(500, 20500, "Internal Server Error").afterAccepting());
    assertThat(catchThrowableOfType(ApiException.class, () -> send(SARA, "once")).getStatusCode()).isEqualTo(500);
    assertThat(twilio.phone(SARA).awaitSms(sms -> true, SOON).body()).isEqualTo("once");
    twilio.faults().next("create message", 1, Fault.twilio(429, 20429, "Too Many Requests"));
    assertThat(refused(SARA, "x")).isEqualTo(20429);
    assertThat(twilio.log().count("create message")).isEqualTo(2);
  }

  @Test
  void aCallbackCanComeTwiceAndLate() throws Exception {
    var created = Message.creator(new PhoneNumber(SARA), new PhoneNumber(twilio.number()), "x").setStatusCallback(PUBLIC + "/s")
        .create(client);
    hook();
    hook();
    hook();
    twilio.repeatCallback(created.getSid(), "sent");
    assertThat(hook().form()).containsEntry("MessageStatus", "sent");
    assertThat(twilio.status(created.getSid())).hasValue("delivered");
  }

  @Test
  void partsAreCountedAsTheNetworkDoes() {
    assertThat(SmsParts.of("a".repeat(160))).isEqualTo(1);
    assertThat(SmsParts.of("a".repeat(161))).isEqualTo(2);
    assertThat(SmsParts.of("ا".repeat(70))).isEqualTo(1);
    assertThat(SmsParts.of("ا".repeat(71))).isEqualTo(2);
    assertThat(SmsParts.of("€".repeat(81))).isEqualTo(2);
  }
}
