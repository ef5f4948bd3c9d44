package club.vafa.member;

import club.vafa.club.Clubs;
import club.vafa.db.Pipeline;
import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.Email;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.Page;
import club.vafa.value.Phone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Who is a member, by which phone and in which chats. */
public final class Members {

  private static final Duration SEEN_AGAIN_AFTER = Duration.ofDays(1);
  private final Clubs clubs;
  private final Trail trail;
  private final Events events;
  private final InstantSource clock;

  public Members(Clubs clubs, Trail trail, Events events, InstantSource clock) {
    this.clubs = clubs;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Makes the person a member, or recognises one. The same chat is the same person; so is the same phone, unless its holder has been
   * dormant: then the number passes to the new claimant, who gets a new account. Two who come with one phone at the same moment become
   * one member: the claim on the phone decides.
   */
  public Entry join(Handle h, NewMember wish) {
    var byChat = wish.chat().flatMap(chat -> byChat(h, chat));
    if (byChat.isPresent()) {
      return new Entry.Known(byChat.get());
    }
    var now = clock.instant();
    var id = new MemberId(Ids.random());
    if (wish.phone().isPresent()) {
      var phone = wish.phone().get();
      PhoneSql.endDormant(h, phone.e164(), dormantBefore(now), now);
      if (!PhoneSql.claim(h, phone.e164(), id, wish.proof(), now)) {
        var holder = PhoneSql.holder(h, phone.e164()).orElseThrow();
        wish.proof().ifPresent(proof -> PhoneSql.prove(h, phone.e164(), proof));
        wish.chat().ifPresent(chat -> link(h, holder, chat));
        return new Entry.Known(byId(h, holder).orElseThrow());
      }
    }
    MemberSql.insert(h, id, wish, wish.chat().map(ChatAddress::channel).or(() -> wish.phone().map(p -> Channel.SMS)), now);
    wish.termsVersion().ifPresent(version -> MemberSql.acceptTerms(h, id, version, wish.how(), now));
    wish.chat().ifPresent(chat -> ChatSql.link(h, chat, id, now));
    wish.phone().map(ChatAddress::sms).filter(sms -> !wish.chat().equals(Optional.of(sms))).ifPresent(sms -> ChatSql.link(h, sms, id, now));
    events.record(h, new Event.MemberJoined(id, wish.how().name(), now));
    return new Entry.New(byId(h, id).orElseThrow());
  }

  /** The person of that id: where the id was merged, the member whom it stands for. */
  public Optional<Member> byId(Handle h, MemberId id) {
    return MemberSql.byId(h, id);
  }

  /** A slice of all who are members and were so by then, in the order of their ids, after that one. */
  public List<Member> active(Handle h, Optional<MemberId> after, Instant joinedBy, int limit) {
    return MemberSql.active(h, after, joinedBy, limit);
  }

  /** All ids under which a person's rows are kept, the one in use first; the id itself may be any of them. Empty where nobody has it. */
  public List<MemberId> idsOf(Handle h, MemberId id) {
    return MemberSql.idsOf(h, id);
  }

  /** The person of an id, with everything by which rooms know people. */
  public Optional<Person> person(Handle h, MemberId id) {
    var ids = idsOf(h, id);
    return ids.isEmpty() ? Optional.empty()
        : Optional.of(new Person(ids.getFirst(), ids, ChatSql.of(h, ids), PhoneSql.everOf(h, ids).stream().map(Phone::new).toList()));
  }

  /** As the other one, in a pipeline. */
  public Supplier<Optional<Member>> byId(Pipeline asks, MemberId id) {
    var rows = MemberSql.byId(asks, id);
    return () -> rows.get().stream().findFirst();
  }

  /** The holder of the number, in a pipeline. */
  public Supplier<Optional<Member>> byPhone(Pipeline asks, Phone phone) {
    var rows = MemberSql.byPhone(asks, phone.e164());
    return () -> rows.get().stream().findFirst();
  }

  /** The holder of the number, dormant or not: what a till credits by phone belongs to that account. */
  public Optional<Member> byPhone(Handle h, Phone phone) {
    return PhoneSql.holder(h, phone.e164()).flatMap(id -> byId(h, id));
  }

  /** Whose chat it is. A number whose holder has long been dormant speaks for nobody: it may be another person's by now. */
  public Optional<Member> byChat(Handle h, ChatAddress chat) {
    return ChatSql.memberOf(h, chat).flatMap(id -> byId(h, id))
        .filter(member -> chat.channel() != Channel.SMS || !member.seenAt().isBefore(dormantBefore(clock.instant())));
  }

  /** The same, for callers that hold channel and address apart. */
  public Optional<Member> byChat(Handle h, Channel channel, String address) {
    return byChat(h, new ChatAddress(channel, address));
  }

  public Optional<Phone> phoneOf(Handle h, MemberId id) {
    return PhoneSql.of(h, id).map(Phone::new);
  }

  /** The address that the member has confirmed. */
  public Optional<Email> emailOf(Handle h, MemberId id) {
    return ChatSql.addressOf(h, id, Channel.EMAIL).map(Email::new);
  }

  /** What the member likes: codes of product categories, in their order. */
  public List<String> interestsOf(Handle h, MemberId id) {
    return MemberSql.interestsOf(h, id);
  }

  public Page<MemberLine> find(Handle h, MemberQuery query) {
    if (query.phone().isPresent()) {
      return Page.last(MemberSql.linesByPhone(h, query.phone().get().e164()));
    }
    return query.namePrefix().map(prefix -> MemberSql.linesByName(h, prefix, query.page()))
        .orElseGet(() -> MemberSql.lines(h, query.page()));
  }

  /** Lets a chat belong to the member from now on, in place of an earlier one on that channel. */
  public void link(Handle h, MemberId id, ChatAddress chat) {
    var now = clock.instant();
    if (ChatSql.memberOf(h, chat).equals(Optional.of(id))) {
      return;
    }
    // Two chats that come to one member at the same moment take their turns.
    MemberSql.lock(h, id);
    ChatSql.release(h, chat);
    ChatSql.unlink(h, id, chat.channel());
    ChatSql.link(h, chat, id, now);
    if (chat.channel() == Channel.TELEGRAM) {
      MemberSql.prefer(h, id, Channel.TELEGRAM);
    }
    trail.record(h, Actor.of(id), "member.link", "member", id.value(), Map.of("channel", chat.channel().name()));
  }

  /**
   * Gives the member a number that was proved, in place of the one of before, with the number's own chat. The number of somebody who has
   * long been away passes on; that of another member does not.
   */
  public PhoneTaking takePhone(Handle h, Actor by, MemberId id, Phone phone, PhoneProof proof) {
    var now = clock.instant();
    MemberSql.lock(h, id);
    PhoneSql.endDormant(h, phone.e164(), dormantBefore(now), now);
    var holder = PhoneSql.holder(h, phone.e164());
    if (holder.equals(Optional.of(id))) {
      PhoneSql.prove(h, phone.e164(), proof);
      return new PhoneTaking.Yours(Optional.empty());
    }
    if (holder.isPresent() && !idsOf(h, id).contains(holder.get())) {
      return new PhoneTaking.Taken(byId(h, holder.get()).orElseThrow());
    }
    // A number of the same person's other id comes over.
    holder.ifPresent(alias -> PhoneSql.end(h, alias, now));
    var before = phoneOf(h, id);
    PhoneSql.end(h, id, now);
    if (!PhoneSql.claim(h, phone.e164(), id, Optional.of(proof), now)) {
      return new PhoneTaking.Taken(PhoneSql.holder(h, phone.e164()).flatMap(other -> byId(h, other)).orElseThrow());
    }
    ChatSql.release(h, ChatAddress.sms(phone));
    ChatSql.unlink(h, id, Channel.SMS);
    ChatSql.link(h, ChatAddress.sms(phone), id, now);
    trail.record(h, by, "member.phone", "member", id.value(), Map.of("proof", proof.name()));
    return new PhoneTaking.Yours(before);
  }

  /** Lets a chat be the person's only one on its channel: an earlier one, also of a merged id, is nobody's from now on. */
  public void takeChat(Handle h, MemberId id, ChatAddress chat) {
    idsOf(h, id).stream().filter(other -> !other.equals(id)).forEach(alias -> ChatSql.unlink(h, alias, chat.channel()));
    link(h, id, chat);
  }

  /** The chat of a channel is given up, also that of a merged id; whoever preferred it prefers nothing any more. */
  public void leaveChat(Handle h, Actor by, MemberId id, Channel channel) {
    idsOf(h, id).forEach(one -> {
      ChatSql.unlink(h, one, channel);
      MemberSql.preferNoMore(h, one, channel);
    });
    trail.record(h, by, "member.unlink", "member", id.value(), Map.of("channel", channel.name()));
  }

  /** Notes that the person did something, at most once a day; a Telegram chat or a card proves the person, so it also ends a dormancy. */
  public void seen(Handle h, MemberId id) {
    MemberSql.seen(h, id, clock.instant(), Instant.EPOCH);
  }

  public void acceptTerms(Handle h, MemberId id, int version, How how) {
    MemberSql.acceptTerms(h, id, version, how, clock.instant());
  }

  /**
   * A purchase keeps an account awake, but does not wake a dormant one: a number spoken at a till is no proof of the person. Written at
   * most once a day.
   */
  public void bought(Handle h, Member member, Instant at) {
    if (member.seenAt().isBefore(at.minus(SEEN_AGAIN_AFTER))) {
      MemberSql.seen(h, member.id(), at, dormantBefore(at));
    }
  }

  private Instant dormantBefore(Instant now) {
    var settings = clubs.settings();
    return now.atZone(settings.zone()).minusMonths(settings.dormantMonths()).toInstant();
  }
}
