package club.vafa.product;

import club.vafa.value.LocalText;

/// A product to be added. Code and category have 1 to 32 of a–z, 0–9 and hyphens.
public record NewProduct(String code, LocalText name, String category, long price) {}
