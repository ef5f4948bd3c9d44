package club.vafa.product;

import club.vafa.value.LocalText;
import club.vafa.value.ProductId;

/// Something that is sold. Price is the list price in the smallest unit of the club's currency.
public record Product(ProductId id, String code, String nameFa, String nameEn, String category, long price, boolean active) {

  public LocalText name() {
    return new LocalText(nameFa, nameEn);
  }
}
