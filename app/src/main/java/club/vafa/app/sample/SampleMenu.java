package club.vafa.app.sample;

import club.vafa.branch.NewBranch;
import club.vafa.branch.OpeningHours;
import club.vafa.product.NewProduct;
import club.vafa.value.LocalText;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The café itself: its name, its branches, and what it sells at which price. */
final class SampleMenu {

  static final LocalText NAME = new LocalText("کافه نارنج", "Café Narenj");

  static final List<NewBranch> BRANCHES = List.of(
      new NewBranch("valiasr", new LocalText("شعبهٔ ولیعصر", "Valiasr"),
          new LocalText("تهران، خیابان ولیعصر، بالاتر از پارک ساعی، نبش کوچهٔ مهر، پلاک ۲۱۴", "214 Valiasr St, above Saei Park, Tehran"),
          "۰۸:۰۰–۲۳:۰۰",
          Optional.of(35.7359), Optional.of(51.4102), daily("08:00", "23:00"), Optional.empty(), Optional.empty()),
      new NewBranch("enghelab", new LocalText("شعبهٔ انقلاب", "Enghelab"),
          new LocalText("تهران، خیابان انقلاب، روبه‌روی دانشگاه تهران، پلاک ۱۳۶", "136 Enghelab St, opposite the University of Tehran"),
          "۰۸:۰۰–۲۲:۰۰",
          Optional.of(35.7013), Optional.of(51.3958), daily("08:00", "22:00"), Optional.empty(), Optional.empty()),
      new NewBranch("saadatabad", new LocalText("شعبهٔ سعادت‌آباد", "Saadat Abad"),
          new LocalText("تهران، سعادت‌آباد، بلوار دریا، بعد از میدان سرو، پلاک ۵۸", "58 Darya Blvd, past Sarv Square, Saadat Abad, Tehran"),
          "۰۹:۰۰–۲۴:۰۰",
          Optional.of(35.7831), Optional.of(51.3747), daily("09:00", "00:00"), Optional.empty(), Optional.empty()));

  /** The names of the categories, as the rules tell them. */
  static final Map<String, LocalText> CATEGORIES = Map.of("coffee", new LocalText("قهوه", "coffee"), "tea", new LocalText("چای و دمنوش", "tea"),
      "hot", new LocalText("نوشیدنی گرم", "hot drinks"), "cold", new LocalText("نوشیدنی سرد", "cold drinks"), "cake", new LocalText("کیک و شیرینی", "cakes"),
      "breakfast", new LocalText("صبحانه", "breakfast"), "food", new LocalText("غذا", "food"));

  static final List<NewProduct> PRODUCTS = List.of(
      product("espresso", "اسپرسو", "Espresso", "coffee", 850_000),
      product("espresso-double", "اسپرسو دوبل", "Double espresso", "coffee", 1_100_000),
      product("americano", "آمریکانو", "Americano", "coffee", 1_050_000),
      product("cappuccino", "کاپوچینو", "Cappuccino", "coffee", 1_350_000),
      product("latte", "لاته", "Latte", "coffee", 1_450_000),
      product("mocha", "موکا", "Mocha", "coffee", 1_650_000),
      product("turkish", "قهوهٔ ترک", "Turkish coffee", "coffee", 950_000),
      product("coldbrew", "کلدبرو", "Cold brew", "coffee", 1_550_000),
      product("tea-saffron", "چای زعفران و نبات", "Saffron tea with rock sugar", "tea", 900_000),
      product("tea-black", "چای ایرانی", "Persian tea", "tea", 600_000),
      product("herbal", "دمنوش بهارنارنج", "Orange blossom infusion", "tea", 950_000),
      product("hot-chocolate", "هات‌چاکلت", "Hot chocolate", "hot", 1_600_000),
      product("sharbat-bahar", "شربت بهارنارنج", "Orange blossom sharbat", "cold", 1_200_000),
      product("lemonade", "لیموناد نعناع", "Mint lemonade", "cold", 1_300_000),
      product("affogato", "آفوگاتو", "Affogato", "cold", 1_750_000),
      product("smoothie", "اسموتی انبه", "Mango smoothie", "cold", 1_900_000),
      product("cheesecake", "چیزکیک نارنج", "Orange cheesecake", "cake", 1_850_000),
      product("carrot-cake", "کیک هویج و گردو", "Carrot and walnut cake", "cake", 1_400_000),
      product("brownie", "براونی", "Brownie", "cake", 1_250_000),
      product("croissant", "کروسان کره‌ای", "Butter croissant", "cake", 1_150_000),
      product("omelette", "املت ایرانی", "Persian omelette", "breakfast", 1_950_000),
      product("breakfast", "صبحانهٔ نارنج", "Narenj breakfast", "breakfast", 3_800_000),
      product("panini", "پنینی مرغ و پستو", "Chicken pesto panini", "food", 3_200_000),
      product("salad", "سالاد سزار", "Caesar salad", "food", 3_400_000));

  private SampleMenu() {}

  private static Optional<OpeningHours> daily(String from, String until) {
    var week = Arrays.stream(DayOfWeek.values()).map(day -> new OpeningHours.Span(day, LocalTime.parse(from), LocalTime.parse(until))).toList();
    return Optional.of(new OpeningHours(week, List.of()));
  }

  private static NewProduct product(String code, String fa, String en, String category, long rials) {
    return new NewProduct(code, new LocalText(fa, en), category, rials);
  }
}
