package club.vafa.bot.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the page draws, as JSON: the list of people, and one person's two screens. */
final class PlaygroundScreens {

  static final int WIRE_CALLS_SHOWN = 100;

  private final LocalTelegram telegram;
  private final LocalTwilio twilio;
  private final List<WireLog> logs = new CopyOnWriteArrayList<>();

  PlaygroundScreens(LocalTelegram telegram, LocalTwilio twilio) {
    this.telegram = telegram;
    this.twilio = twilio;
    logs.addAll(List.of(telegram.log(), twilio.log()));
  }

  void show(WireLog log) {
    logs.add(log);
  }

  ObjectNode state() {
    var state = Json.object();
    state.putObject("club").put("botName", telegram.botName()).put("username", telegram.username()).put("smsNumber", twilio.clubNumber());
    var people = state.putArray("people");
    telegram.people().forEach(person -> people.add(summary(person)));
    var wire = state.putArray("wire");
    for (var log : logs) {
      var calls = log.calls();
      calls.subList(Math.max(0, calls.size() - WIRE_CALLS_SHOWN), calls.size()).forEach(call -> wire.add(wire(call)));
    }
    return state;
  }

  ObjectNode summary(TelegramPerson person) {
    var phone = twilio.phone(person.phone());
    return Json.object().put("id", person.id()).put("name", person.firstName()).put("phone", person.phone())
        .put("language", person.language())
        .put("blocked", person.blocked()).put("started", person.started()).put("telegramRevision", person.revision())
        .put("smsRevision", phone.revision()).put("smsStopped", twilio.stopped(person.phone()));
  }

  /** One person's Telegram and phone. */
  ObjectNode screen(TelegramPerson person) {
    var screen = summary(person);
    var messages = person.chat();
    var array = screen.putArray("messages");
    for (var message : messages) {
      array.addObject().put("id", message.messageId()).put("fromBot", message.fromBot()).put("revision", message.revision())
          .set("wire", message.wire());
    }
    screen.set("keyboard", keyboard(messages));
    screen.set("commands", telegram.commands(person));
    screen.set("menuButton", telegram.menuButton(person));
    screen.put("description", telegram.profileText("description", person.language()));
    screen.set("sms", sms(twilio.phone(person.phone())));
    return screen;
  }

  /** The reply keyboard that is in force, folded where it was to be shown only once; empty where there is none. */
  private static ObjectNode keyboard(List<ChatMessage> messages) {
    boolean answered = false;
    for (var message : messages.reversed()) {
      if (!message.fromBot()) {
        answered = true;
      } else if (!message.keyboard().isEmpty()) {
        var keyboard = message.keyboard();
        var folded = answered && keyboard.path("one_time_keyboard").asBoolean();
        return keyboard.has("keyboard") ? keyboard.deepCopy().put("folded", folded) : Json.object();
      }
    }
    return Json.object();
  }

  private static ArrayNode sms(LocalPhone phone) {
    var array = Json.array();
    for (var sms : phone.thread()) {
      array.addObject().put("sid", sms.sid()).put("fromClub", sms.fromClub()).put("body", sms.body()).put("at", sms.at().toString())
          .put("parts", SmsParts.of(sms.body()));
    }
    return array;
  }

  static ObjectNode time(PlaygroundClock clock) {
    return Json.object().put("now", clock.now().toString()).put("zone", clock.zone().getId());
  }

  static ObjectNode wire(WireCall call) {
    return Json.object().put("number", call.number()).put("at", call.at().toString()).put("wire", call.wire().name())
        .put("direction", call.direction().name())
        .put("method", call.method()).put("status", call.status()).put("micros", call.took().toNanos() / 1_000).put("note", call.note());
  }

  ObjectNode change(TelegramChange change) {
    var json = Json.object().put("id", change.personId());
    return switch (change) {
      case TelegramChange.Messages(_, long revision) -> json.put("telegramRevision", revision);
      case TelegramChange.Answered(_, String queryId, TelegramChange.CallbackAnswer answer) ->
          json.put("queryId", queryId).put("text", answer.text()).put("alert", answer.alert()).put("url", answer.url());
      case TelegramChange.Acting(_, String action) -> json.put("action", action);
      case TelegramChange.Person _, TelegramChange.Profile _ -> json;
    };
  }

  static String name(TelegramChange change) {
    return switch (change) {
      case TelegramChange.Messages _ -> "telegram";
      case TelegramChange.Answered _ -> "answered";
      case TelegramChange.Acting _ -> "acting";
      case TelegramChange.Person _ -> "person";
      case TelegramChange.Profile _ -> "profile";
    };
  }
}
