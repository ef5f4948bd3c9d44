package club.vafa.ledger;

import java.util.List;

/// A balance line by line, newest first: the lines and what came earlier sum to the posted balance.
public record Explanation(Balance balance, List<StatementLine> lines, long earlier) {}
