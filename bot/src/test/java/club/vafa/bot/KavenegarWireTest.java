package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.bot.kavenegar.KavenegarSettings;
import club.vafa.bot.kavenegar.KavenegarWebhook;
import club.vafa.bot.local.LocalKavenegar;
import club.vafa.bot.local.LocalTwilio;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.message.Pace;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole bot whose texts Kavenegar carries, both ways over HTTP. */
class KavenegarWireTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final String KEY = "0123456789abcdef0123456789ABCDEF";
  private static final String LINE = "10004346";
  private static final String SECRET = "a-secret-of-more-than-32-characters-long";
  private static int numbers = 0;

  private final TestClub club = new TestClub(database);
  private final LocalTwilio phones = LocalTwilio.start();
  private final LocalKavenegar provider = LocalKavenegar.start(KEY, LINE, club.clock(), Duration.ZERO);
  private final BotHouse.Texter texter = new BotHouse.Texter(phones.phone("+98912111%04d".formatted(++numbers)));
  private final ChatAddress chat = new ChatAddress(Channel.SMS, texter.phone.number());
  private final Bot bot = new Bot(club.core(), Optional.empty(), Optional.empty(),
      Optional.of(new KavenegarSettings(KEY, LINE, URI.create(provider.baseUrl()), SECRET, Set.of())), Optional.empty());
  private HttpServer web;

  @BeforeEach
  void open() throws IOException {
    club.core().messages.pace(Channel.SMS, Pace.UNLIMITED);
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    web.createContext("/messages", call -> answer(call, bot.kavenegarWebhook().orElseThrow().text(SECRET, "127.0.0.1", query(call))));
    web.createContext("/status", call -> answer(call, bot.kavenegarWebhook().orElseThrow().status(SECRET, "127.0.0.1", query(call))));
    web.start();
    var base = "http://127.0.0.1:" + web.getAddress().getPort();
    provider.takeOver(phones);
    provider.call(base + "/messages", base + "/status");
    bot.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    bot.stop(Duration.ofSeconds(10));
    web.stop(0);
    provider.close();
    phones.close();
  }

  private static void answer(HttpExchange call, KavenegarWebhook.Answer answer) throws IOException {
    call.sendResponseHeaders(answer == KavenegarWebhook.Answer.TAKEN ? 200 : 400, -1);
    call.close();
  }

  private static Map<String, String> query(HttpExchange call) {
    return Arrays.stream(call.getRequestURI().getRawQuery().split("&")).map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private boolean agrees() {
    return club.core().db.read(h -> club.core().members.byChat(h, chat)
        .map(member -> club.core().consents.allows(h, member.id(), Channel.SMS, ConsentKind.CLUB)).orElse(false));
  }

  private long count(String query) {
    return club.core().db.read(h -> h.createQuery(query).mapTo(Long.class).one());
  }

  private void joined() throws Exception {
    texter.says("عضویت", "نامتان را");
    texter.says("مهسا احمدی", "عضو شدید");
    texter.says("1", "لغو۱۱");
  }

  /** What came too early is tried again a little later. */
  private void await(String query, long wanted) throws InterruptedException {
    BotHouse.await(() -> {
      club.clock().advance(Duration.ofSeconds(1));
      return count(query) == wanted;
    });
  }

  @Test
  void aWordOfLeavingIsTheClubsToObeyAndServiceGoesOn() throws Exception {
    joined();
    assertThat(agrees()).isTrue();
    texter.says("۱۱", "قطع شد");
    assertThat(agrees()).isFalse();
    texter.says("موجودی", "موجودی شما");
    texter.says("۱۲", "دوباره برایتان می‌آید");
    assertThat(agrees()).isTrue();
    assertThat(phones.log().calls()).as("nothing went through Twilio").isEmpty();
  }

  @Test
  void theStatesOfEachPieceOfALongTextAreKnownAsThatMessages() throws Exception {
    joined();
    long aside = count("select count(*) from inbox_aside");
    texter.says("قوانین", "(۲/۲)");
    texter.hears(0, "(۱/۲)");
    assertThat(provider.messages().reversed().subList(0, 2)).as("taken in order").extracting(one -> one.text().substring(0, 5))
        .containsExactly("(۲/۲)", "(۱/۲)");
    await("select count(*) from message_done where delivery = 'DELIVERED' and parts > 4", 1);
    await("select count(*) from inbox_open", 0);
    assertThat(count("select count(*) from inbox_aside")).isEqualTo(aside);
  }

  @Test
  void aPhoneThatIsOffIsToldAsUndelivered() throws Exception {
    joined();
    texter.phone.failWith(OptionalInt.of(11));
    long before = count("select count(*) from message_done where delivery = 'UNDELIVERED'");
    texter.phone.send("موجودی");
    await("select count(*) from message_done where delivery = 'UNDELIVERED'", before + 1);
  }
}
