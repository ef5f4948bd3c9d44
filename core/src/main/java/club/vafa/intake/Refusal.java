package club.vafa.intake;

/// A refused line by its number in the file, counted from 1 with the heading.
public record Refusal(long line, int place, String field, String reason) {}
