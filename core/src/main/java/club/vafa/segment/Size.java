package club.vafa.segment;

import club.vafa.member.Channel;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How many belong to a segment; to how many of them club messages may go on each channel, and on any; and until when everything that was
 * written is counted in. It is empty as long as the facts were never filled.
 */
public record Size(long members, Map<Channel, Long> reached, long reachedAnyhow, Optional<Instant> asOf) {}
