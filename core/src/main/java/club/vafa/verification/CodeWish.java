package club.vafa.verification;

import club.vafa.member.ChatAddress;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.Phone;
import java.util.Optional;

/**
 * A code to be sent to a number or an e-mail address. The asker is who will say it back: an asker has one open code per purpose, the newest. The member is the
 * one whom it is about, where there is one.
 */
public record CodeWish(CodePurpose purpose, Asker asker, Optional<MemberId> member, ChatAddress to, Language language) {

  public CodeWish(CodePurpose purpose, Asker asker, Optional<MemberId> member, Phone phone, Language language) {
    this(purpose, asker, member, ChatAddress.sms(phone), language);
  }

  /** A name that is the asker's own, told apart by its kind. */
  public record Asker(String name) {
    public static Asker of(MemberId member) {
      return new Asker("member " + member.value());
    }

    public static Asker of(ChatAddress chat) {
      return new Asker("chat " + chat.channel() + " " + chat.address());
    }

    @Override
    public String toString() {
      return "Asker";
    }
  }
}
