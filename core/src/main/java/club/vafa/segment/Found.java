package club.vafa.segment;

import club.vafa.value.MemberId;

/** A member with whom something is on a day, and a key that names it: the same happening has the same key, whenever it is looked for. */
public record Found(MemberId member, String key) {}
