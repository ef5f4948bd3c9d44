package club.vafa.web.api;

import club.vafa.earning.Through;
import club.vafa.purchase.Sale;
import club.vafa.value.Money;
import club.vafa.web.api.PurchaseShapes.ItemWish;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A sale as a till tells of it, made already or not yet: to whom, where, what, and how it is paid. */
interface Told extends Named {
  String branch();

  Optional<String> till();

  Optional<Instant> at();

  Optional<Money> paid();

  Optional<List<ItemWish>> items();

  Optional<Through> through();

  Optional<PayShapes.PayWish> pay();

  Optional<Boolean> levelDiscount();

  /** As the club takes it, with its receipt's number, which is empty where there is none yet. */
  default Sale sale(Phones phones, String receipt) {
    return new Sale(customer(phones), branch(), till().orElse(PurchaseApi.MAIN_TILL), receipt, at(), paid(),
        items().orElse(List.of()).stream().map(ItemWish::item).toList(), through(), pay().map(PayShapes.PayWish::tender), levelDiscount());
  }
}
