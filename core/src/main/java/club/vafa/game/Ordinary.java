package club.vafa.game;

import club.vafa.value.Money;
import club.vafa.value.Points;
import java.util.Optional;

/// What an ordinary member has: the median purchase of late (none where too few are known), and the points that one usually has.
public record Ordinary(Optional<Money> purchase, Points points) {}
