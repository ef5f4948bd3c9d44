package club.vafa.tier;

/// What a paid subscription takes off its member's shoulders: the cost of delivery, the tax that the shop bears instead.
public enum SavingKind { DELIVERY, TAX }
