package club.vafa.notice;

import club.vafa.club.Clubs;
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
import club.vafa.partner.DealNotice;
import club.vafa.partner.Dealing;
import club.vafa.partner.Partner;
import club.vafa.text.Medium;
import club.vafa.text.Message;
import club.vafa.member.Channel;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/** Tells a member at once what was earned, spent or undone at a partner's till, and the balance after it. */
public final class DealTold implements DealNotice {
  // News of a purchase that comes a day late is of no use.
  private static final Duration OF_USE = Duration.ofHours(24);

  private final Clubs clubs;
  private final Reach reach;
  private final Messages messages;
  private final InstantSource clock;

  public DealTold(Clubs clubs, Reach reach, Messages messages, InstantSource clock) {
    this.clubs = clubs;
    this.reach = reach;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public void dealt(Handle h, Member member, Partner partner, Dealing.Dealt dealt) {
    var amount = new Money(dealt.amount(), clubs.settings().money());
    switch (dealt.kind()) {
      case EARNED -> tell(h, member, partner, Message.of(dealt.points() == 0 ? "notice.partner.plain" : "notice.partner.earned", "paid", amount,
          "points", dealt.points(), "balance", dealt.balance()));
      case SPENT -> tell(h, member, partner, Message.of("notice.partner.spent", "amount", amount, "points", dealt.points(), "balance",
          dealt.balance()));
    }
  }

  @Override
  public void undone(Handle h, Member member, Partner partner, Dealing.Undone undone) {
    tell(h, member, partner, Message.of(undone.kind() == Dealing.Kind.EARNED ? "notice.partner.earned.undone" : "notice.partner.spent.undone",
        "points", undone.points(), "balance", undone.balance()));
  }

  private void tell(Handle h, Member member, Partner partner, Message message) {
    if (reach.wayTo(h, member.id(), ConsentKind.SERVICE) instanceof Way.To(var chat)) {
      boolean sms = chat.channel() == Channel.SMS;
      var named = (sms ? new Message(message.key() + ".sms", message.args()) : message)
          .with("partner", new LocalText(partner.nameFa(), partner.nameEn())).with("club", clubs.settings().name());
      var body = clubs.texts().render(named, member.language(), sms ? Medium.SMS : Medium.CHAT);
      messages.enqueue(h, Outgoing.now(clock, Recipient.of(member.id(), chat.channel(), chat.address()), Lane.SERVICE, Kind.SERVICE,
          Content.text(body)).expiresAt(clock.instant().plus(OF_USE)));
    }
  }
}
