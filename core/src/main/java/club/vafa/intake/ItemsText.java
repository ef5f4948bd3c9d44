package club.vafa.intake;

import club.vafa.db.Json;
import club.vafa.purchase.Sale;
import club.vafa.value.Glyphs;
import club.vafa.value.Currency;
import club.vafa.value.Money;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a line of a file says was sold: in a cell `tea-saffron*2@850000; کیک@300000`, that is a product's code or a name, how many (one where that is left
/// out) and the price of one; or a list of objects with product or name, quantity and price.
final class ItemsText {

  static final int CHARS_MAX = 20_000;
  private static final int NAME_CHARS_MAX = 100;
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern ITEM = Pattern.compile("(.{1,100}?)(?:[*×]([0-9]{1,5}))?@([0-9]{1,3}(?:[,٬' ][0-9]{3})+|[0-9]{1,18})");

  private ItemsText() {}

  /// Empty where it cannot be read as items.
  static Optional<List<Sale.Item>> read(String text, Currency currency) {
    return text.startsWith("[") ? objects(text, currency) : cell(text, currency);
  }

  private static Optional<List<Sale.Item>> cell(String text, Currency currency) {
    var items = new ArrayList<Sale.Item>();
    for (var one : text.split("[;؛]")) {
      if (one.isBlank()) {
        continue;
      }
      var read = ITEM.matcher(Glyphs.fold(one).strip());
      if (!read.matches()) {
        return Optional.empty();
      }
      var item = item(read.group(1).strip(), Optional.ofNullable(read.group(2)).orElse("1"), read.group(3).replaceAll("[^0-9]", ""), currency);
      if (item.isEmpty()) {
        return Optional.empty();
      }
      items.add(item.get());
    }
    return bounded(items);
  }

  private static Optional<List<Sale.Item>> objects(String text, Currency currency) {
    JsonNode list;
    try {
      list = Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    var items = new ArrayList<Sale.Item>();
    for (var one : list) {
      boolean coded = one.path("product").isTextual();
      var what = one.path(coded ? "product" : "name").asText("").strip();
      var quantity = one.has("quantity") ? one.path("quantity").asText() : "1";
      if (coded == one.path("name").isTextual() || coded && !CODE.matcher(what).matches()) {
        return Optional.empty();
      }
      var item = item(what, quantity, one.path("price").asText(), currency);
      if (item.isEmpty()) {
        return Optional.empty();
      }
      items.add(coded ? item.get() : new Sale.Item(Optional.empty(), Optional.of(what), item.get().quantity(), item.get().price()));
    }
    return bounded(items);
  }

  private static Optional<Sale.Item> item(String what, String quantity, String price, Currency currency) {
    if (what.isEmpty() || what.length() > NAME_CHARS_MAX || !quantity.matches("[0-9]{1,5}") || !price.matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    int many = Integer.parseInt(quantity);
    boolean code = CODE.matcher(what).matches();
    return many < 1 || many > Sale.QUANTITY_MAX ? Optional.empty()
        : Optional.of(new Sale.Item(code ? Optional.of(what) : Optional.empty(), code ? Optional.empty() : Optional.of(what), many,
            new Money(Long.parseLong(price), currency)));
  }

  private static Optional<List<Sale.Item>> bounded(List<Sale.Item> items) {
    return items.isEmpty() || items.size() > Sale.ITEMS_MAX ? Optional.empty() : Optional.of(items);
  }
}
