package club.vafa.product;

import club.vafa.value.LocalText;

/// A category of products and its name, as rules tell it to members.
public record Category(String code, String nameFa, String nameEn) {

  public LocalText name() {
    return new LocalText(nameFa, nameEn);
  }
}
