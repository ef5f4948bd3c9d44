package club.vafa.giftcard;

/// What the club owes the holders of gift cards, in the currency's smallest unit: liability = issued − spent − expired − moved into members' credit.
public record Liability(long cards, long issued, long spent, long expired, long moved, long liability) {}
