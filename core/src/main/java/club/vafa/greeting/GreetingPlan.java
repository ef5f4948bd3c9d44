package club.vafa.greeting;

import club.vafa.value.LocalText;
import java.util.Optional;

/**
 * How an occasion is greeted: whether at all, in which words of staff's own (else in the club's usual ones), and with which gift. Where no
 * gift is said, a birthday has the one of the club's settings and any other day none.
 */
public record GreetingPlan(String code, boolean active, Optional<LocalText> words, Optional<GreetingGift> gift) {

  /** As it stands where staff have said nothing: members' own days are greeted, those that everybody keeps are not. */
  static GreetingPlan usual(String code, boolean personal) {
    return new GreetingPlan(code, personal, Optional.empty(), Optional.empty());
  }
}
