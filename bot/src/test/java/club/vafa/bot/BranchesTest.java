package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.branch.NewBranch;
import club.vafa.branch.OpeningHours;
import club.vafa.trail.Actor;
import club.vafa.value.LocalText;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the branches are and whether they are open, as a chat and an SMS tell it. */
class BranchesTest {

  @RegisterExtension
  static final BotHouse house = new BotHouse();

  @BeforeAll
  static void open() {
    // It is 11:30 in Tehran.
    add("a1", "شعبهٔ ونک", "Vanak", "08:00", "22:00");
    add("a2", "شعبهٔ تجریش", "Tajrish", "16:00", "23:00");
    for (int i = 3; i <= 7; i++) {
      add("a" + i, "شعبهٔ دیگر", "Another", "08:00", "22:00");
    }
    house.core().branches.close(Actor.SYSTEM, house.core().branches.byCode("a7").orElseThrow().id());
  }

  private static void add(String code, String fa, String en, String from, String until) {
    var week = Arrays.stream(DayOfWeek.values()).map(day -> new OpeningHours.Span(day, LocalTime.parse(from), LocalTime.parse(until))).toList();
    house.core().branches.add(Actor.SYSTEM, new NewBranch(code, new LocalText(fa, en), new LocalText("تهران، میدان ونک", "Vanak Square"), "",
        Optional.of(35.7575), Optional.of(51.41), Optional.of(new OpeningHours(week, List.of())), Optional.of("021-8888"), Optional.empty()));
  }

  @Test
  void aChatShowsAddressHoursMapAndPagesOfBranchesThatAreNotClosedForGood() throws Exception {
    var chatter = house.chatter("Maryam").joined();
    var list = chatter.says("شعبه‌ها", "۶ شعبهٔ ما");
    assertThat(list.text()).contains("شعبهٔ ونک", "تهران، میدان ونک", "الان باز است، تا ساعت ۲۲:۰۰", "امروز ساعت ۱۶:۰۰ باز می‌شود", "021-8888",
        "https://www.google.com/maps/search/?api=1&query=35.757500,51.410000");
    assertThat(list.text().split("روی نقشه")).hasSize(6);
    assertThat(chatter.presses("شعبه‌های بیشتر", "شعبهٔ دیگر").text().split("روی نقشه")).hasSize(2);
    chatter.presses("قبلی‌ها", "شعبهٔ ونک");
  }

  @Test
  void aPhoneIsToldTheFirstOnesInOneMessageAndAStrangerMayAsk() throws Exception {
    var texter = house.texter();
    assertThat(texter.says("شعبه", "شعبهٔ ونک")).contains("باز تا ۲۲:۰۰", "از ساعت ۱۶:۰۰ باز است", "و ۳ شعبهٔ دیگر").doesNotContain("http");
    assertThat(house.chatter("Sam").says("/branches", "ونک").text()).contains("شعبهٔ تجریش");
  }
}
