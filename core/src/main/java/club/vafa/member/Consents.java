package club.vafa.member;

import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What members agreed to receive, per channel and kind, with its history. */
public final class Consents {
  private final Members members;
  private final Reach reach;
  private final Events events;
  private final InstantSource clock;

  public Consents(Members members, Reach reach, Events events, InstantSource clock) {
    this.members = members;
    this.reach = reach;
    this.events = events;
    this.clock = clock;
  }

  public void grant(Handle h, MemberId member, Channel channel, ConsentKind kind, How how, String wording) {
    say(h, member, new Consent(channel, kind, true, how, wording, clock.instant()));
  }

  /** Once this is committed nothing starts that needs it: a sender who has just asked is waited for. */
  public void withdraw(Handle h, MemberId member, Channel channel, ConsentKind kind, How how, String wording) {
    hold(h, List.of(member));
    say(h, member, new Consent(channel, kind, false, how, wording, clock.instant()));
  }

  /**
   * Holds these members until the caller's transaction ends: none of them withdraws meanwhile, and nobody else who sends to them counts what
   * they have had.
   */
  public void hold(Handle h, Collection<MemberId> members) {
    ConsentSql.hold(h, members);
  }

  public boolean allows(Handle h, MemberId member, Channel channel, ConsentKind kind) {
    return ConsentSql.given(h, member, channel, kind);
  }

  /** Those of the members who allow it. */
  public Set<MemberId> allowing(Handle h, Collection<MemberId> members, Channel channel, ConsentKind kind) {
    return members.isEmpty() ? Set.of() : ConsentSql.givenBy(h, members, channel, kind);
  }

  /** Newest first. */
  public List<Consent> history(Handle h, MemberId member) {
    return ConsentSql.history(h, member);
  }

  /**
   * STOP and its kin, the whole message: club messages end on that channel at once. Where the carrier closes the number by itself ({@code
   * atCarrier}, as Twilio does), nothing at all can be sent there until START.
   */
  public Stopping stop(Handle h, ChatAddress chat, boolean atCarrier, String word) {
    // Asked of the link itself: also the holder of a long dormant number is heard when it says stop.
    var member = ChatSql.memberOf(h, chat).flatMap(id -> members.byId(h, id));
    if (atCarrier) {
      reach.lost(h, chat, ReachLoss.STOPPED_AT_CARRIER);
    }
    if (member.isEmpty()) {
      return new Stopping.NotAMember();
    }
    boolean wasOn = allows(h, member.get().id(), chat.channel(), ConsentKind.CLUB);
    withdraw(h, member.get().id(), chat.channel(), ConsentKind.CLUB, How.KEYWORD, word);
    return wasOn ? new Stopping.Stopped(member.get()) : new Stopping.AlreadyStopped(member.get());
  }

  /** START and its kin: the reach is back, and with it the consent that STOP withdrew. */
  public Starting start(Handle h, ChatAddress chat, String word) {
    reach.restored(h, chat);
    var member = members.byChat(h, chat);
    if (member.isEmpty()) {
      return new Starting.NotAMember();
    }
    var id = member.get().id();
    if (allows(h, id, chat.channel(), ConsentKind.CLUB)) {
      return new Starting.AlreadyOn(member.get());
    }
    if (!ConsentSql.everGiven(h, id, chat.channel(), ConsentKind.CLUB)) {
      return new Starting.NeverAgreed(member.get());
    }
    grant(h, id, chat.channel(), ConsentKind.CLUB, How.KEYWORD, word);
    return new Starting.Restored(member.get());
  }

  private void say(Handle h, MemberId member, Consent consent) {
    boolean changed = ConsentSql.setNow(h, member, consent);
    ConsentSql.insert(h, member, Ids.v7(clock), consent);
    if (changed) {
      events.record(h, new Event.ConsentChanged(member, consent.channel().name(), consent.kind().name(), consent.given(), consent.at()));
    }
  }
}
