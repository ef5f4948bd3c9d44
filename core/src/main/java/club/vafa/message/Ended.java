package club.vafa.message;

/** An attempt and how it went. */
public record Ended(Attempt attempt, Sending sending) {}
