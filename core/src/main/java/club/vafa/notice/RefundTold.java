package club.vafa.notice;

import club.vafa.branch.Branch;
import club.vafa.club.Clubs;
import club.vafa.ledger.Unit;
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
import club.vafa.purchase.Means;
import club.vafa.purchase.RefundNotice;
import club.vafa.purchase.Refunding.Back;
import club.vafa.purchase.Refunding.Refunded;
import club.vafa.purchase.Refunding.Taken;
import club.vafa.text.Medium;
import club.vafa.text.Message;
import club.vafa.value.Language;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;

/** Tells a member of a refund at once: what came back, which points are no longer there and why, and the balance after it. */
public final class RefundTold implements RefundNotice {
  // News of a refund that comes a day late is of no use.
  private static final Duration OF_USE = Duration.ofHours(24);

  private final Clubs clubs;
  private final Reach reach;
  private final Messages messages;
  private final InstantSource clock;

  public RefundTold(Clubs clubs, Reach reach, Messages messages, InstantSource clock) {
    this.clubs = clubs;
    this.reach = reach;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public void tell(Handle h, Member member, Branch branch, Refunded refunded) {
    if (reach.wayTo(h, member.id(), ConsentKind.SERVICE) instanceof Way.To(var chat)) {
      var body = chat.channel() == Channel.SMS ? sms(member.language(), refunded) : chat(member.language(), branch, refunded);
      var to = Recipient.of(member.id(), chat.channel(), chat.address());
      messages.enqueue(h, Outgoing.now(clock, to, Lane.SERVICE, Kind.SERVICE, Content.text(body)).expiresAt(clock.instant().plus(OF_USE)));
    }
  }

  private String chat(Language language, Branch branch, Refunded refunded) {
    var lines = new ArrayList<Message>();
    lines.add(Message.of("notice.refund", "branch", branch.name(), "amount", refunded.amount()));
    refunded.back().forEach(back -> lines.addAll(back(refunded, back)));
    taken(refunded, Unit.POINTS).ifPresent(taken -> lines.addAll(points(taken)));
    taken(refunded, Unit.CREDIT).ifPresent(taken ->
        lines.add(Message.of("notice.refund.credit.taken", "amount", refunded.money(taken.amount() - taken.forgone() - taken.expired()))));
    lines.add(Message.of("notice.balance", "points", refunded.balance()));
    return String.join("\n", lines.stream().map(line -> clubs.texts().render(line, language)).toList());
  }

  private static List<Message> back(Refunded refunded, Back back) {
    var lines = new ArrayList<Message>();
    long usable = back.units() - back.expired();
    if (usable > 0) {
      lines.add(switch (back.means()) {
        case POINTS -> Message.of("notice.refund.points.back", "points", usable);
        case CREDIT -> Message.of("notice.refund.credit.back", "amount", refunded.money(usable));
        case GIFT_CARD -> Message.of("notice.refund.giftcard.back", "amount", refunded.money(usable));
        case COUPON -> Message.of("notice.refund.coupon.back");
        case DISCOUNT_CARD, LEVEL -> throw new IllegalStateException("a discount does not come back");
      });
    }
    if (back.expired() > 0 && back.means() != Means.COUPON) {
      lines.add(back.means() == Means.POINTS ? Message.of("notice.refund.points.expired", "points", back.expired())
          : Message.of("notice.refund.money.expired", "amount", refunded.money(back.expired())));
    }
    return lines;
  }

  private static List<Message> points(Taken taken) {
    var lines = new ArrayList<Message>();
    long less = taken.fromOwn() + taken.fromOthers();
    if (less > 0) {
      lines.add(Message.of("notice.refund.taken", "points", less));
    }
    if (taken.asDebt() > 0) {
      lines.add(Message.of("notice.refund.debt", "points", taken.asDebt()));
    }
    if (taken.forgone() > 0) {
      lines.add(Message.of("notice.refund.forgone", "points", taken.forgone()));
    }
    return lines;
  }

  private String sms(Language language, Refunded refunded) {
    long less = sum(refunded, t -> t.fromOwn() + t.fromOthers() + t.asDebt());
    long back = refunded.back().stream().filter(b -> b.means() == Means.POINTS).mapToLong(b -> b.units() - b.expired()).sum();
    var message = Message.of(back > 0 ? "notice.refund.back.sms" : less > 0 ? "notice.refund.sms" : "notice.refund.plain.sms",
        "club", clubs.settings().name(), "amount", refunded.amount(), "balance", refunded.balance());
    boolean coupon = refunded.back().stream().anyMatch(b -> b.means() == Means.COUPON && b.expired() == 0);
    return clubs.texts().render(message.with("points", less).with("back", back), language, Medium.SMS)
        + (coupon ? " " + clubs.texts().render(Message.of("notice.refund.coupon.back.short"), language, Medium.SMS) : "");
  }

  private static long sum(Refunded refunded, ToLongFunction<Taken> what) {
    return taken(refunded, Unit.POINTS).map(what::applyAsLong).orElse(0L);
  }

  private static Optional<Taken> taken(Refunded refunded, Unit unit) {
    return refunded.taken().stream().filter(t -> t.unit() == unit).findFirst();
  }
}
