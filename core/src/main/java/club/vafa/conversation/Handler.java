package club.vafa.conversation;

import org.jdbi.v3.core.Handle;

/**
 * Handles what came in, inside the transaction that also stores the new state of the conversation; it calls nothing outside the database.
 */
public interface Handler {
  Handled handle(Handle h, Conversation conversation, Incoming incoming);
}
