package club.vafa.web.api;

import club.vafa.purchase.Customer;
import club.vafa.value.MemberId;
import club.vafa.web.json.WrongField;
import java.util.Optional;
import java.util.stream.Stream;

/** A member as tills and partners name somebody: by exactly one of phone number, card and id. */
interface Named {
  Optional<String> phone();

  Optional<String> card();

  Optional<MemberId> memberId();

  static void once(Optional<String> phone, Optional<String> card, Optional<MemberId> memberId) {
    if (Stream.of(phone, card, memberId).filter(Optional::isPresent).count() != 1) {
      throw new WrongField("phone", "one_way_to_the_member");
    }
  }

  default Customer customer(Phones phones) {
    return phone().<Customer>map(typed -> new Customer.ByPhone(phones.read("phone", typed)))
        .or(() -> card().map(Customer.ByCard::new))
        .or(() -> memberId().map(Customer.ById::new)).orElseThrow();
  }
}
