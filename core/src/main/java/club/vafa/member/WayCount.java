package club.vafa.member;

import java.util.Optional;

/** How many members a club message would reach on a channel; without one, how many it would not, for want of consent or of reach. */
public record WayCount(Optional<Channel> channel, boolean reached, long members) {
}
