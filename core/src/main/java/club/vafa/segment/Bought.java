package club.vafa.segment;

/**
 * What a group of members bought, each from an own moment to another: how many members, how many of them bought at all, their purchases, and
 * the sum and the sum of squares of the value of what each bought and kept, however it was paid, in the currency's smallest unit.
 */
public record Bought(int label, long members, long buyers, long purchases, double revenue, double squares) {}
