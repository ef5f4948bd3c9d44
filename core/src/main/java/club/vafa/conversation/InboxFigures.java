package club.vafa.conversation;

import java.time.Instant;
import java.util.Optional;

/** How much has come in and is not handled, since when the oldest of it waits, and how much was set aside. */
public record InboxFigures(long depth, Optional<Instant> oldest, long aside) {}
