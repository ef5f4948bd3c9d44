package club.vafa.product;

import club.vafa.value.LocalText;
import club.vafa.value.ProductId;

/// Something that is sold. Price is the list price in the smallest unit of the club's currency. One that has been ended is sold no more, but sales of it that
/// a till still tells of count as before.
public record Product(ProductId id, String code, String nameFa, String nameEn, String category, long price, boolean active, Kind kind) {

  public enum Kind { GOODS, SERVICE }

  public LocalText name() {
    return new LocalText(nameFa, nameEn);
  }

  Product active(boolean now) {
    return new Product(id, code, nameFa, nameEn, category, price, now, kind);
  }

  static Product of(ProductId id, NewProduct wish, boolean active) {
    return new Product(id, wish.code(), wish.name().fa(), wish.name().en(), wish.category(), wish.price(), active, wish.kind());
  }
}
