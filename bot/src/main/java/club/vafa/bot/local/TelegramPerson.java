package club.vafa.bot.local;

import club.vafa.bot.local.TelegramChange.CallbackAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A person with Telegram on the phone: what they do becomes the bot's updates, what the bot does appears in {@link #chat()}. */
public final class TelegramPerson {

  private final TelegramBot bot;
  private final long id;
  private final String firstName;
  private final String phone;
  private final String language;
  private final TelegramChat chat = new TelegramChat();
  private final PressAnswers answers = new PressAnswers();
  private volatile boolean started;
  private volatile boolean blocked;

  TelegramPerson(TelegramBot bot, long id, String firstName, String phone, String language) {
    this.bot = bot;
    this.id = id;
    this.firstName = firstName;
    this.phone = phone;
    this.language = language;
  }

  public long id() {
    return id;
  }

  public String firstName() {
    return firstName;
  }

  /** As given, in E.164. */
  public String phone() {
    return phone;
  }

  /** The language of the Telegram application, such as fa. */
  public String language() {
    return language;
  }

  public boolean blocked() {
    return blocked;
  }

  /** Whether the person has ever written to the bot, which it must wait for before it may write. */
  public boolean started() {
    return started;
  }

  /** The whole chat, oldest first, edits applied, deleted messages gone. */
  public List<ChatMessage> chat() {
    return chat.messages();
  }

  /** Grows with each change of the chat. */
  public long revision() {
    return chat.revision();
  }

  /** Opens the bot by its link or button, unblocking it first; the payload may be empty. */
  public ChatMessage start(String payload) {
    unblock();
    return sendText(payload.isEmpty() ? "/start" : "/start " + payload);
  }

  public ChatMessage sendText(String text) {
    var formatted = FormattedText.plain(text);
    var content = Json.object().put("text", formatted.text());
    if (!formatted.entities().isEmpty()) {
      content.set("entities", formatted.entitiesJson());
    }
    return send(content);
  }

  /** Changes an own message that was sent before. */
  public void editText(long messageId, String text) {
    var edited = chat.edit(messageId, old -> {
      var wire = old.wire().deepCopy().put("text", text).put("edit_date", bot.now());
      return old.with(wire, 0);
    }).orElseThrow(() -> new IllegalArgumentException("no message " + messageId));
    update("edited_message", edited.wire());
    changed();
  }

  /** Presses the newest inline button with this text; returns the id of the callback query. */
  public String press(String buttonText) {
    for (var message : chat().reversed()) {
      var button = message.button(buttonText);
      if (button.isPresent()) {
        return press(message.messageId(), button.get().data());
      }
    }
    throw new IllegalArgumentException("no button «" + buttonText + "» in the chat of " + id);
  }

  /** Sends this data as a press under this message, whether or not there is such a button: a forged client can do that. */
  public String press(long messageId, String data) {
    var message = chat.find(messageId).orElseThrow(() -> new IllegalArgumentException("no message " + messageId));
    var queryId = bot.press(this);
    update("callback_query", Json.object().put("id", queryId).put("chat_instance", Long.toString(id * 31 + bot.id)).put("data", data)
        .<ObjectNode>set("from", user()).set("message", message.wire()));
    return queryId;
  }

  /** Waits for the bot's answer to a press. */
  public Optional<CallbackAnswer> awaitAnswer(String queryId, Duration time) throws InterruptedException {
    return answers.await(queryId, time);
  }

  /** Presses the button that shares the own phone number. */
  public ChatMessage shareContact() {
    return shareContact(phone, firstName, Optional.of(id));
  }

  /** Sends somebody's contact from the address book; Telegram adds a user id only where it knows one. */
  public ChatMessage shareContact(String otherPhone, String otherName, Optional<Long> otherId) {
    var content = Json.object();
    var contact = content.putObject("contact").put("phone_number", otherPhone).put("first_name", otherName);
    otherId.ifPresent(userId -> contact.put("user_id", userId));
    return send(content);
  }

  /** Throws a dice of their own. */
  public ChatMessage sendDice(String emoji) {
    return send(dice(emoji, bot.throwDice(emoji)));
  }

  /** Forwards a dice that fell well earlier, or that somebody else threw. */
  public ChatMessage forwardDice(String emoji, int value, long originalSenderId) {
    var content = dice(emoji, value);
    var sender = bot.person(originalSenderId).map(TelegramPerson::user)
        .orElseGet(() -> Json.object().put("id", originalSenderId).put("is_bot", false).put("first_name", "Somebody"));
    content.putObject("forward_origin").put("type", "user").put("date", bot.now() - 60).set("sender_user", sender);
    return send(content);
  }

  private static ObjectNode dice(String emoji, int value) {
    var content = Json.object();
    content.putObject("dice").put("emoji", emoji).put("value", value);
    return content;
  }

  public void block() {
    if (!blocked) {
      blocked = true;
      membership("member", "kicked");
    }
  }

  public void unblock() {
    if (blocked) {
      blocked = false;
      membership("kicked", "member");
    }
  }

  private void membership(String before, String after) {
    var change = Json.object().put("date", bot.now());
    change.set("chat", chatNode());
    change.set("from", user());
    change.putObject("old_chat_member").put("status", before).set("user", bot.user());
    change.putObject("new_chat_member").put("status", after).set("user", bot.user());
    if (after.equals("kicked")) {
      change.withObject("new_chat_member").put("until_date", 0);
    } else {
      change.withObject("old_chat_member").put("until_date", 0);
    }
    update("my_chat_member", change);
    bot.tell(new TelegramChange.Person(id));
  }

  /** Sends a message of the person's with this content, such as {@code {"text": …}} or {@code {"sticker": …}}. */
  public ChatMessage send(ObjectNode content) {
    if (blocked) {
      throw new IllegalStateException(id + " has blocked the bot and must unblock it before writing");
    }
    started = true;
    var messageId = bot.nextMessageId();
    var wire = Json.object().put("message_id", messageId).put("date", bot.now());
    wire.set("chat", chatNode());
    wire.set("from", user());
    wire.setAll(content);
    chat.append(messageId, false, wire, Json.object());
    update("message", wire);
    changed();
    return chat.find(messageId).orElseThrow();
  }

  /** Waits for a message of the bot's that fits, the newest first; refuses with the whole chat in the text when none comes in time. */
  public ChatMessage awaitMessage(Predicate<ChatMessage> wanted, Duration time) throws InterruptedException {
    return chat.await(message -> message.fromBot() && wanted.test(message), time).orElseThrow(() -> new AssertionError(
        "no such message in " + time + "; the chat is " + chat().stream().map(m -> (m.fromBot() ? "bot: " : "person: ") + m.text())
            .toList()));
  }

  ObjectNode user() {
    return Json.object().put("id", id).put("is_bot", false).put("first_name", firstName).put("language_code", language);
  }

  ObjectNode chatNode() {
    return Json.object().put("id", id).put("type", "private").put("first_name", firstName);
  }

  void restore(boolean wasStarted, boolean wasBlocked) {
    started = wasStarted;
    blocked = wasBlocked;
  }

  TelegramChat messages() {
    return chat;
  }

  void answered(String queryId, CallbackAnswer answer) {
    answers.put(queryId, answer);
    bot.tell(new TelegramChange.Answered(id, queryId, answer));
  }

  void changed() {
    bot.tell(new TelegramChange.Messages(id, chat.revision()));
  }

  private void update(String kind, JsonNode content) {
    bot.updates.add(kind, content.deepCopy());
  }
}
