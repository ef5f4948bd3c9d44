package club.vafa.notice;

import club.vafa.award.HiddenName;
import club.vafa.award.PointGiftNotice;
import club.vafa.club.Clubs;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.Member;
import club.vafa.member.Reach;
import club.vafa.member.Way;
import club.vafa.message.Content;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.Messages;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.text.Medium;
import club.vafa.text.Message;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/** Tells both members of a gift of points: who gave or got it, and how much. */
public final class GiftTold implements PointGiftNotice {

  private final Clubs clubs;
  private final Reach reach;
  private final Messages messages;
  private final InstantSource clock;

  public GiftTold(Clubs clubs, Reach reach, Messages messages, InstantSource clock) {
    this.clubs = clubs;
    this.reach = reach;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public void given(Handle h, Member from, Member to, long points, boolean tellGiver) {
    tell(h, to, Message.of("notice.gift.received", "points", points, "name", from.name()));
    if (tellGiver) {
      tell(h, from, Message.of("notice.gift.sent", "points", points, "name", new HiddenName(to.name()).toString()));
    }
  }

  private void tell(Handle h, Member member, Message message) {
    if (reach.wayTo(h, member.id(), ConsentKind.SERVICE) instanceof Way.To(var chat)) {
      boolean sms = chat.channel() == Channel.SMS;
      var fitting = sms ? new Message(message.key() + ".sms", message.args()).with("club", clubs.settings().name()) : message;
      var body = clubs.texts().render(fitting, member.language(), sms ? Medium.SMS : Medium.CHAT);
      messages.enqueue(h, Outgoing.now(clock, Recipient.of(member.id(), chat.channel(), chat.address()), Lane.SERVICE, Kind.SERVICE,
          Content.text(body)));
    }
  }
}
