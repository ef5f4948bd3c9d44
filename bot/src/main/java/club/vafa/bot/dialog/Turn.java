package club.vafa.bot.dialog;

import club.vafa.conversation.Conversation;
import club.vafa.member.ChatAddress;
import club.vafa.member.Member;
import club.vafa.message.Content;
import club.vafa.value.Language;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * One turn of a conversation: what the person did, where the dialogue stands, who it is (where that is known) and how to speak to them. All
 * that a dialogue does with the handle commits together with its answer.
 */
public record Turn(Handle h, Conversation conversation, Said said, Optional<Member> member, Speech speech, String key) {

  public ChatAddress chat() {
    return new ChatAddress(conversation.channel(), conversation.address());
  }

  public Language language() {
    return speech.language();
  }

  /** The typed words; empty for anything else. */
  public Optional<String> words() {
    return said instanceof Said.Words(String text) ? Optional.of(text) : Optional.empty();
  }

  public Turn speaking(Language language) {
    return new Turn(h, conversation, said, member, speech.in(language), key);
  }

  public Turn as(Member known) {
    return new Turn(h, conversation, said, Optional.of(known), speech.in(known.language()), key);
  }

  public Turn in(Conversation other) {
    return new Turn(h, other, said, member, speech, key);
  }

  /** Says something and stays where the conversation is. */
  public Answer stay(Content content) {
    return new Answer(conversation, List.of(content), "");
  }

  /** Says something and goes on at another step. */
  public Answer go(Conversation next, Content content) {
    return new Answer(next, List.of(content), "");
  }

  public Answer go(Conversation next, List<Content> contents) {
    return new Answer(next, contents, "");
  }

  /** Says something, out of any dialogue. */
  public Answer end(Content content) {
    return new Answer(conversation.ended(), List.of(content), "");
  }
}
