package club.vafa.notice;

import club.vafa.club.Clubs;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.Members;
import club.vafa.member.Reach;
import club.vafa.member.Way;
import club.vafa.message.Content;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.Messages;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.reward.Redemption;
import club.vafa.reward.RewardGift;
import club.vafa.reward.RewardNotice;
import club.vafa.reward.Shown;
import club.vafa.text.Code;
import club.vafa.text.Medium;
import club.vafa.text.Message;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/** Tells a member of a reward that was taken or handed over at a branch, of a reservation that is over,
    and of a reward that was taken back. */
public final class RewardTold implements RewardNotice {
  private static final Duration OF_USE = Duration.ofDays(2);

  private final Clubs clubs;
  private final Members members;
  private final Reach reach;
  private final Messages messages;
  private final InstantSource clock;

  public RewardTold(Clubs clubs, Members members, Reach reach, Messages messages, InstantSource clock) {
    this.clubs = clubs;
    this.members = members;
    this.reach = reach;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public void granted(Handle h, Shown shown) {
    var r = shown.redemption();
    if (r.state() == Redemption.State.RESERVED) {
      tell(h, r, Message.of("notice.reward.reserved", "code", new Code(r.code())));
    } else if (r.gift() instanceof RewardGift.Soft(var way, var words)) {
      tell(h, r, Message.of("notice.reward.soft", "words", words));
    } else {
      tell(h, r, shown.secret().map(secret -> Message.of("notice.reward.code", "points", r.points(), "code", new Code(secret.code())))
          .orElseGet(() -> Message.of("notice.reward.granted", "points", r.points())));
    }
  }

  @Override
  public void expired(Handle h, Redemption redemption) {
    tell(h, redemption, Message.of("notice.reward.expired", "points", redemption.points()));
  }

  @Override
  public void reversed(Handle h, Redemption redemption, long restored) {
    tell(h, redemption, Message.of("notice.reward.reversed", "points", restored));
  }

  private void tell(Handle h, Redemption r, Message message) {
    var member = members.byId(h, r.member()).orElseThrow();
    if (reach.wayTo(h, member.id(), ConsentKind.SERVICE) instanceof Way.To(var chat)) {
      boolean sms = chat.channel() == Channel.SMS;
      var named = message.with("name", r.name());
      var body = sms ? clubs.texts().render(new Message(message.key() + ".sms", named.args()).with("club", clubs.settings().name()),
          member.language(), Medium.SMS)
          : clubs.texts().render(named, member.language());
      messages.enqueue(h, Outgoing.now(clock, Recipient.of(member.id(), chat.channel(), chat.address()), Lane.SERVICE, Kind.SERVICE,
          Content.text(body)).expiresAt(clock.instant().plus(OF_USE)));
    }
  }
}
