package club.vafa.message;

import club.vafa.member.Channel;
import club.vafa.value.MemberId;
import java.util.Optional;

/**
 * Who gets a message and where: the address is a chat id in Telegram, a phone in E.164 by SMS, an e-mail address; someone who has not joined
 * has no member. Where there is a fallback, the message goes there when it certainly cannot go its first way.
 */
public record Recipient(Optional<MemberId> member, Channel channel, String address, Optional<Fallback> fallback) {
  public Recipient {
    if (address.isBlank()) {
      throw new IllegalArgumentException("a message needs an address");
    }
  }

  public Recipient(Optional<MemberId> member, Channel channel, String address) {
    this(member, channel, address, Optional.empty());
  }

  public Recipient or(Fallback other) {
    return new Recipient(member, channel, address, Optional.of(other));
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
