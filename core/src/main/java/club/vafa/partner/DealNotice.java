package club.vafa.partner;

import club.vafa.member.Member;
import org.jdbi.v3.core.Handle;

/// Tells a member what was earned or spent at a partner, or undone there, within its transaction. Whoever wires the club hands it in.
public interface DealNotice {

  void dealt(Handle h, Member member, Partner partner, Dealing.Dealt dealt);

  /// The points of the one undone are what went back or was taken back.
  void undone(Handle h, Member member, Partner partner, Dealing.Undone undone);
}
