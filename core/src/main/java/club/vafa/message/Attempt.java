package club.vafa.message;

/** One attempt to send, already committed as begun: the caller makes the call and ends the attempt, even if the call throws. */
public record Attempt(Outgoing message, int number, String owner) {}
