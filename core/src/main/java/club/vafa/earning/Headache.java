package club.vafa.earning;

import club.vafa.text.Message;
import club.vafa.value.RuleId;
import java.util.List;

/// Something in the rules that would tire a member's head, with the rules that have part in it and a sentence for staff.
public record Headache(Kind kind, List<RuleId> rules, Message says) {

  /// More than one conversion of money; a ratio that nobody works out; a deadline that is not seen; too long a way to the first reward; a multiplier of
  /// nothing. All but the last are grave: one of them is a warning, two of different kinds together are refused.
  public enum Kind {
    CONVERSIONS, RATIO, DEADLINE, FAR, IDLE;

    boolean grave() {
      return this != IDLE;
    }
  }

  public Headache {
    rules = List.copyOf(rules);
  }
}
