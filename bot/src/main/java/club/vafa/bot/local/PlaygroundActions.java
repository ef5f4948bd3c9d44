package club.vafa.bot.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What a visitor of the page does in a person's place. A wish that makes no sense is refused with a sentence. */
final class PlaygroundActions {

  static final int NAME_MAX = 64;
  static final int TEXT_MAX = 4_096;
  private static final long FIRST_PERSON_ID = 100_000_000;
  private static final int PERSON_IDS = 900_000_000;

  /** A wish that cannot be done. */
  static final class Refused extends RuntimeException {
    Refused(String reason) {
      super(reason, null, false, false);
    }
  }

  private final LocalTelegram telegram;
  private final LocalTwilio twilio;
  private final PlaygroundScreens screens;
  private final RandomGenerator random;

  PlaygroundActions(LocalTelegram telegram, LocalTwilio twilio, PlaygroundScreens screens, RandomGenerator random) {
    this.telegram = telegram;
    this.twilio = twilio;
    this.screens = screens;
    this.random = random;
  }

  /** A new person, or the one who has this phone already. */
  ObjectNode add(JsonNode wish) {
    var name = wish.path("name").asText().strip();
    if (name.isEmpty() || name.length() > NAME_MAX) {
      throw new Refused("a name has 1 to " + NAME_MAX + " characters");
    }
    var phone = phone(wish.path("phone").asText());
    var language = wish.path("language").asText("fa").matches("[a-z]{2}") ? wish.path("language").asText("fa") : "fa";
    var known = telegram.people().stream().filter(person -> person.phone().equals(phone)).findFirst();
    return screens.screen(known.orElseGet(() -> telegram.person(FIRST_PERSON_ID + random.nextInt(PERSON_IDS), name, phone, language)));
  }

  /** Iranian numbers may begin with 0; any digits will do. */
  static String phone(String typed) {
    var digits = new StringBuilder();
    for (int i = 0; i < typed.length(); i++) {
      int value = Character.digit(typed.charAt(i), 10);
      if (value >= 0) {
        digits.append(value);
      } else if (typed.charAt(i) == '+' && digits.isEmpty()) {
        digits.append('+');
      }
    }
    var phone = digits.toString().replaceFirst("^00", "+").replaceFirst("^0", "+98").replaceFirst("^(?=9\\d{9}$)", "+98");
    if (!phone.matches("\\+[1-9][0-9]{6,14}")) {
      throw new Refused("a phone number looks like 09121234567 or +989121234567");
    }
    return phone;
  }

  /** Does what the path's last word says; the answer is what the page wants to know at once, often nothing. */
  ObjectNode act(TelegramPerson person, String action, JsonNode wish) {
    return switch (action) {
      case "text" -> sent(person.sendText(text(wish)));
      case "start" -> sent(person.start(wish.path("payload").asText().strip()));
      case "edit" -> {
        person.editText(known(person, wish).messageId(), text(wish));
        yield Json.object();
      }
      case "press" -> Json.object().put("queryId", person.press(known(person, wish).messageId(), wish.path("data").asText()));
      case "contact" -> sent(contact(person, wish));
      case "dice" -> sent(person.sendDice(wish.path("emoji").asText("🎲")));
      case "forward" -> sent(forward(person, known(person, wish)));
      case "block" -> {
        person.block();
        yield Json.object();
      }
      case "unblock" -> {
        person.unblock();
        yield Json.object();
      }
      case "sms" -> Json.object().put("sid", twilio.phone(person.phone()).send(text(wish)));
      default -> throw new Refused("unknown action");
    };
  }

  private static ObjectNode sent(ChatMessage message) {
    return Json.object().put("messageId", message.messageId());
  }

  private static String text(JsonNode wish) {
    var text = wish.path("text").asText();
    if (text.isBlank() || text.length() > TEXT_MAX) {
      throw new Refused("a text has 1 to " + TEXT_MAX + " characters");
    }
    return text;
  }

  private static ChatMessage known(TelegramPerson person, JsonNode wish) {
    long id = wish.path("messageId").asLong();
    return person.chat().stream().filter(message -> message.messageId() == id).findFirst()
        .orElseThrow(() -> new Refused("no such message"));
  }

  private static ChatMessage contact(TelegramPerson person, JsonNode wish) {
    if (wish.path("phone").asText().isBlank()) {
      return person.shareContact();
    }
    return person.shareContact(phone(wish.path("phone").asText()), wish.path("name").asText("?"), Optional.empty());
  }

  /** Forwards a message of the same chat back to the bot, dice and text only. */
  private ChatMessage forward(TelegramPerson person, ChatMessage message) {
    var dice = message.wire().path("dice");
    long sender = message.wire().at("/from/id").asLong();
    if (dice.isMissingNode()) {
      throw new Refused("only a dice can be forwarded here");
    }
    return person.forwardDice(dice.path("emoji").asText(), dice.path("value").asInt(), sender);
  }
}
