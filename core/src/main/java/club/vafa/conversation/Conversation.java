package club.vafa.conversation;

import club.vafa.member.Channel;
import java.util.HashMap;
import java.util.Map;

/** Where a person is on one channel: the dialogue (empty: none), its step, and what the dialogue has to remember until its end. */
public record Conversation(Channel channel, String address, String dialog, String step, Map<String, String> data) {
  public Conversation {
    data = Map.copyOf(data);
  }

  /** Without the address and what is remembered, which are personal. */
  @Override
  public String toString() {
    return "Conversation[" + channel + ", " + dialog + ", " + step + "]";
  }

  public static Conversation idle(Channel channel, String address) {
    return new Conversation(channel, address, "", "", Map.of());
  }

  /** The same person at a step of a dialogue; what is remembered stays. */
  public Conversation at(String dialog, String step) {
    return new Conversation(channel, address, dialog, step, data);
  }

  public Conversation at(String step) {
    return new Conversation(channel, address, dialog, step, data);
  }

  public Conversation with(String key, String value) {
    var more = new HashMap<>(data);
    more.put(key, value);
    return new Conversation(channel, address, dialog, step, more);
  }

  public Conversation without(String key) {
    var less = new HashMap<>(data);
    less.remove(key);
    return new Conversation(channel, address, dialog, step, less);
  }

  /** In no dialogue, with nothing remembered. */
  public Conversation ended() {
    return idle(channel, address);
  }

  public boolean in(String dialog) {
    return this.dialog.equals(dialog);
  }
}
