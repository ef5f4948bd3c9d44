package club.vafa.purchase;

import club.vafa.value.MemberId;
import club.vafa.value.Phone;

/// How a till names the member.
public sealed interface Customer {

  record ByPhone(Phone phone) implements Customer {}

  /// A card's number as typed, or what was scanned from its QR.
  record ByCard(String card) implements Customer {}

  record ById(MemberId member) implements Customer {}
}
