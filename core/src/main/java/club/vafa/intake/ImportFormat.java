package club.vafa.intake;

/// How a file is written: comma (or semicolon, or tab) separated with a heading, or one JSON object a line.
public enum ImportFormat { CSV, NDJSON }
