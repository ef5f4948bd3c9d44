package club.vafa.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.value.BranchId;
import club.vafa.value.Language;
import club.vafa.value.Money;
import club.vafa.value.Points;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderTest {
  record Item(@Doc(value = "", max = 20) String name, Money price, @Doc(value = "", min = 1, max = 100) int count) {}

  record Sale(BranchId branch, @Doc(value = "", min = 1) List<Item> items, Optional<String> note, Optional<Points> points,
      Optional<Language> language,
      Optional<Instant> at, Optional<LocalDate> day, Optional<Boolean> gift) {
    Sale {
      if (note.isPresent() && note.get().equals("both") && gift.isPresent()) {
        throw new WrongField("gift", "not_acceptable");
      }
    }
  }

  private static final String BRANCH = "\"branch\":\"5f0c6a3e-7f0b-4c55-9d53-0f6f0c1f9a11\"";
  private static final String ITEMS = "\"items\":[{\"name\":\"چای\",\"price\":{\"amount\":250000,\"currency\":\"IRR\"},\"count\":2}]";

  private final Reader reader = new Reader();

  private Optional<Sale> read(String json) {
    return reader.body(json.getBytes(StandardCharsets.UTF_8), Sale.class);
  }

  private List<String> problems(String json) {
    read(json);
    return reader.errors().stream().map(e -> e.field() + " " + e.problem()).toList();
  }

  @Test
  void everyKindOfFieldIsRead() {
    Sale sale =
        read("{" + BRANCH + "," + ITEMS + ",\"note\":\"یادداشت 🙂\",\"points\":7,\"language\":\"fa\",\"at\":\"2026-06-01T11:30:00+03:30\","
        + "\"day\":\"2026-06-01\",\"gift\":true}").orElseThrow();
    assertThat(sale.items()).containsExactly(new Item("چای", Money.rials(250_000), 2));
    assertThat(sale.points()).contains(new Points(7));
    assertThat(sale.language()).contains(Language.FA);
    assertThat(sale.at()).contains(Instant.parse("2026-06-01T08:00:00Z"));
    assertThat(sale.gift()).contains(true);
  }

  @Test
  void whatMayBeLeftOutMayAlsoBeNull() {
    assertThat(read("{" + BRANCH + "," + ITEMS + ",\"note\":null}").orElseThrow().note()).isEmpty();
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    assertThat(problems("""
        {"branch":"x","items":[{"name":"","price":{"amount":-1,"currency":"XXX"},"count":101},{"price":5,"count":"2"},7],
         "nope":1,"language":"de","gift":"true"}"""))
        .containsExactlyInAnyOrder("branch not_uuid", "items[0].name empty", "items[0].price.amount too_small",
            "items[0].price.currency not_a_choice",
            "items[0].count too_large", "items[1].name required", "items[1].price not_an_object", "items[1].count not_whole",
                "items[2] not_an_object",
            "nope unknown", "language not_a_choice", "gift not_true_or_false");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"1.0|not_whole", "1e3|not_whole", "\"1\"|not_whole", "true|not_whole", "9007199254740993|too_large",
      "99999999999999999999999999|too_large", "-1|too_small"})
  void aNumberIsWholeAndWithinItsBoundsAndNothingIsCoerced(String number, String problem) {
    assertThat(problems("{" + BRANCH + "," + ITEMS + ",\"points\":" + number + "}")).containsExactly("points " + problem);
  }

  @Test
  void twoToThe53IsStillTaken() {
    assertThat(read("{" + BRANCH + "," + ITEMS + ",\"points\":9007199254740992}").orElseThrow().points()).contains(new Points(1L << 53));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[", "{\"a\":}", "nul", "{'a':1}", "{\"a\":01}", "{\"a\":NaN}", "\u0000", "{\"a\":\"\u0001\"}", "{} // no"})
  void brokenJsonIsToldWithItsPlace(String json) {
    assertThat(problems(json)).first().asString().matches(" body_broken| body_has_more");
  }

  @Test
  void whatIsNestedTooDeeplySaysWhere() {
    assertThat(problems("[".repeat(100_000))).containsExactly("[0]".repeat(30) + " too_deep");
  }

  @Test
  void aFieldThatIsNestedTooDeeplyIsNamed() {
    assertThat(problems("{\"a\":".repeat(10_000))).containsExactly(String.join(".", Collections.nCopies(30, "a")) + " too_deep");
  }

  @Test
  void invalidUtf8IsBroken() {
    reader.body(new byte[] {'{', '"', (byte) 0xC3, '(', '"', ':', '1', '}'}, Sale.class);
    assertThat(reader.errors()).singleElement().extracting(FieldError::problem).isEqualTo("body_broken");
  }

  @Test
  void anEmptyBodyIsMissing() {
    assertThat(problems("")).containsExactly(" body_missing");
  }

  @Test
  void somethingAfterTheEndIsRefused() {
    assertThat(problems("{} {}")).containsExactly(" body_has_more");
  }

  @Test
  void aFieldGivenTwiceIsNamed() {
    assertThat(problems("{\"note\":\"a\",\"note\":\"b\"}")).containsExactly("note given_twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "a\\u0007b", "\\ud83d"})
  void charactersThatCannotBeKeptAreRefused(String text) {
    assertThat(problems("{" + BRANCH + "," + ITEMS + ",\"note\":\"" + text + "\"}")).containsExactly("note forbidden_characters");
  }

  @Test
  void aTimeWithoutItsZoneIsRefused() {
    assertThat(problems("{" + BRANCH + "," + ITEMS + ",\"at\":\"2026-06-01T11:30:00\"}")).containsExactly("at not_date_time");
  }

  @Test
  void fieldsThatDoNotGoTogetherAreNamedByTheirRecord() {
    assertThat(problems("{" + BRANCH + "," + ITEMS + ",\"note\":\"both\",\"gift\":true}")).containsExactly("gift not_acceptable");
  }

  @Test
  void wrongFieldsAreCountedUpToABound() {
    StringBuilder json = new StringBuilder("{\"a0\":1");
    for (int i = 1; i < 1_000; i++) {
      json.append(",\"a").append(i).append("\":1");
    }
    assertThat(problems(json + "}")).hasSize(50);
  }

  record Query(Optional<Integer> limit, Optional<String> after, Optional<Boolean> all) {}

  @Test
  void aQueryIsReadFromText() {
    assertThat(reader.query(Map.of("limit", List.of("5"), "all", List.of("true")), Query.class))
        .contains(new Query(Optional.of(5), Optional.empty(), Optional.of(true)));
    reader.query(Map.of("limit", List.of("5", "6"), "after", List.of(""), "x", List.of("")), Query.class);
    assertThat(reader.errors()).extracting(FieldError::field).containsExactlyInAnyOrder("limit", "after", "x");
  }
}
