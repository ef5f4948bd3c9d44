package club.vafa.segment;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.Pipeline;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Channel;
import club.vafa.text.Texts;
import club.vafa.trail.Actor;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentsTest {
  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final String ENGLISH = """
      {"attribute":"profile.language","operator":"in","value":["en"]}""";

  private final TestClub club = new TestClub(DATABASE);

  private <A> A in(Function<Handle, A> work) {
    return club.core().db.transact(h -> Outcome.commit(work.apply(h)));
  }

  private static Condition read(String json) {
    return ((Reading.Read) Conditions.read(json)).condition();
  }

  private Set<UUID> selected(Condition condition) {
    var selection = club.core().segments.selection(condition);
    return Set.copyOf(club.core().db.read(h -> h.createQuery(selection.sql()).bindMap(selection.bindings()).mapTo(UUID.class).list()));
  }

  private Saving keep(String code, String condition) {
    return club.core().savedSegments.add(Actor.SYSTEM, new SegmentDraft(code, new LocalText("گروه", "Group"), read(condition)));
  }

  private static String fresh() {
    return "seg-" + NUMBERS.incrementAndGet();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"attribute":"shoe.size","operator":"is","value":43} | attribute unknown_attribute
      {"all":[{"attribute":"points","operator":"at-least","value":"many"}]} | all[0].value not_whole
      {"all":[{"attribute":"points","operator":"at-least","value":1},{"not":{"attribute":"points","operator":"in","value":1}}]} | all[1].not.operator not_a_choice
      {"any":[]} | any too_few
      {"any":[],"all":[]} | not_one_condition
      {"attribute":"points","operator":"at-least","value":1,"branches":["a"]} | branches unknown
      {"attribute":"joined","operator":"since","value":"yesterday"} | value not_date
      {"attribute":"joined","operator":"between","value":{"from":"2026-02-01","to":"2026-01-01"}} | value.to before_from
      {"attribute":"purchases.sum","operator":"at-least","value":5} | value not_an_object
      {"attribute":"purchases.sum","operator":"at-least","value":{"amount":-1,"currency":"IRR"}} | value.amount too_small
      {"attribute":"purchases.count","operator":"at-least","value":99999999999999999999} | value too_large
      {"attribute":"purchases.count","operator":"at-least","value":1,"weekdays":["frieday"]} | weekdays[0] not_a_choice
      {"attribute":"purchases.count","operator":"at-least","value":1,"days":7,"from":"2026-01-01"} | days days_and_window
      {"attribute":"profile.language","operator":"in","value":["fa","de"]} | value[1] not_a_choice
      [] | not_an_object
      """)
  void whatIsWrongIsNamedAtItsOwnPath(String json, String fault) {
    assertThat(Conditions.read(json)).isInstanceOfSatisfying(Reading.Wrong.class, wrong ->
        assertThat(wrong.faults()).extracting(one -> (one.field() + " " + one.problem()).strip()).contains(fault.strip()));
  }

  @Test
  void aTreeTenThousandDeepIsRefusedWithoutClimbingDownIt() {
    var deep = "{\"not\":".repeat(10_000) + ENGLISH + "}".repeat(10_000);
    assertThat(Conditions.read(deep)).isInstanceOfSatisfying(Reading.Wrong.class, wrong ->
        assertThat(wrong.faults().getFirst().problem()).isEqualTo("too_deep"));
    JsonNode tree = read(ENGLISH).json();
    for (int i = 0; i < 10_000; i++) {
      tree = JsonNodeFactory.instance.objectNode().set("not", tree);
    }
    assertThat(Conditions.read(tree)).isEqualTo(new Reading.Wrong(List.of(Fault.of("not" + ".not".repeat(Condition.DEPTH_MAX - 1), "too_deep", "max", 8))));
    var wide = "{\"any\":[" + String.join(",", Collections.nCopies(51, ENGLISH)) + "]}";
    assertThat(Conditions.read(wide)).isInstanceOf(Reading.Wrong.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'; drop table member; --", "fa'", "{fa}", "fa\\\"", "fa,en", "$1", ":segment0", "?", "fa\u0000", "ｆａ"})
  void aHostileValueIsRefusedOrBoundAndNeverPartOfTheQuery(String hostile) {
    var codes = new Condition.Leaf(Attribute.PURCHASES_COUNT, Operator.AT_LEAST, new Operand.Whole(1), Filter.NONE.at(Set.of(hostile)));
    assertThat(Conditions.read(codes.json())).isInstanceOf(Reading.Wrong.class);
    var selection = club.core().segments.selection(codes);
    assertThat(selection.sql()).doesNotContain("drop table").doesNotContain("fa'");
    // Even unread it is a value: it selects nobody and breaks nothing.
    if (!hostile.contains("\u0000")) {
      assertThat(selected(codes)).isEmpty();
      assertThat(in(h -> club.core().segments.belongs(h, new MemberId(UUID.randomUUID()), codes)).belongs()).isFalse();
    }
  }

  @Test
  void aSegmentSpeaksOnlyOfWhatTheClubHas() {
    var condition = read("""
        {"all":[{"attribute":"tier","operator":"in","value":["bronze","platinum"]},
          {"attribute":"purchases.sum","operator":"at-least","value":{"amount":1,"currency":"USD"},"branches":["moon"],"products":["dust"]},
          {"not":{"attribute":"occasion","operator":"in","value":["nowruz","doomsday"]}}]}""");
    List<Fault> faults = in(h -> club.core().segmentCheck.faults(h, condition));
    assertThat(faults).extracting(one -> one.field() + " " + one.problem()).containsExactlyInAnyOrder(
        "all[0].value unknown_code", "all[1].branches unknown_code", "all[1].products unknown_code", "all[1].value.currency not_a_choice",
        "all[2].not.value unknown_code");
  }

  @Test
  void aChangeMakesAVersionAndTheSameWishNone() {
    var code = fresh();
    assertThat(keep(code, ENGLISH)).isInstanceOf(Saving.Saved.class);
    assertThat(keep(code, ENGLISH)).isEqualTo(new Saving.CodeTaken(code));
    var same = new SegmentDraft(code, new LocalText("گروه", "Group"), read(ENGLISH));
    assertThat(club.core().savedSegments.change(Actor.SYSTEM, same)).isInstanceOfSatisfying(Saving.Saved.class, saved ->
        assertThat(saved.segment().version()).isOne());
    var other = new SegmentDraft(code, same.name(), new Condition.Not(same.condition()));
    club.core().savedSegments.change(Actor.SYSTEM, other);
    var now = club.core().segments.saved(code).orElseThrow();
    assertThat(now.version()).isEqualTo(2);
    List<Segment> versions = in(h -> club.core().savedSegments.versions(h, now.id()));
    assertThat(versions).extracting(Segment::version).containsExactly(2, 1);
    assertThat(in(h -> club.core().savedSegments.version(h, now.id(), 1)).orElseThrow().condition()).isEqualTo(same.condition());
    club.core().savedSegments.archive(Actor.SYSTEM, code);
    assertThat(club.core().savedSegments.change(Actor.SYSTEM, other)).isInstanceOf(Saving.Archived.class);
    assertThat(club.core().segments.saved(code).orElseThrow().archived()).isTrue();
    assertThat(keep("regulars", ENGLISH)).isInstanceOf(Saving.Wrong.class);
  }

  @Test
  void rulesAndRewardsAskForSavedSegmentsAsForGroups() {
    var code = fresh();
    keep(code, ENGLISH);
    var groups = new Groups(club.core().segments, club.clock());
    assertThat(groups.name(code)).isPresent();
    assertThat(groups.name("nobody-knows")).isEmpty();
    var mina = club.consenting(Language.EN, Channel.SMS);
    var sara = club.member();
    assertThat(asked(groups, mina.id(), Set.of(code, "new-members", "gone"))).containsExactlyInAnyOrder(code, "new-members");
    assertThat(asked(groups, sara.id(), Set.of(code, "speaks-fa"))).containsExactly("speaks-fa");
    // Sales that are posted together ask together.
    in(h -> {
      var asks = new Pipeline(h);
      var first = groups.of(asks, mina.id(), Set.of(code));
      var second = groups.of(asks, sara.id(), Set.of(code));
      asks.send();
      assertThat(first.get()).containsExactly(code);
      assertThat(second.get()).isEmpty();
      return 0;
    });
  }

  private Set<String> asked(Groups groups, MemberId member, Set<String> codes) {
    return in(h -> {
      var asks = new Pipeline(h);
      var found = groups.of(asks, member, codes);
      asks.send();
      return found.get();
    });
  }

  @Test
  void whatIsWrittenIsInTheFactsAfterTheNextSweep() {
    club.core().segmentFacts.renew();
    var rich = read("""
        {"attribute":"points","operator":"at-least","value":777}""");
    var member = club.member().id();
    in(h -> club.core().ledger.credit(h, new Credit(HolderId.of(member), Unit.POINTS, 800, House.ISSUED, Why.of(Reason.ADJUSTMENT), LotTerms.PERMANENT)));
    assertThat(selected(rich)).doesNotContain(member.value());
    assertThat(in(h -> club.core().segments.belongs(h, member, rich)).belongs()).isTrue();
    club.clock().advance(Duration.ofSeconds(1));
    club.core().segmentFacts.sweep();
    assertThat(selected(rich)).contains(member.value());
    assertThat(in(club.core().segmentFacts::asOf)).contains(club.clock().instant());
  }

  @Test
  void aNightThatEndedBeforeTheFifthsMakesThemWhenItGoesOn() {
    var member = club.member().id();
    in(h -> h.createUpdate("""
        insert into purchase (member_id, id, branch_id, till, receipt, business_day, at, paid, settled, returned, currency, items, earned, points, recorded_at)
        values (:member, gen_random_uuid(), gen_random_uuid(), '1', 'night', :day, :at, 1000, 0, 0, 'IRR', '[]', '{}', 0, :at)
        """).bind("member", member).bind("day", club.clock().instant().atZone(TestClub.ZONE).toLocalDate()).bind("at", club.clock().instant()).execute());
    // Later than any other test of this database has come.
    club.clock().advance(Duration.ofDays(10));
    club.core().segmentFacts.renew();
    var everybodyInACell = read("""
        {"attribute":"rfm.cell","operator":"not-in","value":["none"]}""");
    assertThat(selected(everybodyInACell)).contains(member.value());
    // As it stands after all slices and before the fifths.
    in(h -> h.execute("delete from segment_rfm") + h.execute("update segment_fresh set whole_at = whole_at - interval '1 day'"));
    club.core().segmentFacts.renew();
    assertThat(selected(everybodyInACell)).contains(member.value());
  }

  @Test
  void whoeverIsMergedCountsOnceAndWhoeverIsErasedNever() {
    var person = club.member().id();
    var other = club.member().id();
    club.clock().advance(Duration.ofMinutes(3));
    club.core().segmentFacts.renew();
    club.core().segmentFacts.sweep();
    assertThat(selected(Condition.ALWAYS)).contains(person.value(), other.value());
    in(h -> club.core().merges.bySelf(h, person, other));
    assertThat(selected(Condition.ALWAYS)).contains(person.value()).doesNotContain(other.value());
    in(h -> club.core().erasures.erase(h, Actor.SYSTEM, person));
    assertThat(selected(Condition.ALWAYS)).doesNotContain(person.value(), other.value());
    club.clock().advance(Duration.ofDays(1));
    club.core().segmentFacts.renew();
    club.core().segmentFacts.sweep();
    assertThat(selected(Condition.ALWAYS)).doesNotContain(person.value(), other.value());
    assertThat(in(h -> club.core().segments.belongs(h, person, Condition.ALWAYS)).belongs()).isFalse();
  }

  @Test
  void aConditionIsASentenceInBothLanguages() {
    var condition = read("""
        {"all":[{"attribute":"purchases.count","operator":"at-least","value":3,"days":90},
          {"not":{"attribute":"profile.language","operator":"in","value":["en"]}}]}""");
    var sentence = in(h -> SegmentWords.sentence(h, condition));
    var texts = new Texts(TestClub.ZONE);
    assertThat(texts.render(sentence, Language.FA)).isEqualTo("کسانی که در ۹۰ روز گذشته دست‌کم ۳ بار خرید کرده‌اند و چنین نیست که زبانشان «انگلیسی» است");
    assertThat(texts.render(sentence, Language.EN)).isEqualTo("those who have bought at least 3 times in the last 90 days and not (speak “English”)");
  }
}
