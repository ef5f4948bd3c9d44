package club.vafa.conversation;

import club.vafa.member.Channel;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/** The state of each conversation. Whoever changes one has locked it for the transaction; the inbox does so for its handlers. */
public final class Conversations {
  private final InstantSource clock;

  public Conversations(InstantSource clock) {
    this.clock = clock;
  }

  /** Locks the address until the transaction ends, and answers where its conversation is. */
  public Conversation locked(Handle h, Channel channel, String address) {
    ConversationSql.lock(h, channel, address);
    return at(h, channel, address);
  }

  /** Where the conversation is, without a lock: for showing only. */
  public Conversation at(Handle h, Channel channel, String address) {
    return ConversationSql.find(h, channel, address).orElseGet(() -> Conversation.idle(channel, address));
  }

  /** One that is in no dialogue and remembers nothing is no row, so that whoever is forgotten leaves none behind. */
  public void save(Handle h, Conversation conversation) {
    if (conversation.dialog().isEmpty() && conversation.data().isEmpty()) {
      ConversationSql.delete(h, conversation);
      return;
    }
    ConversationSql.save(h, conversation, clock.instant());
  }
}
