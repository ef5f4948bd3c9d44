package club.vafa.award;

import club.vafa.value.MemberId;
import club.vafa.value.Phone;

/// How a giver names who is to have the gift.
public sealed interface Receiver {

  record ByPhone(Phone phone) implements Receiver {}

  /// The number of a membership card, as typed.
  record ByCard(String number) implements Receiver {}

  record ById(MemberId member) implements Receiver {}
}
