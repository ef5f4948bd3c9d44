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
import club.vafa.text.Texts;
import club.vafa.tier.Measured;
import club.vafa.tier.Tier;
import club.vafa.tier.TierNotice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Tells a member that the level is about to be lost, and when it is. It is the member's own affair, so it needs no consent to club messages; but it goes out
 * with the greetings, which leave the way free for replies, and at a decent hour.
 */
public final class TierTold implements TierNotice {
  private static final Duration LOWERED_OF_USE = Duration.ofDays(3);

  private final Clubs clubs;
  private final Reach reach;
  private final Messages messages;
  private final InstantSource clock;
  // Made at the first notice, since the club's zone is not known before its start; kept, since it holds the read bundles.
  private volatile Optional<Texts> texts = Optional.empty();

  public TierTold(Clubs clubs, Reach reach, Messages messages, InstantSource clock) {
    this.clubs = clubs;
    this.reach = reach;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public Told warned(Handle h, Member member, Warning warning) {
    var words = Message.of(warning.missing() > 0 ? "tier.warning" : "tier.warning.end", "level", warning.tier().name(), "day", warning.until())
        .with("missing", Measured.words(warning.measure(), warning.missing(), clubs.settings().money()));
    return tell(h, member, words, endOf(warning.until()));
  }

  @Override
  public Told lowered(Handle h, Member member, Tier before, Tier now) {
    return tell(h, member, Message.of("tier.lowered", "before", before.name(), "level", now.name()), clock.instant().plus(LOWERED_OF_USE));
  }

  private Told tell(Handle h, Member member, Message words, Instant expiresAt) {
    return switch (reach.wayTo(h, member.id(), ConsentKind.SERVICE)) {
      case Way.To(var chat) -> {
        var medium = chat.channel() == Channel.SMS ? Medium.SMS : Medium.CHAT;
        var full = (medium == Medium.SMS ? new Message(words.key() + ".sms", words.args()) : words)
            .with("name", member.name().split(" ", 2)[0]).with("club", clubs.settings().name());
        var outgoing = Outgoing.now(clock, Recipient.of(member.id(), chat.channel(), chat.address()), Lane.GREETING, Kind.SERVICE,
            Content.text(texts().render(full, member.language(), medium)));
        var due = QuietHours.of(clubs.settings()).endIfQuiet(clock.instant()).orElseGet(clock::instant);
        yield new Told(Optional.of(messages.enqueue(h, outgoing.dueAt(due).expiresAt(expiresAt)).id()), Optional.empty());
      }
      case Way.NoConsent _ -> new Told(Optional.empty(), Optional.of("NO_CONSENT"));
      case Way.NoReach _ -> new Told(Optional.empty(), Optional.of("NO_REACH"));
    };
  }

  private Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(clubs.settings().zone()).toInstant();
  }

  private Texts texts() {
    var made = texts.orElseGet(() -> new Texts(clubs.settings().zone()));
    texts = Optional.of(made);
    return made;
  }
}
