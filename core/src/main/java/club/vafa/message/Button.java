package club.vafa.message;

/** A button under a message: what is read on it, and what comes back when it is pressed (1 to 64 bytes in Telegram). */
public record Button(String label, String data) {}
