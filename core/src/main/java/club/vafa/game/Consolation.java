package club.vafa.game;

import club.vafa.value.LocalText;
import club.vafa.value.Money;

/// What takes the place of a prize whose stock has run out. It has no stock of its own: the budget carries it.
public record Consolation(PrizeId id, LocalText label, Gift gift, Money cost) {}
