package club.vafa.product;

import club.vafa.value.LocalText;

/// A product as it is wished. Code and category have 1 to 32 of a–z, 0–9 and hyphens; the code stays as it was at first.
public record NewProduct(String code, LocalText name, String category, long price, Product.Kind kind) {

  public NewProduct(String code, LocalText name, String category, long price) {
    this(code, name, category, price, Product.Kind.GOODS);
  }

  NewProduct under(String other) {
    return new NewProduct(other, name, category, price, kind);
  }
}
