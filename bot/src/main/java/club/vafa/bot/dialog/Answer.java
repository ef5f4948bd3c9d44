package club.vafa.bot.dialog;

import club.vafa.conversation.Conversation;
import club.vafa.message.Content;
import java.util.List;

/** What a dialogue answers: where the conversation goes on, what is said, and a word on the pressed button itself (may be empty). */
public record Answer(Conversation next, List<Content> contents, String toast) {

  public Answer {
    contents = List.copyOf(contents);
  }

  public Answer at(Conversation conversation) {
    return new Answer(conversation, contents, toast);
  }

  public Answer toast(String words) {
    return new Answer(next, contents, words);
  }
}
