package club.vafa.award;

import club.vafa.member.Member;
import org.jdbi.v3.core.Handle;

/// Tells both members of a gift.
public interface PointGiftNotice {

  /// Both are told in the transaction that gives; the giver only where the giver is not being answered in a chat anyway.
  void given(Handle h, Member from, Member to, long points, boolean tellGiver);
}
