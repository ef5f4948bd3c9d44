package club.vafa.verification;

import club.vafa.club.Clubs;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.Consents;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.Members;
import club.vafa.member.PhoneProof;
import club.vafa.member.PhoneTaking;
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
import club.vafa.trail.Actor;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.Phone;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A member's number changes to one that a code has proved; and a chat takes a membership over whose number a code has proved. */
public final class PhoneChanges {
  private final Clubs clubs;
  private final Members members;
  private final Consents consents;
  private final Reach reach;
  private final Codes codes;
  private final Messages messages;
  private final InstantSource clock;

  public PhoneChanges(Clubs clubs, Members members, Consents consents, Reach reach, Codes codes, Messages messages, InstantSource clock) {
    this.clubs = clubs;
    this.members = members;
    this.consents = consents;
    this.reach = reach;
    this.codes = codes;
    this.messages = messages;
    this.clock = clock;
  }

  /** Sends a code to the new number. Whose it is now is told to nobody before it is proved. */
  public CodeSending ask(Handle h, Member member, Phone phone) {
    return codes.send(h, new CodeWish(CodePurpose.PHONE_CHANGE, CodeWish.Asker.of(member.id()), Optional.of(member.id()), phone,
        member.language()));
  }

  /** The answer is to be committed whatever it is: a wrong guess counts. */
  public PhoneChange confirm(Handle h, Actor by, MemberId id, String typed) {
    var member = members.byId(h, id);
    if (member.isEmpty()) {
      return new PhoneChange.UnknownMember();
    }
    return switch (codes.check(h, CodePurpose.PHONE_CHANGE, CodeWish.Asker.of(member.get().id()), typed)) {
      case CodeCheck.Wrong(int left) -> new PhoneChange.Wrong(left);
      case CodeCheck.Gone _ -> new PhoneChange.Gone();
      case CodeCheck.Right right -> change(h, by, member.get(), right.phone());
    };
  }

  private PhoneChange change(Handle h, Actor by, Member member, Phone phone) {
    return switch (members.takePhone(h, by, member.id(), phone, PhoneProof.CODE)) {
      case PhoneTaking.Taken(Member other) -> new PhoneChange.OfAnother(other, phone);
      case PhoneTaking.Yours(Optional<Phone> before) -> {
        if (!consents.allows(h, member.id(), Channel.SMS, ConsentKind.SERVICE)) {
          consents.grant(h, member.id(), Channel.SMS, ConsentKind.SERVICE, by.kind() == Actor.Kind.STAFF ? How.STAFF : How.TELEGRAM,
              "membership, number proved by code");
        }
        before.ifPresent(old -> tell(h, Recipient.stranger(Channel.SMS, old.e164()), "verification.changed", member.language()));
        if (by.kind() == Actor.Kind.STAFF) {
          tellInChat(h, member, "verification.changed");
        }
        yield new PhoneChange.Changed(members.byId(h, member.id()).orElseThrow(), phone, before);
      }
    };
  }

  /** Whether the number's holder has another Telegram chat than this one, so that only a code lets this one in. */
  public boolean needsCode(Handle h, Member member, ChatAddress chat) {
    var person = members.person(h, member.id()).orElseThrow();
    return person.chats().stream().anyMatch(other -> other.channel() == chat.channel()) && !person.chats().contains(chat);
  }

  /** Sends a code to the number of a member whose chat this stranger's is to become. */
  public CodeSending askTakeOver(Handle h, ChatAddress chat, Member member, Phone phone, Language language) {
    return codes.send(h, new CodeWish(CodePurpose.CHAT_TAKE_OVER, CodeWish.Asker.of(chat), Optional.of(member.id()), phone, language));
  }

  /** On the right code the chat is the member's, in place of the earlier one, which is told. */
  public TakeOver takeOver(Handle h, ChatAddress chat, String typed) {
    return switch (codes.check(h, CodePurpose.CHAT_TAKE_OVER, CodeWish.Asker.of(chat), typed)) {
      case CodeCheck.Wrong(int left) -> new TakeOver.Wrong(left);
      case CodeCheck.Gone _ -> new TakeOver.Gone();
      case CodeCheck.Right right -> {
        var phone = right.phone();
        var about = right.member();
        // The number may have changed hands while the code was on its way.
        var holder = members.byChat(h, ChatAddress.sms(phone));
        if (holder.isEmpty() || !about.flatMap(id -> members.byId(h, id)).map(Member::id).equals(holder.map(Member::id))) {
          yield new TakeOver.Gone();
        }
        members.person(h, holder.get().id()).orElseThrow().chats().stream().filter(old -> old.channel() == chat.channel())
            .forEach(old -> tell(h, Recipient.stranger(old.channel(), old.address()), "verification.moved", holder.get().language()));
        members.takeChat(h, holder.get().id(), chat);
        yield new TakeOver.Done(members.byId(h, holder.get().id()).orElseThrow(), phone);
      }
    };
  }

  private void tellInChat(Handle h, Member member, String key) {
    if (reach.wayTo(h, member.id(), ConsentKind.SERVICE) instanceof Way.To(var chat) && chat.channel() == Channel.TELEGRAM) {
      tell(h, Recipient.of(member.id(), chat.channel(), chat.address()), key, member.language());
    }
  }

  private void tell(Handle h, Recipient to, String key, Language language) {
    var settings = clubs.settings();
    var text = clubs.texts().render(Message.of(key, "club", settings.name()), language,
        to.channel() == Channel.SMS ? Medium.SMS : Medium.CHAT);
    messages.enqueue(h, Outgoing.now(clock, to, Lane.SERVICE, Kind.SERVICE, Content.text(text)));
  }
}
