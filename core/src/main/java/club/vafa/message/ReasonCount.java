package club.vafa.message;

/** How many messages ended so for this reason. */
public record ReasonCount(End end, String reason, long messages) {}
