package club.vafa.verification;

import club.vafa.club.Clubs;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.Consents;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.Members;
import club.vafa.member.Reach;
import club.vafa.message.Content;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.Messages;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.text.Message;
import club.vafa.trail.Actor;
import club.vafa.value.Email;
import club.vafa.value.MemberId;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A member's e-mail address: nothing but a code is sent there before the code was said back. */
public final class EmailChanges {
  private final Clubs clubs;
  private final Members members;
  private final Consents consents;
  private final Reach reach;
  private final Codes codes;
  private final Messages messages;
  private final InstantSource clock;

  public EmailChanges(Clubs clubs, Members members, Consents consents, Reach reach, Codes codes, Messages messages, InstantSource clock) {
    this.clubs = clubs;
    this.members = members;
    this.consents = consents;
    this.reach = reach;
    this.codes = codes;
    this.messages = messages;
    this.clock = clock;
  }

  /** Sends a code to the new address. Whose it is now is told to nobody before it is proved. */
  public CodeSending ask(Handle h, Member member, Email email) {
    // Mail that once came back from there is no reason not to try again.
    reach.restored(h, ChatAddress.email(email));
    return codes.send(h, new CodeWish(CodePurpose.EMAIL_CHANGE, CodeWish.Asker.of(member.id()), Optional.of(member.id()),
        ChatAddress.email(email), member.language()));
  }

  /** The answer is to be committed whatever it is: a wrong guess counts. How: in which way the member said the code. */
  public EmailChange confirm(Handle h, Actor by, MemberId id, String typed, How how) {
    var found = members.byId(h, id);
    if (found.isEmpty()) {
      return new EmailChange.UnknownMember();
    }
    return switch (codes.check(h, CodePurpose.EMAIL_CHANGE, CodeWish.Asker.of(found.get().id()), typed)) {
      case CodeCheck.Wrong(int left) -> new EmailChange.Wrong(left);
      case CodeCheck.Gone _ -> new EmailChange.Gone();
      case CodeCheck.Right right -> change(h, by, found.get(), new Email(right.sentTo().address()), how);
    };
  }

  private EmailChange change(Handle h, Actor by, Member member, Email email, How how) {
    var before = members.emailOf(h, member.id());
    var other = members.byChat(h, ChatAddress.email(email)).filter(holder -> !holder.id().equals(member.id()));
    if (other.isPresent()) {
      return new EmailChange.OfAnother(other.get());
    }
    members.takeChat(h, member.id(), ChatAddress.email(email));
    if (!consents.allows(h, member.id(), Channel.EMAIL, ConsentKind.SERVICE)) {
      consents.grant(h, member.id(), Channel.EMAIL, ConsentKind.SERVICE, how, "membership, address proved by code");
    }
    before.filter(old -> !old.equals(email)).ifPresent(old -> tell(h, old, member));
    return new EmailChange.Changed(members.byId(h, member.id()).orElseThrow(), email, before);
  }

  /** The member has no address any more, and agrees to nothing there. False where there was none. */
  public boolean forget(Handle h, Actor by, Member member, How how) {
    if (members.emailOf(h, member.id()).isEmpty()) {
      return false;
    }
    for (var kind : ConsentKind.values()) {
      if (consents.allows(h, member.id(), Channel.EMAIL, kind)) {
        consents.withdraw(h, member.id(), Channel.EMAIL, kind, how, "address given up");
      }
    }
    members.leaveChat(h, by, member.id(), Channel.EMAIL);
    return true;
  }

  private void tell(Handle h, Email old, Member member) {
    var settings = clubs.settings();
    var texts = clubs.texts();
    var subject = texts.render(Message.of("verification.mail.changed.subject", "club", settings.name()), member.language());
    var body = texts.render(Message.of("verification.mail.changed", "club", settings.name()), member.language());
    messages.enqueue(h, Outgoing.now(clock, Recipient.stranger(Channel.EMAIL, old.address()), Lane.SERVICE, Kind.SERVICE,
        new Content.Mail(subject, body)));
  }
}
