package club.vafa.journey;

import club.vafa.coupon.CouponTerms;
import club.vafa.segment.Who;
import club.vafa.template.TemplateText;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** One step of a journey. Where {@code next} is left out, the step after it in the list follows; after the last one the journey is over. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Step.Send.class, name = "send"),
    @JsonSubTypes.Type(value = Step.Wait.class, name = "wait"),
    @JsonSubTypes.Type(value = Step.Check.class, name = "check"),
    @JsonSubTypes.Type(value = Step.Give.class, name = "give"),
    @JsonSubTypes.Type(value = Step.Exit.class, name = "exit")})
public sealed interface Step {
  /** Its name within the journey. */
  String id();

  /** Says a kept text, in the version that it had when the journey was written, or one written on the spot. */
  record Send(String id, Optional<Kept> template, Optional<TemplateText> text, Optional<String> next) implements Step {}

  /** A kept text in a version. */
  record Kept(String code, int version) {}

  record Wait(String id, Until until, Optional<String> next) implements Step {}

  /** Goes one way with those who are meant, the other with all others. */
  record Check(String id, Who who, String yes, String no) implements Step {}

  /** Gives points, good for so many days or for ever, or a coupon. */
  record Give(String id, Optional<Long> points, Optional<Integer> validDays, Optional<CouponTerms> coupon, Optional<String> next)
      implements Step {}

  record Exit(String id) implements Step {}
}
