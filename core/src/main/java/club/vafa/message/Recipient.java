package club.vafa.message;

import club.vafa.member.Channel;
import club.vafa.value.MemberId;
import java.util.Optional;

/**
 * Who gets a message and where: the address is a chat id in Telegram, a phone in E.164 by SMS, an e-mail address; someone who has not joined has no member.
 */
public record Recipient(Optional<MemberId> member, Channel channel, String address) {
  public Recipient {
    if (address.isBlank()) {
      throw new IllegalArgumentException("a message needs an address");
    }
  }

  /** Without the address, which is personal. */
  @Override
  public String toString() {
    return channel + member.map(id -> " of " + id).orElse(" of a stranger");
  }

  public static Recipient of(MemberId member, Channel channel, String address) {
    return new Recipient(Optional.of(member), channel, address);
  }

  /** Someone who has not joined, or is not known to have. */
  public static Recipient stranger(Channel channel, String address) {
    return new Recipient(Optional.empty(), channel, address);
  }
}
