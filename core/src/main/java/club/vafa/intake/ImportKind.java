package club.vafa.intake;

/// What a file brings.
public enum ImportKind { MEMBERS, PURCHASES }
