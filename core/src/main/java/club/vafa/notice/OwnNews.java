package club.vafa.notice;

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
import club.vafa.message.QuietHours;
import club.vafa.message.Recipient;
import club.vafa.text.Medium;
import club.vafa.text.Message;
import club.vafa.tier.TierNotice;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Tells members what concerns them alone and comes by itself, not as the answer to something they have just done. It needs no consent to
 * club messages; but it
 * goes out with the greetings, which leave the way free for replies, and at a decent hour.
 */
final class OwnNews {
  private final Clubs clubs;
  private final Reach reach;
  private final Messages messages;
  private final InstantSource clock;

  OwnNews(Clubs clubs, Reach reach, Messages messages, InstantSource clock) {
    this.clubs = clubs;
    this.reach = reach;
    this.messages = messages;
    this.clock = clock;
  }

  /** The words get the club's name; by SMS those with the ending {@code .sms} are sent. */
  TierNotice.Told tell(Handle h, Member member, Message words, Instant expiresAt) {
    return switch (reach.wayTo(h, member.id(), ConsentKind.SERVICE)) {
      case Way.To(var chat) -> {
        var medium = chat.channel() == Channel.SMS ? Medium.SMS : Medium.CHAT;
        var full = (medium == Medium.SMS ? new Message(words.key() + ".sms", words.args()) : words)
            .with("club", clubs.settings().name());
        var outgoing = Outgoing.now(clock, Recipient.of(member.id(), chat.channel(), chat.address()), Lane.GREETING, Kind.SERVICE,
            Content.text(clubs.texts().render(full, member.language(), medium)));
        var due = QuietHours.of(clubs.settings()).endIfQuiet(clock.instant()).orElseGet(clock::instant);
        yield new TierNotice.Told(Optional.of(messages.enqueue(h, outgoing.dueAt(due).expiresAt(expiresAt)).id()), Optional.empty());
      }
      case Way.NoConsent _ -> new TierNotice.Told(Optional.empty(), Optional.of("NO_CONSENT"));
      case Way.NoReach _ -> new TierNotice.Told(Optional.empty(), Optional.of("NO_REACH"));
    };
  }

  /** As one is called in a letter. */
  static String firstName(Member member) {
    return member.name().split(" ", 2)[0];
  }

  Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(clubs.settings().zone()).toInstant();
  }
}
