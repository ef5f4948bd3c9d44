package club.vafa.audit;

import club.vafa.value.LocalText;

/// A rule of the books: its code, what it says, and the query whose every row (one column, `what`) is a place where it is broken.
public record Invariant(String code, LocalText says, String sql) {}
