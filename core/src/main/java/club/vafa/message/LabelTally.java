package club.vafa.message;

/** Of the messages under one label: how many were sent, and how many of those the provider said were delivered. */
public record LabelTally(int label, long sent, long delivered, long unknown) {}
