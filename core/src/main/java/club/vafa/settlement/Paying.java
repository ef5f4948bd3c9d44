package club.vafa.settlement;

import club.vafa.value.PaymentId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// What became of the wish to mark a payment as paid.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = Paying.Paid.class, name = "paid"))
public sealed interface Paying {

  record Paid(PaymentId payment, String payer, String payee, long amount, Instant at, String reference) implements Paying {}

  record Unknown() implements Paying {}

  record AlreadyPaid(Instant at, String reference) implements Paying {}
}
