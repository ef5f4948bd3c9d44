package club.vafa.award;

import club.vafa.calendar.Anniversary;
import club.vafa.member.NewMember;
import java.util.Optional;

/** Somebody's wish to join: the person, a birthday if told, and the answer about club messages on the channel used, if asked. */
public record Joining(NewMember person, Optional<Anniversary> birthday, Optional<ClubAnswer> club) {
}
