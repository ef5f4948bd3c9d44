package club.vafa.member;

import club.vafa.db.Pipeline;
import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Whether an address can be reached at all, whatever its owner agreed to. */
public final class Reach {
  private final Events events;
  private final InstantSource clock;

  public Reach(Events events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  public void lost(Handle h, ChatAddress chat, ReachLoss reason) {
    if (ReachSql.insert(h, chat, reason, clock.instant())) {
      changed(h, chat, false);
    }
  }

  /** The address answers again; consents stay as they are. */
  public void restored(Handle h, ChatAddress chat) {
    if (ReachSql.delete(h, chat)) {
      changed(h, chat, true);
    }
  }

  /** Those of a channel's addresses that cannot be reached. */
  public Set<String> lostOf(Handle h, Channel channel, Collection<String> addresses) {
    return addresses.isEmpty() ? Set.of() : ReachSql.lostOf(h, channel, addresses);
  }

  public boolean reachable(Handle h, ChatAddress chat) {
    return !ReachSql.isLost(h, chat);
  }

  /** The member's preferred channel where that kind of message may go there, else another one where it may. */
  public Way wayTo(Handle h, MemberId member, ConsentKind kind) {
    var asks = new Pipeline(h);
    var way = wayTo(asks, member, kind);
    asks.send();
    return way.get();
  }

  /** On which channel a club message would reach each of those who were members by then: the one {@link #wayTo} would choose. */
  public List<WayCount> census(Handle h, Instant joinedBy) {
    return ChatSql.census(h, joinedBy, "true", Map.of());
  }

  /** As the other one, of those whom a query selects by member_id. */
  public List<WayCount> census(Handle h, Instant joinedBy, String members, Map<String, Object> bindings) {
    return ChatSql.census(h, joinedBy, "m.id in (" + members + ")", bindings);
  }

  /** As the other one, in a pipeline. */
  public Supplier<Way> wayTo(Pipeline asks, MemberId member, ConsentKind kind) {
    var links = ChatSql.ways(asks, member);
    return () -> way(links.get(), kind);
  }

  private static Way way(List<ChatSql.Link> links, ConsentKind kind) {
    var reached = links.stream().filter(ChatSql.Link::reachable).toList();
    var open = reached.stream().filter(way -> kind == ConsentKind.CLUB ? way.club() : way.service()).findFirst();
    if (open.isPresent()) {
      return new Way.To(new ChatAddress(open.get().channel(), open.get().address()));
    }
    return reached.isEmpty() ? new Way.NoReach() : new Way.NoConsent();
  }

  private void changed(Handle h, ChatAddress chat, boolean reachable) {
    ChatSql.memberOf(h, chat)
        .ifPresent(member -> events.record(h, new Event.ReachChanged(member, chat.channel().name(), reachable, clock.instant())));
  }
}
