package club.vafa.giftcard;

/// A blocked card pays nothing until it is unblocked; what it holds stays.
public enum GiftCardStatus { ACTIVE, BLOCKED }
