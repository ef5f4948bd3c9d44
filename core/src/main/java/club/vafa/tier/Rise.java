package club.vafa.tier;

/// A level reached just now.
public record Rise(Tier before, Tier now) {}
