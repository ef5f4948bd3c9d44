package club.vafa.greeting;

import club.vafa.segment.Who;
import java.util.Optional;

/**
 * How an occasion is greeted: whether at all, in which words of staff's own (else in the club's usual ones), whom it reaches (else everybody
 * whose day it is), and with which gift. Where no gift is said, a birthday has the one of the club's settings and any other day none.
 */
public record GreetingPlan(String code, boolean active, Optional<GreetingText> words, Optional<Who> who, Optional<GreetingGift> gift) {

  /** As it stands where staff have said nothing: members' own days are greeted, those that everybody keeps are not. */
  static GreetingPlan usual(String code, boolean personal) {
    return new GreetingPlan(code, personal, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
