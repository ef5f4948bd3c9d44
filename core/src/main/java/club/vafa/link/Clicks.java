package club.vafa.link;

/**
 * What became of one link of a run: which variant's text it stands in and as the how-manieth, how many deliveries it was followed from, and
 * how often in all.
 */
public record Clicks(String part, int number, String target, long deliveries, long clicks) {}
