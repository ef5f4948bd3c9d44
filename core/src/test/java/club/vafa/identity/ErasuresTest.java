package club.vafa.identity;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.award.ClubAnswer;
import club.vafa.award.Joining;
import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import club.vafa.conversation.Handled;
import club.vafa.conversation.Incoming;
import club.vafa.db.Json;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HoldWish;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.NewMember;
import club.vafa.member.PhoneProof;
import club.vafa.message.Content;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.trail.Actor;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.Phone;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ErasuresTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private final int number = PEOPLE.incrementAndGet();
  private final String name = "Zaraquiel " + (char) ('A' + number) + "quatz";
  private final long chat = 77_123_456_700L + number;
  private final TestClub club = new TestClub(database);
  private final Phone phone = club.freshPhone();
  private final Member member = join();

  private <A> A in(Function<Handle, A> work) {
    return club.core().db.transact(h -> Outcome.commit(work.apply(h)));
  }

  private Member join() {
    return in(h -> club.core().joins.join(h, new Joining(new NewMember(Optional.of(phone), Optional.of(PhoneProof.TELEGRAM_CONTACT),
        Optional.of(ChatAddress.telegram(chat)), name, Language.EN, How.TELEGRAM, Optional.of(1), Optional.of("friend-of-zara-" + number)),
        Optional.of(new Anniversary(CalendarKind.JALALI, 1365, 4, 12, LeapChoice.DAY_BEFORE)),
        Optional.of(new ClubAnswer(true, "yes, send me what you have")))).member());
  }

  /** Something in every room that keeps words or addresses. */
  private void live() {
    club.coupon(member.id());
    in(h -> club.core().messages.enqueue(h, Outgoing.now(club.clock(), Recipient.of(member.id(), Channel.TELEGRAM, Long.toString(chat)),
        Lane.SERVICE, Kind.SERVICE, Content.text("Dear " + name))));
    in(h -> club.core().messages.enqueue(h, Outgoing.now(club.clock(), Recipient.stranger(Channel.SMS, phone.e164()), Lane.CODE, Kind.SERVICE,
        Content.text("your code"))));
    club.core().inbox.store(new Incoming(Channel.TELEGRAM, "bot", "update-1-" + number, Long.toString(chat), "message", "I am " + name));
    club.core().inbox.work(50, (h, conversation, incoming) -> new Handled.Went(
        incoming.address().equals(Long.toString(chat)) ? conversation.at("join", "NAME").with("name", name) : conversation));
    club.core().inbox.store(new Incoming(Channel.TELEGRAM, "bot", "update-2-" + number, Long.toString(chat), "message", "really " + name));
    in(h -> club.core().phoneChanges.ask(h, member, club.freshPhone()));
    in(h -> club.core().holds.hold(h, new HoldWish(HolderId.of(member.id()), Unit.POINTS, 20, Why.of(Reason.REWARD),
        TestClub.START.plus(Duration.ofHours(1)), Optional.empty())));
    in(h -> club.core().ledger.credit(h, new Credit(HolderId.of(member.id()), Unit.POINTS, 33, House.ISSUED, Why.of(Reason.PURCHASE),
        new LotTerms(Optional.empty(), Optional.of(TestClub.START.plus(Duration.ofDays(7))), Optional.empty()))));
  }

  private ErasureAnswer erase(MemberId id) {
    return in(h -> club.core().erasures.erase(h, Actor.of(id), id));
  }

  /** How many rows of which tables tell the word. */
  private Map<String, Long> tablesThatTell(String word) {
    return club.core().db.read(h -> {
      var tables = h.createQuery("""
          select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'
          """).mapTo(String.class).list();
      var telling = new TreeMap<String, Long>();
      for (var table : tables) {
        long rows = h.createQuery("select count(*) from <table> t where t::text ilike '%' || :word || '%'").define("table", '"' + table + '"')
            .bind("word", word).mapTo(Long.class).one();
        if (rows > 0) {
          telling.put(table, rows);
        }
      }
      return telling;
    });
  }

  @Test
  void nothingTellsAnyMoreWhoItWas() {
    live();
    assertThat(tablesThatTell(name)).as("there is something to forget").containsKeys("member", "inbox_open", "inbox_done", "conversation");
    assertThat(tablesThatTell(phone.e164())).containsKeys("phone_claim", "chat_link");

    assertThat(erase(member.id())).isInstanceOf(ErasureAnswer.Erased.class);

    assertThat(tablesThatTell(name)).isEmpty();
    assertThat(tablesThatTell(phone.e164())).isEmpty();
    assertThat(tablesThatTell(Long.toString(chat))).isEmpty();
    assertThat(tablesThatTell("friend-of-zara-" + number)).isEmpty();
    assertThat((Object) in(h -> club.core().occasions.birthdayOf(h, member.id()))).isEqualTo(Optional.empty());
    assertThat((Object) in(h -> club.core().members.byId(h, member.id()))).isEqualTo(Optional.empty());
    assertThat((Object) in(h -> club.core().members.byChat(h, ChatAddress.telegram(chat)))).isEqualTo(Optional.empty());
  }

  @Test
  void theBooksStayAndAddUpAndWhatWasOpenIsGivenUp() {
    live();
    var before = in(h -> club.core().ledger.balance(h, HolderId.of(member.id()), Unit.POINTS));
    assertThat(before.held()).isEqualTo(20);
    assertThat(erase(member.id())).isEqualTo(new ErasureAnswer.Erased(member.id(), before.posted(), 0));
    var after = in(h -> club.core().ledger.balance(h, HolderId.of(member.id()), Unit.POINTS));
    assertThat(after.posted()).isZero();
    assertThat(after.held()).isZero();
    List<Long> sums = in(h -> h.createQuery("""
        select sum(amount) from entry where holder_id = :holder
        union all select sum(amount) from entry where holder_id = :holder and account = 'HOLDER'
        union all select sum(remaining) from lot where holder_id = :holder
        """).bind("holder", member.id()).mapTo(Long.class).list());
    assertThat(sums).containsOnly(0L);
    long lines = in(h -> h.createQuery("select count(*) from transfer where holder_id = :holder").bind("holder", member.id())
        .mapTo(Long.class).one());
    assertThat(lines).isGreaterThan(2);
  }

  @Test
  void theNumberMayJoinAnewAsSomebodyElse() {
    erase(member.id());
    var anew = join();
    assertThat(anew.id()).isNotEqualTo(member.id());
    assertThat((Object) in(h -> club.core().members.byPhone(h, phone)).map(Member::id)).isEqualTo(Optional.of(anew.id()));
    assertThat(in(h -> club.core().ledger.balance(h, HolderId.of(anew.id()), Unit.POINTS)).posted())
        .isEqualTo(club.core().clubs.settings().welcomePoints());
  }

  @Test
  void allIdsOfThePersonAreForgotten() {
    live();
    var person = club.member();
    in(h -> club.core().merges.bySelf(h, person.id(), member.id()));
    assertThat(erase(member.id())).isInstanceOf(ErasureAnswer.Erased.class);
    assertThat(tablesThatTell(name)).isEmpty();
    assertThat(tablesThatTell(Long.toString(chat))).isEmpty();
    assertThat((Object) in(h -> club.core().members.byId(h, person.id()))).isEqualTo(Optional.empty());
  }

  @Test
  void ofManyWhoForgetSomebodyAtOnceOneDoes() {
    var answers = Race.of(4, i -> () -> erase(member.id()));
    assertThat(answers).filteredOn(answer -> answer instanceof ErasureAnswer.Erased).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer instanceof ErasureAnswer.UnknownMember).hasSize(3);
  }

  @Test
  void theTrailKeepsThatItHappenedWithTheIdAlone() {
    erase(member.id());
    List<String> acts = in(h -> h.createQuery("select action from trail where subject_id = :id").bind("id", member.id()).mapTo(String.class).list());
    assertThat(acts).contains("member.erase");
  }

  @Test
  void anExportTellsTheMemberEverythingAsJson() {
    live();
    var out = new ByteArrayOutputStream();
    assertThat((Object) in(h -> club.core().exports.json(h, member.id(), out))).isEqualTo(true);
    var told = Json.read(out.toString(StandardCharsets.UTF_8), JsonNode.class);
    assertThat(told.path("profile").path(0).path("name").asText()).isEqualTo(name);
    assertThat(told.path("phones").path(0).path("phone").asText()).isEqualTo(phone.e164());
    assertThat(told.path("chats")).hasSize(2);
    assertThat(told.path("occasions").path(0).path("month").asInt()).isEqualTo(4);
    assertThat(told.path("consents").toString()).contains("yes, send me what you have");
    assertThat(told.path("cards")).hasSize(1);
    assertThat(told.path("coupons")).hasSize(1);
    assertThat(told.path("incoming").toString()).contains(name);
    long sum = 0;
    for (var line : told.path("statement")) {
      sum += line.path("amount").asLong();
    }
    assertThat(sum).isEqualTo(in(h -> club.core().ledger.balance(h, HolderId.of(member.id()), Unit.POINTS)).posted());
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("hmac", "sealed", "seed");
  }

  @Test
  void anExportIsAPageInTheMembersLanguageWithAWordForEverything() {
    live();
    for (var language : Language.values()) {
      var page = new StringWriter();
      in(h -> club.core().exports.page(h, member.id(), language, page));
      assertThat(page.toString()).contains(name, language == Language.FA ? "dir=\"rtl\"" : "dir=\"ltr\"").contains("</html>");
      assertThat(page.toString().replaceAll("(?s)<style>.*?</style>", ""))
          .doesNotContainPattern("<(h2|th)>[a-z]+([A-Z][a-z]*)*</(h2|th)>");
    }
  }

  @Test
  void whatSomebodyWroteCannotBreakThePage() {
    in(h -> club.core().profiles.rename(h, Actor.of(member.id()), member.id(), "Mina Karimi"));
    club.core().inbox.store(new Incoming(Channel.TELEGRAM, "bot", "update-9-" + number, Long.toString(chat), "message", "<script>alert(1)</script>"));
    club.core().inbox.work(5, (h, conversation, incoming) -> new Handled.Went(conversation));
    var page = new StringWriter();
    in(h -> club.core().exports.page(h, member.id(), Language.EN, page));
    assertThat(page.toString()).contains("&lt;script&gt;").doesNotContain("<script>");
  }
}
