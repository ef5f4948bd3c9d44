package club.vafa.ledger;

import club.vafa.text.Message;
import club.vafa.value.LocalText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/// A reason in words. Where the facts name the branch, or the thing (a reward, a campaign), as they were called then, the words name them
/// too.
final class LineWords {

  private LineWords() {}

  static Message of(Reason reason, JsonNode facts) {
    var key = "ledger.reason." + reason.name().toLowerCase(Locale.ROOT);
    return switch (reason) {
      case PURCHASE, PAYMENT, REFUND, GIVEN_BACK, VISIT, FEEDBACK ->
          named(facts, "branch").map(branch -> Message.of(key + ".at", "branch", branch))
          .orElseGet(() -> Message.of(key));
      case REWARD, CREDIT_REWARD, CAMPAIGN, CHALLENGE, DONATION, PARTNER_EARNING, PARTNER_SPENDING, TIER_GIFT, OCCASION ->
          named(facts, "name").map(name -> Message.of(key + ".named", "name", name)).orElseGet(() -> Message.of(key));
      default -> Message.of(key);
    };
  }

  private static Optional<LocalText> named(JsonNode facts, String what) {
    var node = facts.path(what);
    return node.isObject() ? Optional.of(new LocalText(node.path("fa").asText(), node.path("en").asText())) : Optional.empty();
  }
}
