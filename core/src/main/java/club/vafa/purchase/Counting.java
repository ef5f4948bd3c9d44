package club.vafa.purchase;

import club.vafa.earning.Earned;
import club.vafa.earning.KeptEarning;

/// What a sale earns by what was asked, and what is kept of how it was counted.
record Counting(SaleEarning.Asked asked, Earned earned, KeptEarning kept) {

  long points() {
    return earned.points();
  }
}
