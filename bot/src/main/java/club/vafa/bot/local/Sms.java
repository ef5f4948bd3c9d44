package club.vafa.bot.local;

import java.time.Instant;

/** One text message on a phone. {@code fromClub} is false for those that the phone's owner sent. */
public record Sms(String sid, boolean fromClub, String clubNumber, String body, Instant at, long revision) {}
