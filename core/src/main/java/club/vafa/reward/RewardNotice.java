package club.vafa.reward;

import org.jdbi.v3.core.Handle;

/// Tells a member of what happened to a reward without the member's own doing at that moment.
public interface RewardNotice {

  /// Taken or handed over at a branch, or given by staff.
  void granted(Handle h, Shown shown);

  /// A reservation's time is over; the points are free again.
  void expired(Handle h, Redemption redemption);

  /// Staff took it back; so many points are there again.
  void reversed(Handle h, Redemption redemption, long restored);
}
