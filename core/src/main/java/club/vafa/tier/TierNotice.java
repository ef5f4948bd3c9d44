package club.vafa.tier;

import club.vafa.member.Member;
import club.vafa.value.MessageId;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Tells members what a review means for them, within its transaction. Whoever wires the club hands it in.
public interface TierNotice {

  /// The message that was queued, or why there is none: NO_CONSENT, NO_REACH.
  record Told(Optional<MessageId> message, Optional<String> unsent) {}

  /// The level holds until the end of that day, and longer with so much more, in the unit of the measure. Nothing missing: the club gives
  /// the level up.
  record Warning(Tier tier, LocalDate until, long missing, Programme.Measure measure) {}

  Told warned(Handle h, Member member, Warning warning);

  /// By no purchase, but since the club has changed its levels.
  Told raised(Handle h, Member member, Tier before, Tier now);

  Told lowered(Handle h, Member member, Tier before, Tier now);
}
